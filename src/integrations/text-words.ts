import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSourceFile } from '../content/source-file.ts';
import type { FindSetting } from '../content/text/story-markdown.ts';
import { MAIN_TEXT, type TextWords } from '../content/text/printed-text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { catalogueNameFor, withOwnMessages, type OwnMessages } from '../messages/own-messages.ts';
import { shippedLanguages } from '../messages/shipped-languages.ts';

/** Finds the words that are put into texts of a language; undefined when there are none. */
export type FindWords = (language: string) => TextWords | undefined;

/**
 * The words that are put into texts: stories in `.mdx` are compiled with them, before there is a page to print. The newspaper’s own are
 * read when they are asked for, so that they are those of the moment while it is edited; what is wrong in them is told by the check.
 */
export async function readTextWords(contentDir: string): Promise<FindWords> {
  const catalogues = new Map(
    await Promise.all(
      shippedLanguages().map(async (name): Promise<[string, Messages]> => {
        const url = new URL(`../messages/catalogues/${name}.ts`, import.meta.url).href;
        return [name, ((await import(/* @vite-ignore */ url)) as { default: Messages }).default];
      }),
    ),
  );
  return (language) => {
    const own = readOwn(join(contentDir, 'messages', `${language}.yaml`));
    const { notes, backToText, punctuation } = withOwnMessages(
      catalogues.get(catalogueNameFor(language, [...catalogues.keys()]) ?? ''),
      own,
    );
    return typeof notes === 'string' && typeof backToText === 'string' && typeof punctuation === 'object'
      ? { notes, backToText, quotes: punctuation }
      : undefined;
  };
}

function readOwn(path: string): OwnMessages | undefined {
  if (!existsSync(path)) return undefined;
  const read = parseSourceFile(readFileSync(path), path);
  return 'fault' in read ? undefined : (read.source.data as OwnMessages);
}

/** What stands before the file in the name of a story’s module. */
export const BEFORE_FILE = '/of-';

const LANGUAGE = /\/articles\/([^/]+)\//;

/** The file of a story, from the address that the compiler makes of its module’s name (`mdx-stories.ts`), which holds it encoded. */
function storyOf(pathname: string): string {
  const name = decodeURIComponent(pathname);
  return decodeURIComponent(name.slice(name.lastIndexOf(BEFORE_FILE) + BEFORE_FILE.length));
}

/** The setting of a story in `.mdx`, whose language is that of the folder it is in. */
export function settingOfFile(wordsOf: FindWords): FindSetting {
  return (_data, file) => {
    const story = storyOf(file?.pathname ?? '');
    const language = LANGUAGE.exec(`/${story}`)?.[1] ?? '';
    const own = wordsOf(language);
    if (!own)
      throw new Error(
        `${story}: there are no words for its notes in the language “${language}”. Write them into content/messages/${language}.yaml.`,
      );
    return { words: own, name: MAIN_TEXT };
  };
}
