import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import { pathOfStory } from '../../admin/desk/story-file.ts';
import { listPairs, saveTranslation, type TranslationPair, type TranslationWords } from '../../admin/desk/translation-desk.ts';
import { digestAt, textAt } from '../../admin/desk/written-change.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import { isGivenIn, localise } from '../../content/localised.ts';
import type { Newsroom, TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { formatDate } from '../../shared/date-format.ts';
import { splitLanguage } from '../../shared/ids.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument } from './desk-document.ts';
import type { FilledForm } from './form-request.ts';
import { searchStories } from './story-search.ts';
import { translationForm, translationList, type Tongue } from './translation-page.ts';

const SCRIPT = 'src/dev/desk/kept-words.ts';
const DONE = 'The translation is saved.';
const MOST_LISTED = 40;

/** The page on which stories are translated: a list, or with `story=…` one of them beside its translation. */
export async function showTranslation(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const language = languageIn(newsroom, asked.get('to') ?? '');
  if (language === undefined) return { status: 200, html: document(newsroom, place, oneLanguage()) };
  const pair = findPair(newsroom, language, asked.get('story') ?? '');
  if (!pair) return { status: 200, html: document(newsroom, place, listOf(ground, newsroom, language, asked.get('find') ?? '')) };
  const done = asked.get('done') === 'saved' ? DONE : undefined;
  return { status: 200, html: document(newsroom, place, await formOf(ground, place, newsroom, { pair, language }), done) };
}

/** Saves a translation. One that is not taken comes back as it was sent. */
export async function doTranslation(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const [language, key] = [languageIn(newsroom, form.text('to')), form.text('story')];
  const pair = language === undefined ? undefined : findPair(newsroom, language, key);
  if (language === undefined || !pair) return { status: 404, html: document(newsroom, place, '', undefined, [gone(key)]) };
  const words = readWords(form);
  const seen = form.text('seen');
  const before = pair.translation ? new Map([[pathOfStory(pair.translation), seen]]) : new Map<string, string>();
  const { faults } = await saveTranslation(ground, newsroom, { pair, language }, words, before);
  if (faults.length > 0)
    return {
      status: 422,
      html: document(newsroom, place, await formOf(ground, place, newsroom, { pair, language, sent: { words, faults } })),
    };
  const query = new URLSearchParams({ to: language, story: key, done: 'saved', kept: `translation ${language}/${key} ${seen}` });
  return { status: 303, location: `${place.base}_desk/translate/?${query.toString()}` };
}

function readWords(form: FilledForm): TranslationWords {
  const [alts, captions] = [form.all('alt'), form.all('caption')];
  const line = (name: string): string => form.text(name).trim();
  return {
    headline: line('headline'),
    standfirst: line('standfirst'),
    kicker: line('kicker'),
    dateline: line('dateline'),
    inShort: form.all('inShort').map((text) => text.trim()),
    photos: alts.map((alt, place) => ({ alt: alt.trim(), caption: captions[place]?.trim() ?? '' })),
    text: form.text('text'),
    name: line('name'),
  };
}

function document(newsroom: Newsroom, place: DeskPlace, main: string, done?: string, faults: readonly Fault[] = []): string {
  return deskDocument({ title: 'Translate', newspaper: newsroom.site.name, base: place.base, main, scripts: [SCRIPT], done, faults });
}

function listOf(ground: DeskGround, newsroom: Newsroom, language: string, query: string): string {
  const first = newsroom.site.languages[0]?.code ?? 'en';
  const found = searchStories(newsroom, first, query, ground.now(), Number.POSITIVE_INFINITY);
  const pairs = new Map(listPairs(newsroom, language).map((pair) => [splitLanguage(pair.original.id)[1], pair]));
  const stories = found.slice(0, MOST_LISTED).map((story) => ({ ...story, state: stateOf(pairs.get(story.key)) }));
  return translationList({
    language: tongue(newsroom, language),
    languages: newsroom.site.languages.slice(1).map(({ code }) => tongue(newsroom, code)),
    query,
    stories,
    more: found.length - stories.length,
  });
}

function stateOf(pair: TranslationPair | undefined): 'none' | 'behind' | 'draft' | 'there' {
  if (!pair?.translation) return 'none';
  if (pair.translation.data.draft === true) return 'draft';
  return pair.isBehind ? 'behind' : 'there';
}

interface FormState {
  pair: TranslationPair;
  language: string;
  sent?: { words: TranslationWords; faults: readonly Fault[] };
}

async function formOf(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, { pair, language, sent }: FormState): Promise<string> {
  const { site } = newsroom;
  const first = site.languages[0]?.code ?? 'en';
  const { original, translation } = pair;
  const uses = (translation ?? original).data.photos ?? [];
  const photoOf = (id: string) => newsroom.photos.find((photo) => photo.id === id)?.data;
  const read = wordsOf(ground, original, original.data.photos);
  const style = { locale: 'en-GB', timeZone: site.timeZone };
  const changed = original.data.updated ?? original.data.published;
  return translationForm({
    from: tongue(newsroom, first),
    to: tongue(newsroom, language),
    pair,
    original: {
      ...read,
      photos: uses.map(({ photo }) => {
        const use = original.data.photos?.find((one) => one.photo === photo);
        const data = photoOf(photo);
        return {
          alt: use?.alt ?? localise(data?.alt ?? '', first, first),
          caption: use?.caption ?? localise(data?.caption ?? '', first, first),
        };
      }),
    },
    words: sent?.words ?? (translation ? wordsOf(ground, translation, translation.data.photos) : NOTHING),
    photos: uses.map(({ photo }) => ({
      id: photo,
      picture: `${place.base}admin/local/?picture=${encodeURIComponent(photo)}`,
      hasWords: { alt: isGivenIn(photoOf(photo)?.alt, language, first), caption: isGivenIn(photoOf(photo)?.caption, language, first) },
    })),
    seen: translation ? (digestAt(ground, pathOfStory(translation)) ?? '') : '',
    changed: `${formatDate(changed, 'shortDate', style)}, ${formatDate(changed, 'time', style)}`,
    refused: sent !== undefined,
    faults: sent?.faults ?? (translation?.data.draft === true ? await faultsOfDraft(ground, translation) : []),
    once: place.once,
  });
}

/** What keeps a draft from being published. */
async function faultsOfDraft(ground: DeskGround, draft: TextEntry<ArticleData>): Promise<readonly Fault[]> {
  const path = pathOfStory(draft);
  return (await ground.check.look(new Map([[path, Buffer.from(textAt(ground, path) ?? '')]]))).draftFaults;
}

const NOTHING: TranslationWords = { headline: '', standfirst: '', kicker: '', dateline: '', inShort: [], photos: [], text: '', name: '' };

function wordsOf(ground: DeskGround, entry: TextEntry<ArticleData>, uses: ArticleData['photos'] = []): TranslationWords {
  const { headline, standfirst = '', kicker = '', dateline = '', inShort = [] } = entry.data;
  const split = splitFrontMatter(textAt(ground, pathOfStory(entry)) ?? '');
  return {
    headline,
    standfirst,
    kicker,
    dateline,
    inShort,
    photos: uses.map(({ alt = '', caption = '' }) => ({ alt, caption })),
    text: 'fault' in split ? '' : split.body.trim(),
    name: '',
  };
}

function findPair(newsroom: Newsroom, language: string, key: string): TranslationPair | undefined {
  return listPairs(newsroom, language).find(({ original }) => splitLanguage(original.id)[1] === key);
}

/** A language that can be translated into: any but the first. */
function languageIn({ site }: Newsroom, wanted: string): string | undefined {
  const others = site.languages.slice(1).map(({ code }) => code);
  return others.includes(wanted) ? wanted : others[0];
}

function tongue({ site }: Newsroom, code: string): Tongue {
  const language = site.languages.find((one) => one.code === code);
  return { code, name: language?.name ?? code, dir: language?.direction ?? 'ltr' };
}

function oneLanguage(): string {
  return '<p>The newspaper has one language. Another is added under “languages” in content/site.yaml; then its stories are translated here.</p>';
}

function gone(key: string): Fault {
  return { file: 'content/articles', problem: `There is no story “${key}” to translate.`, mend: 'Look at what there is now.' };
}
