/** What an editor can place in the text of a story: a directive, and the attribute that it needs. */
export const BODY_DIRECTIVES = { related: 'story', note: undefined, pull: undefined } as const;

/** A mark in a story’s text that points at something else in the newsroom. */
export interface BodyMark {
  kind: 'photo' | 'related' | 'unknown';
  /** The photo’s or story’s id, or the unknown directive’s name. */
  target: string;
  /** 1-based line within the body. */
  line: number;
}

const MARK = /^(?:!\[[^\]]*\]\((?<photo>[^)\s]+)[^)]*\)|:{2,}(?<directive>[a-zA-Z][\w-]*)(?<rest>.*))$/;
const COMPONENT = /<(?<component>RelatedStory|Figure)\b[^>]*?\b(?:story|photo)="(?<target>[^"]*)"/g;

/** Every mark in a body of Markdown or MDX, in order. */
export function findMarks(body: string): BodyMark[] {
  const marks: BodyMark[] = [];
  proseLines(body).forEach(({ text, line }) => {
    const groups = MARK.exec(text.trim())?.groups;
    if (groups?.photo !== undefined) marks.push({ kind: 'photo', target: groups.photo, line });
    else if (groups?.directive === 'related') {
      marks.push({ kind: 'related', target: /story="([^"]*)"/.exec(groups.rest ?? '')?.[1] ?? '', line });
    } else if (groups?.directive !== undefined && !(groups.directive in BODY_DIRECTIVES)) {
      marks.push({ kind: 'unknown', target: groups.directive, line });
    }
    for (const match of text.matchAll(COMPONENT)) {
      const { component, target = '' } = match.groups ?? {};
      marks.push({ kind: component === 'Figure' ? 'photo' : 'related', target, line });
    }
  });
  return marks;
}

/** The lines of a body that are not inside a fenced block of code. */
export function proseLines(body: string): { text: string; line: number }[] {
  let fence: string | undefined;
  return body.split('\n').flatMap((text, index) => {
    const opening = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
    if (opening !== undefined) {
      if (fence === undefined) fence = opening;
      else if (opening.startsWith(fence)) fence = undefined;
      return [];
    }
    return fence === undefined ? [{ text, line: index + 1 }] : [];
  });
}

/** Words in a body, markup left out; for reading times. */
export function countWords(body: string): number {
  const words = body.replace(/<[^>]+>|\]\([^)]*\)|^:{2,}.*$|^import .*$/gm, ' ').match(/[\p{L}\p{N}’'-]+/gu);
  return words?.length ?? 0;
}
