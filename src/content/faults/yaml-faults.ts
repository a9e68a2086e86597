import { describeComputerFile } from './computer-file.ts';
import { quote, type Fault } from './fault.ts';

type YamlFault = Pick<Fault, 'problem' | 'mend'> & {
  /** 0-based, within the fields. */
  line?: number | undefined;
};

/** What a reader of YAML says: why it cannot go on, and the 0-based line on which it noticed. */
interface YamlError {
  reason: string;
  line: number | undefined;
}

/**
 * Why fields cannot be read, in an editor’s words. What readers of YAML say tells of their own trouble; the slip is found in the line
 * itself, or in one before it.
 */
export function describeYamlError(text: string, { reason, line }: YamlError): YamlFault {
  const lines = text.split(/\r?\n/);
  const at = line ?? 0;
  for (const look of [merged, told, unclosed, badEntry, inValue, indentedFirst, noField]) {
    const found = look(lines, at, reason);
    if (found) return found;
  }
  return {
    line,
    problem: reason.startsWith('bad indentation')
      ? 'The line is not indented like the fields it belongs to.'
      : 'The fields cannot be read from here on.',
    mend: reason.startsWith('bad indentation')
      ? 'Begin it exactly below the field that it belongs beside, or two spaces further in than the field that it belongs to.'
      : 'Write each field as “name: value” on a line of its own, and put a value in double quotes when in doubt.',
  };
}

/** Two versions of the fields, one below the other, as a merge leaves them that was not finished. */
function merged(lines: readonly string[]): YamlFault | undefined {
  const line = lines.findIndex((text) => /^(?:<{7}|>{7})(?: |$)/.test(text));
  if (line < 0) return undefined;
  return {
    line,
    problem: `${quote(lines[line])} is the mark of a merge: two versions of the fields stand here, one below the other.`,
    mend: 'Keep the lines that are right, and take out the others and the lines that begin with <<<<<<<, ======= and >>>>>>>.',
  };
}

/** Slips that the reader of YAML names itself. */
function told(lines: readonly string[], at: number, reason: string): YamlFault | undefined {
  const text = lines[at] ?? '';
  if (reason.startsWith('duplicated')) {
    const name = /^[\s-]*([^:]+?)\s*:/.exec(text)?.[1] ?? text.trim();
    return { line: at, problem: `The field ${quote(name)} is there twice.`, mend: 'Take one of the two lines out.' };
  }
  if (reason.startsWith('tab characters') || text.startsWith('\t'))
    return { line: at, problem: 'The line is indented with a tab.', mend: 'Indent with spaces, as far as the lines around it.' };
  if (reason.startsWith('expected a single document')) {
    const between = lines.findIndex((line, place) => /^(?:---|\.\.\.)/.test(line) && lines.slice(0, place).some((before) => FIELD.test(before)));
    return {
      line: between < 0 ? undefined : between,
      problem: `A line of ${lines[between]?.startsWith('.') === true ? 'three dots' : 'three hyphens'} stands between the fields${lines.slice(between + 1).some((line) => FIELD.test(line)) ? '' : ', after the last'}.`,
      mend: 'Take the line out: what follows is not read.',
    };
  }
  if (reason.includes('nesting'))
    return {
      line: at,
      problem: 'The fields cannot be read: they stand within one another too deep.',
      mend: 'Take the line out; no field of the newsroom is like this.',
    };
  if (reason.includes('non-printable'))
    return { line: at, problem: 'The line has a character that cannot be printed.', mend: 'Delete the line and type it again.' };
  const path = /["']([a-z]:\\.*)["']\s*$/i.exec(text)?.[1];
  if (path !== undefined && /escape|hexadecimal/.test(reason)) return { line: at, ...describeComputerFile(path) };
  if (reason.startsWith('unknown escape'))
    return {
      line: at,
      problem: `${quote(text.trim())} has a backslash within double quotes.`,
      mend: 'Write two backslashes, or put the value in single quotes.',
    };
  return undefined;
}

/** A line with a field’s name at the edge. */
const FIELD = /^[^\s#-][^:]*:(?:\s|$)/;

/** A quotation mark or bracket that is opened and never closed. It is noticed lines later. */
function unclosed(lines: readonly string[], at: number, reason: string): YamlFault | undefined {
  const isQuote = reason.includes('quoted scalar');
  if (!isQuote && !reason.includes('flow')) return undefined;
  const found = lines.findLastIndex(
    (text, index) => index <= at && (isQuote ? OPENS_QUOTE.test(text) || NAME_IN_QUOTES.test(text) : opens(text)),
  );
  const place = found < 0 ? Math.min(at, lines.length - 1) : found;
  const [, name, value] = (isQuote ? NAME_IN_QUOTES.exec(lines[place] ?? '') : null) ?? [];
  if (name !== undefined)
    return {
      line: place,
      problem: `${quote(lines[place]?.trim())} has a quotation mark before the field’s name.`,
      mend: `Write “${name}: ${JSON.stringify(value ?? '')}”.`,
    };
  const remark = isQuote ? undefined : /[[{,][ \t]*(#[^\]},\s]+)/.exec(lines[place] ?? '')?.[1];
  if (remark !== undefined)
    return {
      line: place,
      problem: `${quote(remark)} and what follows it would be taken for a remark and left out.`,
      mend: `Take the “#” out: ${(lines[place] ?? '').trim().replace(remark, remark.slice(1))}. Where the sign is meant, put the entry in double quotes.`,
    };
  return {
    line: place,
    problem: isQuote
      ? `${quote(lines[place]?.trim())} opens a quotation mark that is not closed.`
      : `${quote(lines[place]?.trim())} opens a bracket that is not closed, or lacks a comma.`,
    mend: isQuote ? closed(lines[place] ?? '') : 'Put commas between the entries and close the bracket after the last.',
  };
}

const OPENS_QUOTE = /^[^"']*?[:-] +(["'])(?:(?!\1).)*$/;

/** `"headline: Ferry`, closed at the end of the line or not. */
const NAME_IN_QUOTES = /^[\s-]*["']([A-Za-z]\w*):[ \t]+([^"']*?)["']?\s*$/;

function closed(line: string): string {
  const [, field = '', value = ''] = /^[\s-]*([\w-]+:)[ \t]+["'](.*?)\s*$/.exec(line) ?? [];
  return `Close it at the end of the value${field === '' ? '' : `: ${field} ${JSON.stringify(value)}`}.`;
}

function opens(text: string): boolean {
  const read = text.replace(/(?<=[\s[{,])#.*$/, '');
  const count = (signs: RegExp) => (read.match(signs) ?? []).length;
  return count(/[[{]/g) > count(/[\]}]/g);
}

/** An entry with another sign than a hyphen before it, or a hyphen before a field that is none. */
function badEntry(lines: readonly string[], noticedAt: number): YamlFault | undefined {
  const at = [noticedAt, noticedAt - 1].find((place) => OTHER_BULLET.test(lines[place] ?? ''));
  if (at !== undefined) {
    const text = lines[at]?.trim() ?? '';
    return {
      line: at,
      problem: `${quote(text)} begins with “${text.charAt(0)}”, where an entry of a list begins with a hyphen.`,
      mend: `Write “${text.replace(OTHER_BULLET, '- ')}”.`,
    };
  }
  const [, entry] = /^-[ \t]+(\S.*?)\s*$/.exec(lines[noticedAt] ?? '') ?? [];
  const above = lines.slice(0, noticedAt).findLast((line) => line.trim() !== '' && !/^\s*#/.test(line));
  if (entry === undefined || above === undefined || !/^[^\s-][^:]*:[ \t]+\S|^\s/.test(above)) return undefined;
  return {
    line: noticedAt,
    problem: `${quote(`- ${entry}`)} begins with a hyphen, as the entries of a list do, and stands among the fields.`,
    mend: FIELD.test(entry)
      ? `Take the hyphen out: ${entry}.`
      : 'Put it into the list to which it belongs: below the field’s name, or within its square brackets.',
  };
}

const OTHER_BULLET = /^[ \t]*[*•·–—][ \t]+(?=\S)/;

/** A first field that is indented, with the others at the edge. */
function indentedFirst(lines: readonly string[], at: number): YamlFault | undefined {
  const first = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const text = lines[first] ?? '';
  if (first < 0 || !/^ +[^\s-][^:]*:(?:\s|$)/.test(text) || !/^[^\s-]/.test(lines[at] ?? '')) return undefined;
  return {
    line: first,
    problem: `${quote(text.trim())} is indented, and the fields after it are not.`,
    mend: 'Take the spaces at the beginning of the line out.',
  };
}

/** A value with signs that mean something else in YAML. */
function inValue(lines: readonly string[], noticedAt: number, reason: string): YamlFault | undefined {
  const at = reason.startsWith('unknown tag') && !(lines[noticedAt] ?? '').includes('!') ? noticedAt - 1 : noticedAt;
  const [, name = '', value = ''] = /^[\s-]*([^\s:"'[{][^:]*):[ \t]+(\S.*?)\s*$/.exec(lines[at] ?? '') ?? [];
  if (value === '') return undefined;
  const address = /^\[[^\]]*\]\((\S+)\)$/.exec(value)?.[1];
  if (address !== undefined)
    return { line: at, problem: `${quote(value)} is a link as it stands in a text.`, mend: `Write the address alone: ${name}: ${address}.` };
  const list = listWithin(value);
  if (list !== undefined)
    return { line: at, problem: `${quote(value)} has a bracket or a comma too many.`, mend: `Write “${name}: ${list}”.` };
  const mend = `Put the whole value in double quotes: ${name}: ${JSON.stringify(withinQuotes(value) ?? value)}.`;
  const quoted = /^(["'])(?:(?!\1).)*\1\s*(?=[^\s#])/.exec(value)?.[0];
  if (quoted !== undefined) return { line: at, problem: `${quote(value)} goes on after its closing quotation mark.`, mend };
  const sign = /^[@`%*&!|>[{\]},?-]/.exec(value)?.[0];
  if (sign !== undefined && !(sign === '-' && /^-\S/.test(value)))
    return {
      line: at,
      problem: `${quote(value)} begins with “${sign}”, which means something else here.`,
      mend: /^-[ \t]/.test(value) ? `${mend} If it is an entry of a list, write it on the next line, below “${name}:”.` : mend,
    };
  if (/:(\s|$)/.test(value))
    return { line: at, problem: `${quote(value)} has a colon and a space in it, which means something else here.`, mend };
  return undefined;
}

/** `[a, b]]` and `[a,, b]` as they were meant, where the entries are names. */
function listWithin(value: string): string | undefined {
  const names = /^\[+([\w\s./,-]*?)\]+$/.exec(value)?.[1]?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  return names === undefined || names.length === 0 ? undefined : `[${names.join(', ')}]`;
}

/**
 * A value without the quotation marks around it, where they were meant to be around the whole: the first sign like them within it is an
 * apostrophe or opens other words, and does not close what the first of all has opened.
 */
function withinQuotes(value: string): string | undefined {
  const [, sign = '', inner = ''] = /^(["'])(.+)\1$/.exec(value) ?? [];
  if (inner === '') return undefined;
  const first = new RegExp(`(?<before>^|[\\s(])${sign}|${sign}(?![\\p{L}\\p{N}])`, 'u').exec(inner);
  return first === null || first.groups?.before !== undefined ? inner : undefined;
}

const BEGINS_TEXT = /^[^\s#-][^:]*:[ \t]+[|>][-+\d]*[ \t]*$/;

/** A text of several lines that stands at the edge, where a field would. */
function textNotIndented(lines: readonly string[], at: number): YamlFault | undefined {
  const above = lines.slice(0, at).findLastIndex((line) => /^[^\s#-][^:]*:(?:\s|$)/.test(line));
  if (above < 0 || !BEGINS_TEXT.test(lines[above] ?? '')) return undefined;
  const first = lines.findIndex((line, place) => place > above && line.trim() !== '');
  // Where the text is indented, and a line after it is not, that line may be anything.
  if (/^\s/.test(lines[first] ?? '')) return undefined;
  return {
    line: first,
    problem: `${quote(lines[first]?.trim() ?? '')} stands below ${quote(lines[above]?.trim() ?? '')} and is not indented, so it is not taken for its text.`,
    mend: 'Begin each line of the text with two spaces.',
  };
}

/** A line that is no field; it may be noticed one line later. */
function noField(lines: readonly string[], at: number): YamlFault | undefined {
  const place = [at, at - 1].find((index) => /^[^\s#-]/.test(lines[index] ?? '') && !/:(\s|$)/.test(lines[index] ?? ''));
  if (place === undefined) return undefined;
  const unindented = textNotIndented(lines, place);
  if (unindented) return unindented;
  const text = lines[place]?.trim() ?? '';
  const remark = /^(?:\/\/|\/\*|<!--|;)\s*(.*?)\s*(?:\*\/|-->)?$/.exec(text)?.[1];
  if (remark !== undefined)
    return { line: place, problem: `${quote(text)} is not a field.`, mend: `Begin a remark with “#” and a space: # ${remark}` };
  const [, name = '', sign, value = ''] = /^([A-Za-z]\w*)\s*(=>|->|[=;：﹕→])\s*(\S.*)$/u.exec(text) ?? [];
  if (sign !== undefined)
    return { line: place, problem: `${quote(text)} has “${sign}” where a colon belongs.`, mend: `Write “${name}: ${plainValue(value)}”.` };
  const colon = text.indexOf(':');
  if (colon > 0) {
    const mended = `${text.slice(0, colon)}: ${text.slice(colon + 1)}`;
    return { line: place, problem: `${quote(text)} has no space after the colon.`, mend: `Write “${mended}”.` };
  }
  return {
    line: place,
    problem: `${quote(text)} is not a field.`,
    mend: 'Write “name: value”; when it belongs to the value before it, put it on the same line.',
  };
}

/** A value as it is written, in double quotes where it needs them. */
function plainValue(value: string): string {
  return /^["'[{]/.test(value) || !/^[@`%*&!|>?#-]|: |:$| #/.test(value) ? value : JSON.stringify(value);
}
