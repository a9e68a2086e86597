import { formatDate, isoInZone } from '../../shared/date-format.ts';
import { pictureSet } from '../../shared/pictures.ts';
import { cardText } from '../../content/card-letters.ts';
import { cardUrl, PREVIEW_SIZE, type CardView, type PreviewView } from '../seo/preview.ts';
import { absoluteUrl } from '../../shared/urls.ts';
import type { Colour } from '../../content/schemas/colour.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

/** What a page’s preview is made from. */
export interface PreviewFacts {
  /** The photo the page leads with, as its story uses it. */
  photo?: { photo: string; caption?: string | undefined; alt?: string | undefined } | undefined;
  title: string;
  kicker?: string | undefined;
  /** The section’s; the newsroom’s accent when absent. */
  colour?: Colour | undefined;
  /** The instant whose day a card prints. */
  day?: string | undefined;
  /** The instant whose year a card prints in place of a day. */
  year?: string | undefined;
}

/** The picture that other services show with a link to a page: its photo, or a card set in type. It goes into `HeadView.picture`. */
export function buildPreview(index: NewsroomIndex, edition: Edition, { photo, ...facts }: PreviewFacts): PreviewView {
  return photo === undefined ? cardPreview(index, edition, facts) : photoPreview(index, edition, photo);
}

function photoPreview(index: NewsroomIndex, edition: Edition, use: NonNullable<PreviewFacts['photo']>): PreviewView {
  const photo = index.photos.get(use.photo);
  if (!photo) throw new Error(`The photo “${use.photo}” is not in content/photos.`);
  const isDrawn = photo.kind === 'map' || photo.kind === 'chart';
  const { width, height, files } = pictureSet(index.space.base, photo.image, {
    focus: photo.focus,
    // A map or chart loses its sense when it is cropped.
    ...(isDrawn ? {} : { ratio: PREVIEW_SIZE.width / PREVIEW_SIZE.height }),
    widths: [PREVIEW_SIZE.width],
    formats: ['jpg'],
  });
  return { url: absoluteUrl(index.space, files[0]?.url ?? ''), width, height, type: 'image/jpeg', alt: use.alt ?? edition.say(photo.alt) };
}

function cardPreview(
  index: NewsroomIndex,
  edition: Edition,
  { title, kicker, colour, day, year }: Omit<PreviewFacts, 'photo'>,
): PreviewView {
  const siteName = index.site.name;
  const name = shownWhole(siteName) ?? '';
  // The newspaper’s own card says which of its editions it is.
  const label = kicker ?? (title === siteName && index.editions.size > 1 ? edition.name : undefined);
  const card: CardView = {
    edition: edition.view,
    siteName: name,
    title: shownWhole(title) ?? name,
    kicker: label === undefined ? undefined : shownWhole(label),
    ...cardLook(index, colour ?? index.site.accent),
    day: (day && shownDate(edition, day, 'date', '2022-02-28'.length)) ?? (year && shownDate(edition, year, 'year', '2022'.length)),
  };
  return {
    url: absoluteUrl(index.space, cardUrl(index.space.base, card)),
    ...PREVIEW_SIZE,
    type: 'image/jpeg',
    alt: title === siteName ? title : `${title}. ${siteName}`,
    card,
  };
}

/** A date as a card shows it: in figures, as many signs of it as are asked for, when letters of its words would be missing. */
function shownDate({ style }: Edition, instant: string, pattern: 'date' | 'year', figures: number): string {
  return shownWhole(formatDate(instant, pattern, style)) ?? isoInZone(instant, style.timeZone).slice(0, figures);
}

/** How a card is drawn where the settings say so; its colour as light paper has it. */
function cardLook({ look }: NewsroomIndex, colour: Colour): Pick<CardView, 'colour' | 'look'> {
  const { card } = look;
  return { colour: look.inks[colour] ?? colour, ...(card ? { look: card } : {}) };
}

/** A text as a card shows it; undefined when letters of it would be missing. */
function shownWhole(text: string): string | undefined {
  const { text: shown, lost } = cardText(text);
  return lost.length > 0 || shown === '' ? undefined : shown;
}
