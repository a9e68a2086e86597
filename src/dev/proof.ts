import { join, resolve } from 'node:path';
import { INBOX, readInbox } from '../admin/desk/comment-desk.ts';
import { collectionsOf, contentOf } from '../content/collections.ts';
import { buildDeskReport } from '../content/desk-report.ts';
import { ContentFaults, formatFaults, type Fault } from '../content/faults/fault.ts';
import { listContent, type ContentList, type ContentPlace } from '../content/content-list.ts';
import { readNewsroom } from '../content/newsroom.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import type { CheckedText } from '../content/kept-texts.ts';
import type { Change } from '../content/reading.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import { presentMoment } from '../shared/publication.ts';
import { cardSet, type CardView } from '../site/seo/preview.ts';
import { deskUrl, fileUrl, outputFile, PICTURES_FOLDER } from '../shared/urls.ts';
import { deskLink, withheldLabel, withheldMark, withheldPosts } from '../site/queries/desk.ts';
import { setCollections } from '../site/queries/content-store.ts';
import { getIndex, renewIndex } from '../site/queries/current-index.ts';
import { editionOf, type Edition, type NewsroomIndex } from '../site/queries/newsroom-index.ts';
import { listFiles } from '../site/queries/pages.ts';
import { PATTERNS } from '../site/queries/pattern-papers.ts';
import type { SiteFile } from '../site/queries/site-files.ts';
import { keepTexts } from '../site/queries/text-files.ts';
import { contentCache } from '../build/content.ts';
import { ICONS, listIcons } from '../build/icons.ts';
import { deskPage } from './desk-page.ts';
import { answerPatternPicture, answerPatterns } from './pattern-papers.ts';
import { asFile, showCard, showLookFile, showMedia, showPicture } from './proof-files.ts';
import type { ProofMarks } from './proof-marks.ts';
import { readOtherCollections, type OtherCollections } from '../build/other-collections.ts';
import { readOnAllCores } from '../build/reading-workers.ts';
import { writeEditorSchemas } from '../build/editor-schemas.ts';

interface Desk {
  newsroom: Newsroom;
  index: NewsroomIndex;
}

/** A page asks for its pictures right after; the content is not read again for each. */
const FRESH_MILLISECONDS = 300;

const root = process.cwd();
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
const place = contentCache(root, contentDir);
const cache = new ReadingCache(place.file, place.version);
let latest: { desk: Promise<Desk>; at: number } | undefined;
let previous: { desk: Desk; generation: number; faults: string; count: number; others: OtherCollections } | undefined;

/**
 * Gives the pages the content as it is now, drafts and stories under embargo among it. True when it is not what it was before. Throws
 * `ContentFaults` when there never was a version of it that could be shown.
 */
export async function refreshContent(): Promise<boolean> {
  const before = previous?.desk;
  if (!latest || Date.now() - latest.at > FRESH_MILLISECONDS) latest = { desk: readDesk(), at: Date.now() };
  return (await latest.desk) !== before;
}

/** True while a page is printed of content as it would be. */
let isPreview = false;

/** Gives the pages the content as it would be with a change, as readers would have it at a moment, until `endPreview`. */
export async function beginPreview({ change, now }: { change: Change; now: number }): Promise<void> {
  const { newsroom, faults } = await readNewsroom(root, contentDir, cache, { now, changed: change });
  if (!newsroom) throw new ContentFaults(faults);
  const sound = keepSound(newsroom, faults, previous?.desk.newsroom);
  keepTexts(textsOf(sound));
  const collections = collectionsOf(sound, { now });
  setCollections(collections, previous?.others ?? readOtherCollections(root));
  renewIndex({ now }, contentOf(collections));
  isPreview = true;
  await getIndex();
}

/** The pages find what is in the files again. */
export function endPreview(): void {
  isPreview = false;
  latest = undefined;
  if (previous) previous = { ...previous, generation: -1 };
}

/** A picture or a recording, which no page of Astro’s answers with; undefined for all other addresses. */
export async function findProofFile(pathname: string): Promise<Response | undefined> {
  if (!latest) return undefined;
  const { index, newsroom } = await latest.desk;
  if (pathname.replace(/\/?$/, '/') === fileUrl(index.space, '_desk/')) return showDesk({ index, newsroom });
  const path = outputFile(index.space, pathname);
  if (path.startsWith(PATTERNS)) return answerPatterns(root, newsroom, index.space.base, path.replace(/index\.html$/, ''));
  if (path.startsWith(`${PICTURES_FOLDER}/`)) {
    const card = cards.get(path.split('/')[1] ?? '');
    return card ? showCard(root, newsroom, card) : (answerPatternPicture(root, path) ?? showPicture(root, newsroom, path));
  }
  const own = newsroom.look.files.find((file) => file.path === path);
  if (own) return showLookFile(own);
  if (ICONS.includes(path)) {
    const icon = listIcons(root, newsroom).find((one) => one.path === path);
    if (icon) return asFile(path, await icon.make());
  }
  return path.startsWith('media/') ? showMedia(contentDir, path) : undefined;
}

/** True of an address without a slash at its end that is a page all the same: `/news.html`, where one has moved from. */
export async function isNamedLikeFile(pathname: string): Promise<boolean> {
  if (!latest || !pathname.endsWith('.html')) return false;
  const { index } = await latest.desk;
  return filesOf(index).get(outputFile(index.space, pathname))?.kind === 'moved';
}

/** What an editor has to know of a page that readers never see. */
export async function findProofMarks(pathname: string): Promise<ProofMarks | undefined> {
  if (!latest || isPreview) return undefined;
  const { index } = await latest.desk;
  const path = outputFile(index.space, pathname);
  if (path.startsWith(PATTERNS)) return undefined;
  const file = filesOf(index).get(path);
  const desk = [...index.editions.values()].find(({ view }) => deskUrl(index.space, view.language) === pathname);
  if (desk) return { stories: new Map(), posts: new Map(), desk: deskLink(index, desk) };
  if (file?.kind === 'data') return undefined;
  const view = file?.view();
  const card = view?.head.picture?.card;
  if (card) cards.set(cardSet(card), card);
  return findMarks(index, editionOf(index, view?.chrome.edition.language ?? index.firstLanguage), pathname);
}

const filesOfIndex = new WeakMap<NewsroomIndex, Map<string, SiteFile>>();

function filesOf(index: NewsroomIndex): Map<string, SiteFile> {
  let files = filesOfIndex.get(index);
  if (!files) {
    files = new Map(listFiles(index).map((file) => [file.path, file]));
    filesOfIndex.set(index, files);
  }
  return files;
}

/** By the addresses of stories that are not out. */
const marksOfStories = new WeakMap<NewsroomIndex, Map<string, string>>();

function findMarks(index: NewsroomIndex, edition: Edition, pathname: string): ProofMarks {
  let stories = marksOfStories.get(index);
  if (!stories) {
    const unpublished = [...index.stories.values()].filter(({ published }) => !published);
    stories = new Map(unpublished.map((story) => [story.url, withheldMark(index, editionOf(index, story.language), story.data)]));
    marksOfStories.set(index, stories);
  }
  const own = edition.stories.all.find(({ url }) => url === pathname);
  const posts = own ? withheldPosts(index, own) : [];
  return {
    own: own && !own.published ? withheldLabel(edition, own.data) : undefined,
    stories,
    posts: new Map(posts.map(({ id, data }) => [`post-${id.split('/').at(-1) ?? ''}`, withheldMark(index, edition, data)])),
    desk: deskLink(index, edition),
  };
}

/** Of the pages that have been shown: a card’s address does not tell what stands on it. */
const cards = new Map<string, CardView>();

/** The files of the content, of which text editors are told as well. */
async function list(folder: ContentPlace): Promise<ContentList> {
  const found = listContent(folder);
  await writeEditorSchemas(root, contentDir, place.version, found);
  return found;
}

async function readDesk(): Promise<Desk> {
  const now = presentMoment(process.env, Date.now);
  const {
    newsroom,
    faults: inOthers,
    draftFaults = [],
  } = await readNewsroom(root, contentDir, cache, { now, list, readTexts: readOnAllCores });
  // Here drafts are shown, too.
  const faults = [...inOthers, ...draftFaults];
  cache.save();
  const text = faults.length > 0 ? formatFaults(faults) : '';
  const others = readOtherCollections(root);
  if (previous?.generation === cache.generation && previous.faults === text && previous.others === others) return previous.desk;
  const sound = newsroom ? keepSound(newsroom, faults, previous?.desk.newsroom) : previous?.desk.newsroom;
  if (!sound) throw new ContentFaults(faults);
  keepTexts(textsOf(sound));
  const collections = collectionsOf(sound, { now, everything: true });
  setCollections(collections, others);
  renewIndex({ now, ...(text === '' ? {} : { faults: text }) }, contentOf(collections));
  const desk = { newsroom: sound, index: await getIndex() };
  if (text !== '' && text !== previous?.faults) console.error(text);
  previous = { desk, generation: cache.generation, faults: text, count: faults.length, others };
  return desk;
}

/** The texts of pages, the newest stories first. */
function textsOf({ articles, livePosts, pages }: Newsroom): CheckedText[] {
  const newestFirst = [...articles, ...livePosts].sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published));
  return [...pages, ...newestFirst].map(({ source }) => source);
}

type Lists = 'articles' | 'dayEditions' | 'tables' | 'livePosts' | 'authors' | 'topics' | 'fronts' | 'pages' | 'comments';
const LISTS: readonly Lists[] = ['articles', 'dayEditions', 'tables', 'livePosts', 'authors', 'topics', 'fronts', 'pages', 'comments'];

/** The newsroom with the last sound version of each faulty file in its place. */
function keepSound(newsroom: Newsroom, faults: readonly Fault[], before: Newsroom | undefined): Newsroom {
  const faulty = new Set(faults.map((fault) => fault.file));
  if (faulty.size === 0) return newsroom;
  const merge = <T extends { source: { file: string } }>(now: readonly T[], old: readonly T[]): T[] => [
    ...now.filter(({ source }) => !faulty.has(source.file)),
    ...old.filter(({ source }) => faulty.has(source.file)),
  ];
  const lists = LISTS.map((name) => [name, merge<{ source: { file: string } }>(newsroom[name], before?.[name] ?? [])]);
  const photos = [
    ...newsroom.photos.filter(({ file }) => !faulty.has(file)),
    ...(before?.photos ?? []).filter(({ file }) => faulty.has(file)),
  ];
  return { ...newsroom, ...(Object.fromEntries(lists) as Pick<Newsroom, Lists>), photos };
}

function showDesk({ index, newsroom }: Desk): Response {
  const report = buildDeskReport(newsroom, index.now);
  const comments = readInbox(join(root, INBOX)).waiting.length;
  const html = deskPage({ name: newsroom.site.name, report, comments, faults: previous?.count ?? 0, base: index.space.base });
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' } });
}
