import { dateTimeView } from '../../shared/date-format.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { quotedFields } from '../../content/text/quoted-fields.ts';
import { withOwnQuotes, type QuotationMarks } from '../../content/text/quotation.ts';
import { versionsUrl } from '../../shared/urls.ts';
import { compareParagraphs, compareWords } from '../../content/versions/difference.ts';
import type { ShownText } from '../../content/versions/shown-text.ts';
import { readVersions, type StoryVersions, type VersionText } from '../../content/versions/story-versions.ts';
import type { ChangeView, DifferenceView, VersionsPageView, VersionView } from '../views/versions.ts';
import { buildChrome } from './chrome.ts';
import { sectionTrail } from './section-links.ts';
import { buildHead } from './head.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';

/** The published versions of a story, newest first, each with what was changed in it. */
export function getVersions(index: NewsroomIndex, story: Story): VersionsPageView {
  const edition = editionOf(index, story.language);
  const { words } = edition;
  const { versions: kept, isWhole } = readVersions(versionsOf(story));
  const versions = kept.map(({ since, text }) => ({ since, text: quotedText(text, words.quotes) }));
  const url = versionsUrl(story.url);
  const alternates = new Map<string, string>();
  const name = words.text('changes');
  const own = { label: story.data.headline, url: story.url };
  return {
    chrome: buildChrome(index, { edition, section: story.section, alternates }),
    head: buildHead(index, edition, {
      title: `${name}${edition.words.mark('colon')}${story.data.headline}`,
      description: words.text('changesCovers'),
      url,
      alternates,
      indexed: false,
    }),
    name,
    covers: words.text('changesCovers'),
    breadcrumb: [...sectionTrail(index, edition, story.section), own],
    colour: story.section.colour,
    story: own,
    withheld: isWhole ? undefined : words.text('changesWithheld'),
    versions: versions.map((version, place) => versionView({ index, story, edition, isWhole }, versions, version, place)).reverse(),
  };
}

function versionsOf({ id, versions }: Story): StoryVersions {
  if (!versions) throw new Error(`“${id}” has no versions.`);
  return versions;
}

/** Versions are kept as they were written. */
function quotedText(text: ShownText, quotes: QuotationMarks): ShownText {
  const each = (texts: readonly string[]) => texts.map((one) => withOwnQuotes(one, quotes));
  return {
    ...quotedFields(text, ['headline', 'standfirst', 'kicker', 'dateline'], quotes),
    paragraphs: each(text.paragraphs),
    transcripts: each(text.transcripts),
    photos: text.photos.map((photo) => quotedFields(photo, ['caption'], quotes)),
    corrections: each(text.corrections),
    sources: each(text.sources),
  };
}

interface VersionContext {
  index: NewsroomIndex;
  story: Story;
  edition: Edition;
  isWhole: boolean;
}

function versionView(context: VersionContext, all: readonly VersionText[], { since, text }: VersionText, place: number): VersionView {
  const { words, style, view } = context.edition;
  const digits = new Intl.NumberFormat(view.locale);
  const before = all[place - 1];
  const changes = before ? changesBetween(context, before.text, text) : [];
  const nothingLeft: ChangeView[] = [{ label: words.versionPart('text'), paragraphs: [{ unchanged: words.text('versionOther') }] }];
  return {
    id: `version-${place + 1}`,
    name: words.text('versionName', { number: digits.format(place + 1), count: digits.format(all.length) }),
    when: dateTimeView(new Date(since).toISOString(), style),
    state:
      place === all.length - 1
        ? words.text('versionNow')
        : before === undefined && context.isWhole
          ? words.text('versionFirst')
          : undefined,
    changes: before && changes.length === 0 ? nothingLeft : changes,
    text: before ? undefined : { headline: text.headline, standfirst: text.standfirst || undefined, paragraphs: text.paragraphs },
  };
}

type Part = keyof Messages['versionPart'];

/** What two versions say in each part, in the order in which a story has them. Only the text tells how much of it stayed. */
function changesBetween(context: VersionContext, before: ShownText, after: ShownText): ChangeView[] {
  const { language } = context.edition.view;
  const line = (part: Part, old: string, now: string): [Part, DifferenceView[]] => [
    part,
    old === now ? [] : [compareWords(old, now, language)],
  ];
  const list = (part: Part, old: readonly string[], now: readonly string[]): [Part, DifferenceView[]] => [
    part,
    differences(context.edition, old, now).filter((paragraph) => part === 'text' || Array.isArray(paragraph)),
  ];
  const parts = [
    line('kicker', before.kicker, after.kicker),
    line('headline', before.headline, after.headline),
    line('standfirst', before.standfirst, after.standfirst),
    line('byline', namesOf(context, before), namesOf(context, after)),
    line('dateline', before.dateline, after.dateline),
    list('text', before.paragraphs, after.paragraphs),
    list('transcripts', before.transcripts, after.transcripts),
    list('photos', captionsOf(context, before), captionsOf(context, after)),
    list('corrections', before.corrections, after.corrections),
    list('sources', before.sources, after.sources),
  ];
  return parts
    .filter(([, paragraphs]) => paragraphs.some((paragraph) => Array.isArray(paragraph)))
    .map(([part, paragraphs]) => ({ label: context.edition.words.versionPart(part), paragraphs }));
}

function differences({ view, words }: Edition, before: readonly string[], after: readonly string[]): DifferenceView[] {
  return compareParagraphs(before, after, view.language).map((paragraph) =>
    paragraph.kind === 'changed' ? paragraph.passages : { unchanged: words.count('unchangedParagraphs', paragraph.count) },
  );
}

/** The authors as the newsroom names them now; one it no longer names is left out. */
function namesOf({ index, edition }: VersionContext, { byline }: ShownText): string {
  const names = byline.flatMap((id) => {
    const author = index.authors.get(id);
    return author ? [edition.say(author.name)] : [];
  });
  return names.length === 0 ? '' : edition.listNames(names);
}

/**
 * The words under each photo. The photo’s own are told of those that the story still shows: what is said of others now may not be
 * published.
 */
function captionsOf({ index, story, edition }: VersionContext, { photos }: ShownText): string[] {
  const shown = new Set((story.data.photos ?? []).map(({ photo }) => photo));
  return photos.map(({ photo, caption }) => {
    const own = shown.has(photo) ? index.photos.get(photo) : undefined;
    return caption || (own ? edition.say(own.caption) : edition.words.text('photo'));
  });
}
