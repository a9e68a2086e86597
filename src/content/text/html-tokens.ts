import { Tokenizer, type Token, type TokenHandler } from 'parse5';

/** A tag as browsers read it. */
export interface TagToken {
  kind: 'start' | 'end';
  /** In small letters. */
  name: string;
  /** As it is written. */
  written: string;
  attributes: readonly { name: string; value: string }[];
  /** Where it begins. */
  offset: number;
}

/** What else there is: words, what stands between them, or what is neither words nor a tag that can be read for certain. */
export interface OtherToken {
  kind: 'words' | 'space' | 'stray';
  /** Of words, the letters that entities stand for. */
  written: string;
  offset: number;
  /** Where it ends. */
  end: number;
}

/** Entities that are written carelessly are read alike by every browser, and stand for letters. */
const HARMLESS_ERROR = 'character-reference';

/** More are not told. */
const MOST_STRAYS = 10;
const SHOWN_CHARACTERS = 80;

/** Reads a piece of HTML as a browser does, one tag after another. */
export function readTags(html: string): (TagToken | OtherToken)[] {
  const tokens: (TagToken | OtherToken)[] = [];
  let strays = 0;
  const addStray = (offset: number): void => {
    strays += 1;
    if (strays <= MOST_STRAYS) {
      const written = html.slice(offset, offset + SHOWN_CHARACTERS);
      tokens.push({ kind: 'stray', written, offset, end: offset + written.length });
    }
  };
  const offsetOf = ({ location }: Token.Token): number => location?.startOffset ?? 0;
  const stray = (token: Token.Token): void => {
    addStray(offsetOf(token));
  };
  const tag = (kind: TagToken['kind'], token: Token.TagToken): void => {
    const offset = offsetOf(token);
    tokens.push({ kind, name: token.tagName, written: html.slice(offset, token.location?.endOffset), attributes: token.attrs, offset });
  };
  const characters = (kind: 'words' | 'space', token: Token.CharacterToken): void => {
    const offset = offsetOf(token);
    tokens.push({ kind, written: token.chars, offset, end: token.location?.endOffset ?? offset });
  };
  const handler: TokenHandler = {
    onStartTag: (token) => {
      tag('start', token);
    },
    onEndTag: (token) => {
      tag('end', token);
    },
    onCharacter: (token) => {
      characters('words', token);
    },
    onComment: stray,
    onDoctype: stray,
    onNullCharacter: stray,
    onWhitespaceCharacter: (token) => {
      characters('space', token);
    },
    onEof: () => undefined,
    onParseError: ({ code, startOffset }) => {
      if (code.includes(HARMLESS_ERROR)) return;
      addStray(startOffset < html.length ? startOffset : Math.max(0, html.lastIndexOf('<')));
    },
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler);
  tokenizer.write(html, true);
  return tokens.sort((a, b) => a.offset - b.offset);
}
