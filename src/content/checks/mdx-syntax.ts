import { quote, type Fault } from '../faults/fault.ts';
import type { MdxFault } from '../faults/mdx-fault.ts';
import { newlines } from './mdx-nodes.ts';

/** What the compiler would not take as a part of the text, where it begins. */
export function beginningFault(body: string): MdxFault | undefined {
  const found = /^\s*?(---|\+\+\+|\uFEFF)/.exec(body);
  if (!found) return undefined;
  const line = newlines(found[0]) + 1;
  return found[1] === '\uFEFF'
    ? { line, problem: 'The text begins with a byte order mark, which cannot be seen.', mend: 'Delete the line and type it again.' }
    : {
        line,
        problem: `The text begins with ${quote(found[1])}, as the fields of a file do.`,
        mend: 'Take the line out; to draw a rule there, write “***”.',
      };
}

/** What the parser says, in an editor’s words. */
const SYNTAX: readonly [pattern: RegExp, fault: (name: string) => Pick<Fault, 'problem' | 'mend'>][] = [
  [
    /^Expected a closing tag for `<([^`>]+)>`/,
    (name) => ({
      problem: `${quote(`<${name}>`)} is not closed.`,
      mend: `Write </${name}> after its text, or end it with “/>” when it has none.`,
    }),
  ],
  [
    /^Unexpected closing tag `<\/[^`>]+>`, expected corresponding closing tag for `<([^`>]+)>`/,
    (name) => ({
      problem: `${quote(`<${name}>`)} is not closed before this line.`,
      mend: `Write </${name}> after its text, or end it with “/>” when it has none.`,
    }),
  ],
  [
    /^Unexpected closing tag `<\/([^`>]+)>`/,
    (name) => ({ problem: `${quote(`</${name}>`)} closes what was not opened.`, mend: 'Take it out, or write the beginning before it.' }),
  ],
  [/^Unexpected character `!`/, () => ({ problem: 'A comment of HTML, <!-- … -->, cannot stand here.', mend: 'Write it as {/* … */}.' })],
  [
    /^Unexpected character (?:after `<`|`)|before name|before attribute/,
    () => ({
      problem: 'A “<” stands here that does not begin a component, or the component after it cannot be read.',
      mend: 'To print the sign, write “\\<”. In a component, look for a quotation mark or a bracket that is missing.',
    }),
  ],
  [
    /end of file in expression|closing brace/,
    () => ({
      problem: 'A curly bracket is not closed.',
      mend: 'Write “}” where the value ends; to print a bracket, put a backslash before it: \\{',
    }),
  ],
  [
    /^Could not parse (?:expression|import|export)/,
    () => ({
      problem: 'What stands in curly brackets here cannot be read.',
      mend: 'Look for a bracket, a comma or a quotation mark that is missing; to print a curly bracket, put a backslash before it: \\{',
    }),
  ],
];

export function syntaxFault(message: string): MdxFault {
  const [, line = '1', said = message] = /^(\d+):\d+: ([\s\S]*?)(?: \(mdx[\w-]*:[\w-]+\))?$/.exec(message) ?? [];
  for (const [pattern, fault] of SYNTAX) {
    const found = pattern.exec(said);
    if (found) return { line: Number(line), ...fault(found[1] ?? '') };
  }
  return {
    line: Number(line),
    problem: `The text cannot be read from here on: ${quote(said)}.`,
    mend: 'Look for a bracket or a quotation mark that is missing.',
  };
}
