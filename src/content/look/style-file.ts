import { quote, type Fault } from '../faults/fault.ts';

/** `content/theme.css`, read: small, and with a sign in place of each address, which is filled in when the site’s own is known. */
export interface StyleFile {
  css: string;
  /** What the addresses name, in the order of their signs: a path of the site that begins with a slash, or a file of the content folder. */
  addresses: string[];
}

/** Stands for an address, with its number. */
const SIGN = 'standfirst-address-';

type Words = Omit<Fault, 'file'>;

/** Reads the newspaper’s own style sheet, or tells what is wrong in it: CSS that cannot be read, and whatever would be loaded from elsewhere. */
export async function readStyleFile(text: string): Promise<StyleFile | { faults: Words[] }> {
  const faults: Words[] = [];
  const addresses: string[] = [];
  const stray = findStrayBrace(text);
  if (stray !== undefined) return { faults: [stray] };
  const { transform } = await import('lightningcss');
  try {
    const { code, warnings } = transform({
      filename: 'theme.css',
      code: Buffer.from(text),
      errorRecovery: true,
      minify: true,
      visitor: {
        Url(url) {
          if (url.url.startsWith('#')) return undefined;
          const problem = problemOf(url.url);
          if (problem) faults.push({ line: url.loc.line, ...problem });
          return { ...url, url: `${SIGN}${addresses.push(url.url) - 1}-` };
        },
        Rule: {
          import({ value }) {
            faults.push({
              line: value.loc.line + 1,
              problem: `The styles take in others: “@import ${quote(value.url)}”.`,
              mend: 'Write those rules into this file.',
            });
            return undefined;
          },
        },
      },
    });
    for (const { message, loc } of warnings) faults.push({ line: loc.line, column: loc.column, ...unreadable(message) });
    return faults.length > 0 ? { faults } : { css: code.toString(), addresses };
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    return { faults: [{ ...(loc ? { line: loc.line, column: loc.column } : {}), ...unreadable(message) }] };
  }
}

/** The style sheet with its addresses filled in. */
export function fillAddresses({ css, addresses }: StyleFile, find: (address: string) => string): string {
  return css.replace(new RegExp(`${SIGN}(\\d+)-`, 'g'), (_, number: string) => find(addresses[Number(number)] ?? ''));
}

function unreadable(message: string): Pick<Fault, 'problem' | 'mend'> {
  return {
    problem: `The styles cannot be read here: ${message.replace(/\.$/, '')}.`,
    mend: 'Correct the CSS; most often a bracket, a colon or a semicolon is missing before this place.',
  };
}

function problemOf(address: string): Pick<Fault, 'problem' | 'mend'> | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address) || /^[a-z][a-z0-9+.-]*:/i.test(address))
    return {
      problem: `${quote(address)} is not on this site. Pages load nothing from elsewhere, so that nobody learns who reads them.`,
      mend: 'Put the file into public/ and write its path with a slash in front, as url(/paper.svg); a face into content/fonts, as url(fonts/face.woff2).',
    };
  if (address.startsWith('/') || /^(fonts|logo)\/[^/]+$/.test(address)) return undefined;
  return {
    problem: `${quote(address)} leads nowhere: only what is in public/, content/fonts or content/logo is published.`,
    mend: 'Write a path of the site, as url(/paper.svg), or a file of the content folder, as url(fonts/face.woff2).',
  };
}

/** A brace without its other, which CSS itself would pass over with all that follows it. */
function findStrayBrace(text: string): Words | undefined {
  const bare = text.replace(/\/\*[\s\S]*?(\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g, (part) => part.replace(/[^\n]/g, ' '));
  const open: number[] = [];
  let line = 1;
  for (const sign of bare) {
    if (sign === '\n') line += 1;
    else if (sign === '{') open.push(line);
    else if (sign === '}' && open.pop() === undefined) return { line, problem: 'This “}” closes nothing.', mend: 'Take it out, or open the rule that it closes.' };
  }
  const first = open[0];
  if (first === undefined) return undefined;
  return { line: first, problem: 'The “{” of this rule is never closed.', mend: 'Write “}” where the rule ends.' };
}
