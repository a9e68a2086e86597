import { namesOf } from './calendar-names.ts';
import { readHumanDate, type HumanDate } from './human-date.ts';

/** A line that says when a story was published, and perhaps when it was brought up to date. */
export interface DateLine {
  readonly published?: HumanDate;
  readonly updated?: HumanDate;
  /** What it says besides, such as the place. */
  readonly rest: string;
}

const UPDATED =
  /(?<!\p{L})(?:last\s+)?(?:updated?|modified|edited|revised|actualizad[oa]|modificad[oa]|mise? à jour|modifiée?|aktualisiert|geändert|aggiornat[oa]|modificato|atualizad[oa]|обновлен[оа]|изменен[оа]|bijgewerkt|uppdatera[dt]|oppdatert|opdateret|zaktualizowano|aktualizacja|güncelle(?:me|ndi))(?!\p{L})|آخر تحديث|تحديث|تعديل|更新|修订|최종수정|수정/iu;

/** Words that say nothing but that a date follows. */
const LABELS = new Set(
  (
    'published publication posted created issued first online last date time on at am the from of and since ' +
    'publicado publicada publicación fecha el a las la hora horas h hs actualizado ' +
    'publié publiée publication le à la date ' +
    'veröffentlicht erschienen stand datum vom um uhr den ' +
    'pubblicato pubblicata data del il alle ore ' +
    'publicação em às as dia ' +
    'опубликовано опубликована дата в от г года ' +
    'نشر نُشر في بتاريخ تاريخ النشر الساعة م يوم ' +
    '发布时间 发布于 发表于 发布 时间 日期 公開 掲載 公開日 投稿日 配信 게시 입력 등록 승인 작성 ' +
    'gepubliceerd geplaatst op om publicerad publisert den kl klo opublikowano data dnia godz yayınlanma tarihi tarih saat julkaistu'
  ).split(' '),
);
const WEEKDAYS = namesOf('weekday');

/** The days that a line names. Undefined for a line without any. */
export function readDateLine(line: string, language?: string): DateLine | undefined {
  const parts = line.split(/\s*[|·•]\s*/).map((part) => readPart(part, language));
  const published = parts.find((part) => part.published !== undefined)?.published;
  const updated = parts.find((part) => part.updated !== undefined)?.updated;
  if (published === undefined && updated === undefined) return undefined;
  const rest = parts.flatMap((part) => (part.rest === '' ? [] : [part.rest])).join(' ');
  return { ...(published !== undefined && { published }), ...(updated !== undefined && { updated }), rest };
}

function readPart(part: string, language: string | undefined): DateLine {
  const at = part.search(UPDATED);
  const [first, second] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at).replace(UPDATED, ' ')];
  const published = readHumanDate(first, language);
  const updated = second === '' ? undefined : readHumanDate(second, language);
  const rest = withoutLabels(`${published?.rest ?? first} ${updated?.rest ?? second}`);
  return { ...(published !== undefined && { published }), ...(updated !== undefined && { updated }), rest };
}

/** True for a line of a day, a time and the words that belong to them, and not a sentence that names a day. */
export function isDateLine(line: string, { rest }: DateLine): boolean {
  return rest === '' || (rest.split(' ').length <= 3 && !/[.!?]$/.test(line.trim()) && !/\p{N}/u.test(rest));
}

/** Without the words at its ends that say nothing but that a date follows: “Published by Ana Pires on”. */
export function trimDateLabels(text: string): string {
  const parts = text.split(/\s+/);
  while (parts.length > 0 && isLabel(parts[0] ?? '')) parts.shift();
  while (parts.length > 0 && isLabel(parts.at(-1) ?? '')) parts.pop();
  return parts.join(' ');
}

function withoutLabels(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => !isLabel(word))
    .join(' ')
    .replace(/^[\s,;:|·•–—-]+|[\s,;:|·•–—-]+$/g, '');
}

function isLabel(word: string): boolean {
  const plain = word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return plain === '' || LABELS.has(plain) || WEEKDAYS.has(plain) || UPDATED.test(plain);
}
