import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Messages } from '../messages/catalogue.ts';
import type { FindSetting } from '../content/text/story-markdown.ts';
import { MAIN_TEXT, type TextWords } from '../content/text/printed-text.ts';

/** The words that are put into texts, by language: stories in `.mdx` are compiled with them, before there is a page to print. */
export async function readTextWords(root: string): Promise<ReadonlyMap<string, TextWords>> {
  const folder = join(root, 'src/messages/catalogues');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, TextWords]> => {
        const { default: messages } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)) as { default: Messages };
        return [file.slice(0, -'.ts'.length), messages];
      }),
    ),
  );
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
export function settingOfFile(words: ReadonlyMap<string, TextWords>): FindSetting {
  return (_data, file) => {
    const story = storyOf(file?.pathname ?? '');
    const language = LANGUAGE.exec(`/${story}`)?.[1] ?? '';
    const own = words.get(language);
    if (!own) throw new Error(`${story}: src/messages/catalogues/${language}.ts, which has the words for its notes, is missing.`);
    return { words: own, name: MAIN_TEXT };
  };
}
