import type { ArticleKind } from '../content/schemas/article.ts';
import { CallError } from './call.ts';
import type { Prompt } from './prompt.ts';
import { Choices, headlineFault, type StoryFlags } from './story-choices.ts';

export interface Answers {
  headline: string;
  language: string;
  section: string;
  kind: ArticleKind;
  byline: string[];
  topics: string[];
  photos: string[];
  file: string | undefined;
  duration: number | undefined;
  translationOf: string | undefined;
}

export async function ask(given: StoryFlags, choices: Choices, prompt: Prompt | undefined): Promise<Answers> {
  const asked = async <T>(known: T | undefined, question: (asking: Prompt) => Promise<T>): Promise<T> => {
    if (known !== undefined) return known;
    if (prompt === undefined) throw new Error('Something is needed that no flag says and nobody can be asked.');
    return question(prompt);
  };
  let flags = given;
  const headline = await asked(flags.headline, (asking) => asking.text('Headline', { fault: headlineFault }));
  const language =
    choices.languages.length === 1
      ? choices.firstLanguage
      : await asked(flags.language, (asking) => asking.choose('Language', choices.languages, choices.firstLanguage));
  if (prompt && language !== choices.firstLanguage && flags.translationOf === undefined) {
    const translationOf = await prompt.find(
      'Which story does it translate? Some letters of its headline; Enter if none',
      choices.originals(language),
    );
    if (translationOf !== undefined) flags = choices.fillFrom({ ...flags, translationOf });
  }
  const section = await asked(flags.section, (asking) => asking.choose('Section', choices.sections));
  const kind = (await asked(flags.kind, (asking) => asking.choose('Kind of story', choices.kinds, 'news'))) as ArticleKind;
  const isRecording = kind === 'audio' || kind === 'video';
  if (isRecording && choices.recordings.length === 0)
    throw new CallError(`There is no recording for a story of the kind “${kind}” yet:`, ['Put its file into content/media first.']);
  const file = isRecording ? await asked(flags.file, (asking) => asking.choose('Recording', choices.recordings)) : undefined;
  const tells = choices.recordings.find(({ id }) => id === file)?.seconds !== undefined;
  const duration =
    isRecording && !tells
      ? Number(
          await asked(flags.duration, (asking) =>
            asking.text('How long does it play, in seconds? The file does not tell', {
              fault: (answer) => (/^[1-9]\d*$/.test(answer) ? undefined : 'Write a whole number of seconds.'),
            }),
          ),
        )
      : undefined;
  if (kind === 'gallery' && choices.photos.length < 2)
    throw new CallError('There are no two photos for a gallery yet:', ['Put them into content/photos first: npm run new -- photo <file>']);
  const photos =
    kind === 'gallery' && (flags.photo?.length ?? 0) < 2
      ? await asked<string[]>(undefined, (asking) => asking.chooseMany('Photo', choices.photos, 2))
      : (flags.photo ?? []);
  const byline = flags.author ?? (await prompt?.chooseMany('Byline', choices.authors)) ?? [];
  return {
    headline,
    language,
    section,
    kind,
    byline,
    topics: flags.topic ?? [],
    photos,
    file,
    duration,
    translationOf: flags.translationOf,
  };
}
