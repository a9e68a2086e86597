/** What an editor can place in the text of a story, and how many colons stand before its name. */
export const BODY_DIRECTIVES: Readonly<Record<string, 2 | 3>> = { related: 2, note: 3, pull: 3 };

/** A mark in a story’s text: something placed in it, or something that looks so and is not. */
export type BodyMark = { line: number } & (
  | { kind: 'photo' | 'related'; target: string }
  | { kind: 'unknown' | 'colons'; name: string }
  /** A photo inside a sentence or a list, where none can stand. */
  | { kind: 'inline-photo'; target: string }
);

const PHOTO_LINE = /^!\[[^\]]*\]\((?<photo>[^)\s]+)[^)]*\)$/;
const DIRECTIVE_LINE = /^(?<colons>:{2,})(?<name>[a-zA-Z][\w-]*)(?<rest>.*)$/;
const INLINE_PHOTO = /!\[[^\]]*\]\((?<photo>[^)\s]*)[^)]*\)/;

const MAY_HAVE_MARKS = /!\[|^[ \t]*::/m;

/** Every mark of Markdown in a body, in order; those that components make are found where MDX is read. */
export function findMarks(body: string): BodyMark[] {
  if (!MAY_HAVE_MARKS.test(body)) return [];
  return proseLines(body).flatMap(({ text, line }): BodyMark[] => {
    const trimmed = text.trim();
    const photo = PHOTO_LINE.exec(trimmed)?.groups?.photo;
    if (photo !== undefined) return [{ kind: 'photo', target: photo, line }];
    const directive = DIRECTIVE_LINE.exec(trimmed)?.groups;
    if (directive !== undefined) return directiveMarks(directive, line);
    const inline = INLINE_PHOTO.exec(text)?.groups?.photo;
    return inline === undefined ? [] : [{ kind: 'inline-photo', target: inline, line }];
  });
}

/** What the marks of one kind point at. */
export function targetsOf(marks: readonly BodyMark[], kind: 'photo' | 'related'): string[] {
  return marks.flatMap((mark) => (mark.kind === kind ? [mark.target] : []));
}

function directiveMarks({ colons = '', name = '', rest = '' }: Partial<Record<string, string>>, line: number): BodyMark[] {
  const wanted = Object.hasOwn(BODY_DIRECTIVES, name) ? BODY_DIRECTIVES[name] : undefined;
  if (wanted === undefined) return [{ kind: 'unknown', name, line }];
  if (wanted === 2 ? colons.length !== 2 : colons.length < 3) return [{ kind: 'colons', name, line }];
  return name !== 'related' ? [] : [{ kind: 'related', target: /story="([^"]*)"/.exec(rest)?.[1] ?? '', line }];
}

/** The lines of a body that are not inside a fenced block of code. */
export function proseLines(body: string): { text: string; line: number }[] {
  let fence: string | undefined;
  return body.split('\n').flatMap((text, index) => {
    const opening = /^\s{0,3}(`{3,}(?!.*`)|~{3,})/.exec(text)?.[1];
    if (opening !== undefined) {
      if (fence === undefined) fence = opening;
      else if (opening.startsWith(fence)) fence = undefined;
      return [];
    }
    return fence === undefined ? [{ text, line: index + 1 }] : [];
  });
}

const MARKUP = /<[^>]+>|\]\([^)]*\)|^:{2,}.*$|^import .*$/gm;
const MAY_HAVE_MARKUP = /[<:]|\]\(|^import /m;

/** Words in a body, markup left out; for reading times. */
export function countWords(body: string): number {
  const text = MAY_HAVE_MARKUP.test(body) ? body.replace(MARKUP, ' ') : body;
  let words = 0;
  let isInside = false;
  for (let index = 0; index < text.length; index += 1) {
    const isPart = isWordUnit(text.charCodeAt(index));
    if (isPart && !isInside) words += 1;
    isInside = isPart;
  }
  return words;
}

const WORD_UNITS = new Int8Array(0x10000).fill(-1);

/** Letters, marks, digits, apostrophes and hyphens; halves of characters beyond the first 65,536 count as letters. */
export function isWordUnit(unit: number): boolean {
  let known = WORD_UNITS[unit];
  if (known === -1) {
    known = unit >= 0xd800 && unit <= 0xdfff ? 1 : Number(/[\p{L}\p{M}\p{N}’'-]/u.test(String.fromCharCode(unit)));
    WORD_UNITS[unit] = known;
  }
  return known === 1;
}

const MAY_BE_DEEP = /^[ \t>*+\-\d.)]{12}/m;

/** The line that stands in the most quotations and lists, and in how many; those of a few are not looked at. */
export function deepestLine(body: string): { line: number; depth: number } {
  let deepest = { line: 1, depth: 0 };
  if (!MAY_BE_DEEP.test(body)) return deepest;
  for (const { text, line } of proseLines(body)) {
    const marks = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+[ \t>]*)*/.exec(text)?.[0] ?? '';
    const depth = marks.replace(/[ \t\d]/g, '').length + (marks.trim() === '' ? 0 : Math.floor((/^ */.exec(text)?.[0].length ?? 0) / 2));
    if (depth > deepest.depth) deepest = { line, depth };
  }
  return deepest;
}
