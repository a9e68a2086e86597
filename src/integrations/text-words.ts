import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Messages } from '../lib/messages.ts';
import type { FindSetting } from '../lib/story-markdown.ts';
import { MAIN_TEXT, type TextWords } from '../lib/text/printed-text.ts';

/** The words that are put into texts, by language: stories in `.mdx` are compiled with them, before there is a page to print. */
export async function readTextWords(root: string): Promise<ReadonlyMap<string, TextWords>> {
  const folder = join(root, 'src/messages');
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

const LANGUAGE = /\/articles\/([^/]+)\//;

/** The setting of a story in `.mdx`, whose language is that of the folder it is in. */
export function settingOfFile(words: ReadonlyMap<string, TextWords>): FindSetting {
  return (_data, file) => {
    const language = LANGUAGE.exec(file?.pathname ?? '')?.[1] ?? '';
    const own = words.get(language);
    if (!own) throw new Error(`src/messages/${language}.ts is missing.`);
    return { words: own, name: MAIN_TEXT };
  };
}
