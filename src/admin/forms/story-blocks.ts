/** A part of a story’s text, as a preview draws it. */
export type StoryBlock =
  | { kind: 'text'; text: string }
  | { kind: 'photo'; photo: string }
  | { kind: 'related'; story: string }
  | { kind: 'note'; title: string; text: string }
  | { kind: 'pull'; text: string };

const MARK =
  /^(?:!\[[^\]]*\]\((?<photo>[^)\s]+)\)|::related\{story="(?<story>[^"]*)"\}|:::note(?:\[(?<title>[^\]]*)\])?[ \t]*\n(?<note>[\s\S]*?)\n:::|:::pull[ \t]*\n(?<pull>[\s\S]*?)\n:::)[ \t]*$/gm;

/** Cuts a text at the marks that stand on lines of their own. */
export function readStoryBlocks(text: string): StoryBlock[] {
  const blocks: StoryBlock[] = [];
  let end = 0;
  const addText = (from: number, to: number): void => {
    const between = text.slice(from, to).trim();
    if (between !== '') blocks.push({ kind: 'text', text: between });
  };
  for (const match of text.matchAll(MARK)) {
    addText(end, match.index);
    end = match.index + match[0].length;
    const { photo, story, title = '', note, pull } = match.groups ?? {};
    if (photo !== undefined) blocks.push({ kind: 'photo', photo });
    else if (story !== undefined) blocks.push({ kind: 'related', story });
    else if (note !== undefined) blocks.push({ kind: 'note', title, text: note });
    else if (pull !== undefined) blocks.push({ kind: 'pull', text: pull });
  }
  addText(end, text.length);
  return blocks;
}
