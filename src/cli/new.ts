import { resolve } from 'node:path';
import { CallError, HELP_OPTION, readCall } from './call.ts';
import type { NamedKind } from './new-name.ts';
import { readDesk, type Desk } from './content-desk.ts';
import { explain } from './explain.ts';
import type { WrittenStory } from './new-story.ts';
import { ownExamples, type Examples } from './own-examples.ts';
import { openFile } from './open-file.ts';
import { findPlace } from './place.ts';
import { Cancelled, Prompt } from './prompt.ts';

/**
 * `npm run new`: writes a story’s file, sound as it stands, and opens it. `npm run new -- photo <file>` takes a picture in; authors
 * and topics are made by their names.
 * What flags do not say is asked in a terminal. Exit codes: 0 when it was written, 2 when it was called wrongly, 130 when it was
 * called off; then nothing was written.
 */
const help = ({ language, section }: Examples): string => `npm run new [-- options]               a story
npm run new -- photo <file> [options]  a photo, copied into content/photos
npm run new -- author "<name>"         an author of this name; --id <id> where it is not to be made from the name
npm run new -- topic "<name>"          a topic, likewise
npm run new -- newspaper [options]     a newspaper, in place of the sample

What is not said is asked, when somebody is there to be asked.

A story
  --headline "…"         what happened, in one line
  --section <path>       as in content/sections.yaml: ${section}
  --kind <kind>          news, analysis, opinion, explainer, interview, review, obituary, gallery, video, audio, live
  --language <code>      ${language}
  --author <id>          in the byline; may be repeated
  --topic <id>           may be repeated
  --photo <id>           the first leads; may be repeated
  --file <name>          the recording of an audio or video story, in content/media
  --duration <seconds>   how long it plays, when its file does not tell
  --translation-of <id>  the story it translates: 2026/coffee-stall-reopens
  --slug <name>          the last part of its address; left out, it is made from the headline
  --mdx                  for charts, maps and other components
  --no-draft             published as soon as the site is built
  --no-open              does not open the file

A photo
  --alt, --caption, --credit "…"   what its file does not say of itself
  --id <name>, --focus "52% 40%"

  --help prints this; “npm run new -- newspaper --help” what a newspaper needs`;

const { contentDir } = findPlace();
const someoneIsThere = process.stdin.isTTY && process.stdout.isTTY;
let prompt: Prompt | undefined;

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof Cancelled) {
    console.error(`\n${error.message}`);
    process.exitCode = 130;
  } else {
    console.error(tell(error));
    process.exitCode = 2;
  }
} finally {
  prompt?.close();
}

async function run([kind, ...args]: string[]): Promise<void> {
  // A newspaper is begun where there may be none that could be read.
  if (kind === 'newspaper') {
    const { newNewspaper } = await import('./new-newspaper.ts');
    await newNewspaper(args, findPlace(), () => (prompt = someoneIsThere ? new Prompt() : undefined));
    return;
  }
  const { values, positionals } = readArguments();
  if (values.help) console.log(help(ownExamples(contentDir)));
  else {
    const desk = await readDesk();
    prompt = someoneIsThere ? new Prompt() : undefined;
    const [what = 'story', ...files] = positionals;
    if (what === 'photo') await takeIn(files, values, desk);
    else if (what === 'author' || what === 'topic') await name(what, files, values, desk);
    else if (what === 'story' && files.length === 0) await begin(values, desk);
    else
      throw new CallError(`“${positionals.join(' ')}” is not something that can be made new:`, [
        'Write “npm run new” for a story, “npm run new -- photo <file>”, “npm run new -- author "<name>"”, “npm run new -- topic "<name>"”, or “npm run new -- newspaper”.',
      ]);
  }
}

type Values = ReturnType<typeof readArguments>['values'];

function readArguments() {
  return readCall({
    options: {
      headline: { type: 'string' },
      section: { type: 'string' },
      kind: { type: 'string' },
      language: { type: 'string' },
      author: { type: 'string', multiple: true },
      topic: { type: 'string', multiple: true },
      photo: { type: 'string', multiple: true },
      file: { type: 'string' },
      duration: { type: 'string' },
      'translation-of': { type: 'string' },
      slug: { type: 'string' },
      mdx: { type: 'boolean', default: false },
      draft: { type: 'boolean', default: true },
      open: { type: 'boolean' },
      id: { type: 'string' },
      alt: { type: 'string' },
      caption: { type: 'string' },
      credit: { type: 'string' },
      focus: { type: 'string' },
      ...HELP_OPTION,
    },
    allowPositionals: true,
    allowNegative: true,
  });
}

async function begin(values: Values, desk: Desk): Promise<void> {
  const { newStory } = await import('./new-story.ts');
  const story = await newStory({ ...values, translationOf: values['translation-of'] }, desk, prompt);
  prompt?.close();
  console.log(whatNext(story));
  if (!(values.open ?? someoneIsThere)) return;
  if (!(await openFile(story.path))) console.log('No editor was found to open it with; open it with any text editor.');
}

function whatNext({ shown, address, isDraft, kind, language, id }: WrittenStory): string {
  const steps = [
    'Write the text below the second line of hyphens. Lines that begin with # are hints and may go.',
    ...(kind === 'live' ? [`Put each post into content/live/${language}/${id}/, a file each.`] : []),
    `npm run dev     shows it as readers will see it${isDraft ? ', marked as a draft' : ''}, at ${address}`,
    'npm run check   tells what is wrong or missing',
    isDraft
      ? 'When it is ready, set “published” and take “draft: true” out. The next build publishes it.'
      : 'The next build publishes it, once its text is written.',
  ];
  return [`\n${shown} is written.\n`, ...steps.map((step, index) => `  ${index + 1}. ${step}`), ''].join('\n');
}

async function name(kind: NamedKind, names: readonly string[], { id: given }: Values, desk: Desk): Promise<void> {
  const [one = '', ...others] = names;
  if (one.trim() === '' || others.length > 0)
    throw new CallError(`Write one name, in quotation marks:`, [`npm run new -- ${kind} "Ana Ruiz"`]);
  const [{ newName }, { idList }] = await Promise.all([import('./new-name.ts'), import('../content/story-template.ts')]);
  const { id, shown } = newName(kind, one.trim(), given, desk);
  console.log(`\nWritten: ${shown}\n\nName it in a story:\n\n  ${kind === 'author' ? 'byline' : 'topics'}: ${idList([id])}\n`);
}

async function takeIn(files: readonly string[], values: Values, desk: Desk): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw new CallError('Name one picture to take in:', ['npm run new -- photo ~/Pictures/harbour-wall.jpg']);
  const { describePicture, newPhoto } = await import('./new-photo.ts');
  const { id, shown, picture } = await newPhoto(resolve(file), values, desk, prompt);
  if (prompt === undefined) console.log(describePicture(file, picture));
  console.log(`\nWritten: ${shown.join(', ')}\n\nName it in a story:\n\n  photos:\n    - photo: ${id}\n`);
}

function tell(error: unknown): unknown {
  if (!(error instanceof CallError)) return explain(error);
  const what = process.argv[2] === 'newspaper' ? 'newspaper ' : '';
  return `${error.message}\n\n“npm run new -- ${what}--help” lists everything.`;
}
