import { ContentFaults } from '../faults/fault.ts';
import { parseText, withPlainColons } from '../text/tree.ts';
import { checkBody, readBodyFacts } from './body-check.ts';
import { readMdxTree } from './mdx-check.ts';

/**
 * The text of a story in `.mdx`, below its front matter, as it is turned into a component. A story is content that someone has written, and
 * what the compiler makes of it is run: so colons that place nothing are escaped before, and what comes of that is checked once more,
 * until no step of the compiler has anything left to change. Throws `ContentFaults` when the text has a fault.
 */
export function settleMdx(file: string, text: string): string {
  check(file, text);
  const body = withPlainColons(text, 'mdx');
  check(file, body);
  const { faults } = readMdxTree(body, parseText(body, 'mdx'));
  if (faults.length > 0 || withPlainColons(body, 'mdx') !== body)
    throw new Error(
      `${file}: the text holds colons that cannot be read in one way only. Put a backslash before each colon that a bracket follows.`,
    );
  return body;
}

function check(file: string, body: string): void {
  const facts = readBodyFacts({ file, text: body, data: undefined, body });
  const isUnknown = facts.marks.some(({ kind }) => kind === 'unknown' || kind === 'colons');
  if (facts.faults.length > 0 || isUnknown) throw new ContentFaults(checkBody(file, facts, {}));
}
