import { withOwnQuotes } from '../../content/text/quotation.ts';
import { timeView } from '../../shared/date-format.ts';
import { textDirection } from '../../shared/text-direction.ts';
import { sectionUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { PictureView } from '../views/picture.ts';
import type { TeaserView } from '../views/teaser.ts';
import type { ArticleKind } from '../../content/schemas/article.ts';
import { authorNames } from './author-names.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { RememberedMany } from './reading.ts';

/** How many pictures and teasers an edition keeps in memory. */
const REMEMBERED = 5000;

/** The kind that needs no label; of all others a reader is told before reading. */
const UNLABELLED: ArticleKind = 'news';

/** Kinds that argue or judge: the editor’s own label stands beside theirs, never in its place. */
const ARGUED: readonly ArticleKind[] = ['analysis', 'opinion', 'review'];

const teasers = new RememberedMany<Edition, Story, TeaserView>(REMEMBERED);

/** A story as other pages show it. Those of neighbouring stories ask for it one after another. */
export function buildTeaser(index: NewsroomIndex, edition: Edition, story: Story): TeaserView {
  return teasers.of(edition, story, () => describeStory(index, edition, story));
}

function describeStory(index: NewsroomIndex, edition: Edition, story: Story): TeaserView {
  const { data } = story;
  const names = authorNames(index, edition, story.data.byline, story.file).map((name) => name.label);
  return {
    id: story.id,
    url: story.url,
    headline: data.headline,
    standfirst: data.standfirst,
    kicker: kickerOf(edition, story),
    sectionKicker: withSponsor(
      edition,
      story,
      (data.kind === 'explainer' ? data.kicker : ownKicker(edition, story)) ?? edition.say(story.section.name),
    ),
    sponsored: data.sponsor && edition.words.text('sponsored'),
    kind: data.kind,
    live: data.live && data.live.status !== 'ended' ? edition.words.liveState(data.live.status) : undefined,
    byline: edition.listNames(names),
    section: { label: edition.say(story.section.name), url: sectionUrl(index.space, edition.view.language, story.section.path) },
    colour: story.section.colour,
    published: timeView(data.published, 'date', edition.style),
    dated: timeView(data.published, 'shortDate', edition.style),
    picture: buildLeadPicture(index, edition, story),
  };
}

/** The label above a headline: that it is sponsored, and the editor’s own, else what kind of story it is. */
export function kickerOf(edition: Edition, story: Story): string | undefined {
  return withSponsor(edition, story, ownKicker(edition, story));
}

function withSponsor<K extends string | undefined>(edition: Edition, { data }: Story, kicker: K): string | K {
  if (data.sponsor === undefined) return kicker;
  return [edition.words.text('sponsored'), kicker].filter((part) => part !== undefined).join(' · ');
}

/** The editor’s own label, or the kind; both where the kind must not be missed. */
function ownKicker(edition: Edition, { data }: Story): string | undefined {
  const kind = data.kind === UNLABELLED ? undefined : edition.words.kind(data.kind);
  if (data.kicker === undefined || kind === undefined) return data.kicker ?? kind;
  return ARGUED.includes(data.kind) && !isSameLabel(data.kicker, kind) ? `${kind} · ${data.kicker}` : data.kicker;
}

/** The label above the headline on the story’s own page, where it says more than the way to the page above it; a kind that argues is always named. */
export function storyKickerOf(edition: Edition, story: Story, trail: readonly LinkView[]): string | undefined {
  const kicker = ownKicker(edition, story);
  if (kicker === undefined || ARGUED.includes(story.data.kind)) return kicker;
  return trail.some(({ label }) => isSameLabel(label, kicker)) ? undefined : kicker;
}

function isSameLabel(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}

export function buildLeadPicture(index: NewsroomIndex, edition: Edition, story: Story): PictureView | undefined {
  const use = story.data.photos?.[0];
  return use ? buildPicture(index, edition, use, story.file) : undefined;
}

/** How a photo is used: the photo’s own words, or the story’s. */
interface PhotoUse {
  photo: string;
  caption?: string | undefined;
  alt?: string | undefined;
}

/** Pictures of the pages that are being made: the same photo on several pages is one picture, which is printed once. */
const pictures = new RememberedMany<Edition, string, PictureView>(REMEMBERED);

/** A photo as an edition shows it. Throws when it is not there: a story never loses a picture silently. */
export function buildPicture(index: NewsroomIndex, edition: Edition, use: PhotoUse, file: string): PictureView {
  const key = JSON.stringify([use.photo, use.caption, use.alt]);
  return pictures.of(edition, key, () => describePicture(index, edition, use, file));
}

function describePicture(index: NewsroomIndex, edition: Edition, use: PhotoUse, file: string): PictureView {
  const photo = index.photos.get(use.photo);
  if (!photo) throw new Error(`${file}: the photo “${use.photo}” is not in content/photos.`);
  const caption = use.caption ?? edition.say(photo.caption);
  const captionDirection = textDirection(caption);
  return {
    image: photo.image,
    alt: use.alt ?? edition.say(photo.alt),
    caption,
    ...(captionDirection === undefined || captionDirection === edition.view.direction ? {} : { captionDirection }),
    credit: `${edition.words.text(photo.kind)}${edition.words.mark('colon')}${withOwnQuotes(photo.credit, edition.words.quotes)}`,
    licence: namedLicence(photo.licence),
    focus: photo.focus,
    tone: photo.tone,
    drawn: photo.kind === 'map' || photo.kind === 'chart',
  };
}

/** Works in the public domain and under CC0 ask for nothing. */
function namedLicence(licence: { name: string; url?: string | undefined } | undefined): PictureView['licence'] {
  return licence?.url !== undefined && licence.name.startsWith('CC BY') ? { name: licence.name, url: licence.url } : undefined;
}
