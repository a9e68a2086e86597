import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { presentMoment } from '../shared/publication.ts';
import { writeWhole } from '../shared/whole-file.ts';
import type { NewsletterOptions, WrittenNewsletter } from '../build/newsletter.ts';
import { CallError, HELP_OPTION, readCall } from './call.ts';
import { explain } from './explain.ts';
import { placeWithContent, shownFolder } from './place.ts';

/** `npm run newsletter`: the day’s edition as a letter. Exit codes: 0 written, 1 the content is faulty, 2 called wrongly. */
const HELP = `npm run newsletter [-- options]

Writes the edition of a day as a letter: HTML for mail programs, its subject, and the same as plain text.

  --date <2026-11-21>  the day; the newest that has an edition when left out
  --language <en>      the language; the newspaper’s first when left out
  --out <folder>       another folder than newsletters/
  --help               prints this`;

try {
  const { values } = readCall({
    options: {
      date: { type: 'string' },
      language: { type: 'string' },
      out: { type: 'string', default: 'newsletters' },
      ...HELP_OPTION,
    },
  });
  if (values.help) console.log(HELP);
  else await write(values);
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

interface Values {
  date?: string | undefined;
  language?: string | undefined;
  out: string;
}

async function write({ date, language, out }: Values): Promise<void> {
  const { root, contentDir } = placeWithContent();
  const letter = await compose({ root, contentDir, now: presentMoment(process.env, Date.now), day: date, language });
  const folder = join(resolve(root, out), letter.day, letter.language);
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'letter.html'), letter.html);
  writeWhole(join(folder, 'letter.txt'), letter.text);
  writeWhole(join(folder, 'subject.txt'), `${letter.subject}\n`);
  console.log(`“${letter.subject}” is in ${shownFolder(root, folder)}, ${Math.ceil(Buffer.byteLength(letter.html) / 1024)} KB as HTML.`);
  console.log(`To look at it: ${pathToFileURL(join(folder, 'letter.html')).href}`);
  console.log('Its pictures are those of the published site: build and publish the edition first.');
}

/** Throws a `CallError` for a day or a language that there is not. */
async function compose(options: NewsletterOptions): Promise<WrittenNewsletter> {
  const { composeNewsletter, NoNewsletter } = await import('../build/newsletter.ts');
  try {
    return await composeNewsletter(options);
  } catch (error) {
    if (!(error instanceof NoNewsletter)) throw error;
    throw new CallError(error.message, error.allowed.length === 0 ? [] : [`Allowed: ${error.allowed.join(', ')}`]);
  }
}
