import { rmSync } from 'node:fs';
import { formatFaults } from '../content/faults/fault.ts';
import { readNewsroom } from '../content/newsroom.ts';
import { presentMoment } from '../shared/publication.ts';
import { HELP_OPTION, readCall } from './call.ts';
import { answerAll, type NewspaperAnswers } from './newspaper-answers.ts';
import { buildNewspaper, type NewspaperFiles } from './newspaper-files.ts';
import { refuseOwn, surveyGround, takeGround, writeBeside } from './newspaper-ground.ts';
import { starterFor } from './newspaper-language.ts';
import { shownFolder, type Place } from './place.ts';
import type { Prompt } from './prompt.ts';

const HELP = `npm run new -- newspaper [options]

Begins a newspaper in place of the sample: settings, sections, a front, a desk, standing pages and a first story. What is not said is
asked, when somebody is there to be asked.

  --name "…"              its name
  --language <code>       may be repeated; the first edition is published at the top
  --city "…"              where the newsroom is
  --time-zone <name>      Europe/Berlin
  --address <address>     where it will be published: https://example.org/paper/
  --section "…"           may be repeated, and say its address: "Harbour = port"; left out, it has the usual ones
  --accent <colour>       blue, orange, cyan, green, pink, teal, gold, red, or any of CSS: "#b3261e"
  --headline "…"          of the first story; once for each language
  --email <address>       where readers write to; left out, newsroom@ the address, in the first language
  --keep-sample           keeps the sample in tests/fixtures/meridian
  --replace               moves content of your own aside, to content-earlier
  --help                  prints this`;

/** `npm run new -- newspaper`: a sound content folder in place of the sample. Throws, before anything is changed, when it cannot be. */
export async function newNewspaper(args: string[], place: Place, openPrompt: () => Prompt | undefined): Promise<void> {
  const { values } = readCall({
    args,
    options: {
      name: { type: 'string' },
      language: { type: 'string', multiple: true },
      city: { type: 'string' },
      'time-zone': { type: 'string' },
      address: { type: 'string' },
      section: { type: 'string', multiple: true },
      accent: { type: 'string' },
      headline: { type: 'string', multiple: true },
      email: { type: 'string' },
      'keep-sample': { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      ...HELP_OPTION,
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const ground = surveyGround(place);
  const wishes = { replace: values.replace, keepSample: values['keep-sample'] };
  refuseOwn(ground, place, wishes);
  const answers = await answerAll(values, place.root, openPrompt());
  const now = presentMoment(process.env, Date.now);
  const newspaper = buildNewspaper(answers, now);
  const fresh = writeBeside(place, newspaper.files);
  try {
    const { faults } = await readNewsroom(place.root, fresh, undefined, { now });
    if (faults.length > 0) throw new Error(`The newspaper would not be sound, so nothing was changed.\n\n${formatFaults(faults)}`);
    const gone = takeGround(fresh, ground, place, wishes);
    console.log(whatNext(answers, newspaper, shownFolder(place.root, place.contentDir), gone));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function whatNext({ name, languages, email }: NewspaperAnswers, { first, drafts }: NewspaperFiles, folder: string, gone?: string): string {
  const inEnglish = languages.filter((language) => starterFor(language) === 'en' && language.split('-')[0] !== 'en');
  const notes = [
    ...(gone === undefined ? [] : [gone]),
    ...(inEnglish.length === 0
      ? []
      : [
          `Pages and first story in ${inEnglish.join(', ')} are in English: there are none in that language yet. Translate them, or take them out.`,
        ]),
    `Readers are told to write to ${email}; it stands in ${folder}site.yaml and in the pages.`,
  ];
  const steps = [
    `Write the first story:     ${folder}${first.path}`,
    `Fill in the blanks:        ${drafts.map((file) => folder + file).join(', ')}`,
    'npm run dev                shows it as you write, with an editing room at /admin/',
    'npm run check              names every blank that is left',
    'npm run build              writes dist/, to be published: docs/publishing.md',
    'The icons are the first letter of its name on its colour: docs/editing.md says how to give it a logo, faces and a look of its own.',
  ];
  return [
    `\n${name} is there.\n`,
    ...notes.map((note) => `  ${note}`),
    '',
    ...steps.map((step, place) => `  ${place + 1}. ${step}`),
    '',
  ].join('\n');
}
