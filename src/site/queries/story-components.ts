import { dateTimeView, formatDate, isoDuration, timeView, type TimeView } from '../../shared/date-format.ts';
import { originOf } from '../../content/schemas/host-name.ts';
import { withOwnQuotes } from '../../content/text/quotation.ts';
import { embedOf } from '../../content/embed.ts';
import { tableId } from '../../shared/ids.ts';
import { recordingType } from '../../shared/recording-type.ts';
import { mediaUrl } from '../../shared/urls.ts';
import type { PlacedRecordingView } from '../views/recording.ts';
import type { PlacedParts } from '../views/story.ts';
import type { ComponentName, PlacedComponent } from '../../content/schemas/story-components.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { ArticleData } from '../../content/schemas/article.ts';

/** A story, or a page, in whose text components stand. */
export interface Composed {
  id: string;
  text: { readonly components: readonly PlacedComponent[] };
  data: { corrections?: ArticleData['corrections']; published?: string; title?: string };
}

/** What the components of a story show that is not written in them. */
export function buildPlacedParts(index: NewsroomIndex, edition: Edition, story: Composed): PlacedParts {
  return {
    components: [...new Set(story.text.components.map(({ name }) => name))].sort(),
    tables: Object.fromEntries(
      chartFiles(story).flatMap((file) => {
        const table = index.tables.get(tableId(story.id, file));
        if (!table) return [];
        const { columns, rows, decimalComma } = table.data;
        const shown = (cells: readonly string[]) => cells.map((cell) => withOwnQuotes(cell, edition.words.quotes));
        return [[file, { columns: shown(columns), decimalComma, rows: rows.map(({ cells }) => ({ cells: shown(cells) })) }]];
      }),
    ),
    recordings: Object.fromEntries(recordingsIn(story).map((props) => [props.file, buildRecording(index, edition, props)])),
    corrections: Object.fromEntries(
      ofKind(story, 'Correction').flatMap(({ props }) => {
        const correction = story.data.corrections?.find(({ date }) => date.startsWith(props.date));
        if (!correction) return [];
        const { date, wrong, right } = correction;
        return [[props.date, { when: dateTimeView(date, edition.style), wrong, right }]];
      }),
    ),
    times: Object.fromEntries(ofKind(story, 'LiveUpdate').map(({ props }) => [props.time, updateTime(edition, story, props.time)])),
  };
}

/** The files in content/media that a story’s components play. */
export function placedMedia(story: Composed): string[] {
  return recordingsIn(story).flatMap(({ file, captions }) => (captions === undefined ? [file] : [file, captions]));
}

/** The origins that a story’s page may open in a frame, should a reader ask. */
export function frameOrigins(story: Composed): string[] {
  const origins = ofKind(story, 'Embed').flatMap(({ props }) => {
    const embed = embedOf(props.url);
    return typeof embed === 'object' ? [embed.origin] : [];
  });
  return [...new Set(origins)].sort();
}

/** The origins that the forms in a text are sent to. */
export function formOrigins(story: Composed): string[] {
  const addresses = ofKind(story, 'Form').flatMap(({ props: { action, leadsOn = [] } }) => [action, ...leadsOn]);
  return [...new Set(addresses.flatMap((address) => originOf(address) ?? []))].sort();
}

/** The photos that stand in a text together with something else, where the lead photo may stand once more. */
export function sharedPhotos(story: Composed): Set<string> {
  return new Set(
    story.text.components.flatMap(({ name, props }) => {
      if (name === 'Gallery') return props.photos;
      if (name === 'BeforeAfter') return [props.before, props.after];
      if (name === 'PictureStep') return [props.photo];
      const photo = name === 'Embed' || name === 'Ad' ? props.photo : name === 'Video' ? props.poster : undefined;
      return photo === undefined ? [] : [photo];
    }),
  );
}

/** True for a correction that is printed where the error stood, and so not once more below the text. */
export function isPlacedCorrection(story: Composed, { date }: { date: string }): boolean {
  return ofKind(story, 'Correction').some(({ props }) => date.startsWith(props.date));
}

function ofKind<N extends ComponentName>(story: Composed, name: N): Extract<PlacedComponent, { name: N }>[] {
  return story.text.components.filter((component): component is Extract<PlacedComponent, { name: N }> => component.name === name);
}

interface PlacedRecording {
  file: string;
  duration?: number | undefined;
  captions?: string | undefined;
}

function recordingsIn(story: Composed): PlacedRecording[] {
  return [...ofKind(story, 'Audio'), ...ofKind(story, 'Video')].map(({ props }) => props);
}

function chartFiles(story: Composed): string[] {
  return [...new Set(ofKind(story, 'Chart').flatMap(({ props }) => props.file ?? []))];
}

function buildRecording(index: NewsroomIndex, edition: Edition, { file, duration, captions }: PlacedRecording): PlacedRecordingView {
  const seconds = duration ?? index.recordings.get(file)?.seconds ?? 0;
  return {
    url: mediaUrl(index.space, file),
    type: recordingType(file) ?? 'application/octet-stream',
    duration: writePlayingTime(edition, seconds),
    durationIso: isoDuration(seconds),
    captionsUrl: captions === undefined ? undefined : mediaUrl(index.space, captions),
  };
}

/** How long a recording plays, in an edition’s words. */
export function writePlayingTime(edition: Edition, seconds: number): string {
  if (seconds < 120) return edition.words.count('seconds', seconds);
  return edition.words.text('minutes', { minutes: new Intl.NumberFormat(edition.view.locale).format(Math.round(seconds / 60)) });
}

/** On the day of the story itself its time is enough. */
function updateTime(edition: Edition, story: Composed, time: string): TimeView {
  const { published } = story.data;
  const isSameDay = published !== undefined && formatDate(time, 'date', edition.style) === formatDate(published, 'date', edition.style);
  return isSameDay ? timeView(time, 'time', edition.style) : dateTimeView(time, edition.style);
}
