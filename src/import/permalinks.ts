/** What the pattern of an address may name of a story. */
export interface PermalinkParts {
  /** As the story’s fields say, if they do. */
  readonly slug: string | undefined;
  readonly title: string | undefined;
  /** Of the file, without its ending. */
  readonly fileName: string;
  /** The file’s path without its ending. */
  readonly path: string;
  readonly day: Day | undefined;
  readonly folders: readonly string[];
  readonly categories: readonly string[];
  readonly collection: string | undefined;
}

export interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** The day that begins a text, whether its figures have two digits or one: `2021-9-1`. */
export function dayIn(text: string | undefined): Day | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text?.trim() ?? '') ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return { year, month: month.padStart(2, '0'), day: day.padStart(2, '0') };
}

/** A pattern with colons, `/:year/:month/:slug/`, filled in; undefined when the story lacks something of it. */
export function filledPattern(pattern: string, parts: PermalinkParts): string | undefined {
  const missing: string[] = [];
  const filled = pattern.replace(/:(\w+)(\[[^\]]*\])?/g, (_whole, name: string, range: string | undefined) => {
    const value = range === undefined ? valueOf(name.toLowerCase(), parts) : rangeOf(name.toLowerCase(), range, parts);
    if (value === undefined) missing.push(name);
    return value ?? '';
  });
  return missing.length === 0 ? `/${filled}`.replace(/\/{2,}/g, '/') : undefined;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function valueOf(name: string, parts: PermalinkParts): string | undefined {
  const { day, folders, fileName } = parts;
  const date = day === undefined ? undefined : new Date(`${day.year}-${day.month}-${day.day}T12:00:00Z`);
  switch (name) {
    case 'year':
      return day?.year;
    case 'short_year':
      return day?.year.slice(2);
    case 'month':
      return day?.month;
    case 'i_month':
      return day && String(Number(day.month));
    case 'monthname':
    case 'long_month':
      return date && MONTHS[date.getUTCMonth()];
    case 'short_month':
      return date && MONTHS[date.getUTCMonth()]?.slice(0, 3);
    case 'day':
      return day?.day;
    case 'i_day':
      return day && String(Number(day.day));
    case 'weekday':
      return date && String(date.getUTCDay());
    case 'weekdayname':
      return date && WEEKDAYS[date.getUTCDay()];
    case 'y_day':
    case 'yearday':
      return (
        date &&
        String(Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1).padStart(
          name === 'y_day' ? 3 : 1,
          '0',
        )
      );
    case 'section':
      return addressPart(folders[0] ?? '');
    case 'sections':
      return folders.map(addressPart).join('/');
    case 'categories':
    case 'slugified_categories':
      return parts.categories.map(addressPart).join('/');
    case 'collection':
      return parts.collection;
    case 'title':
    case 'slug':
    case 'slugorfilename':
    case 'slugorcontentbasename':
    case 'name':
      return addressPart(parts.slug ?? fileName);
    case 'filename':
    case 'contentbasename':
      return addressPart(fileName);
    case 'path':
      return parts.path;
    case 'output_ext':
      return '.html';
    default:
      return undefined;
  }
}

/** Hugo’s `:sections[1:]` and `:sections[last]`. */
function rangeOf(name: string, range: string, { folders }: PermalinkParts): string | undefined {
  if (name !== 'sections') return undefined;
  const at = (text: string): number => (text === 'last' ? folders.length - 1 : Number(text));
  const [, from = '', isSpan, to = ''] = /^\[(\d*|last)(?:(:)(\d*|last))?\]$/.exec(range) ?? [];
  const chosen =
    isSpan === undefined
      ? folders.slice(at(from), at(from) + 1)
      : folders.slice(from === '' ? 0 : at(from), to === '' ? undefined : at(to));
  return chosen.map(addressPart).join('/');
}

/** A template’s address, `/blog/{{ page.fileSlug }}/`; undefined when it names what is only known while the old site is made. */
export function filledTemplate(template: string, { slug, title, fileName, path, day }: PermalinkParts): string | undefined {
  const slugified = (text: string | undefined) => (text === undefined ? undefined : addressPart(text));
  const filled = template.replace(
    /\{\{-?\s*([^{}|]+?)\s*(?:\|\s*(slug(?:ify)?|url|lower)\s*)?-?\}\}/g,
    (whole, name: string, filter?: string) => {
      const values: Readonly<Record<string, string | undefined>> = {
        'page.fileSlug': addressPart(fileName),
        'page.filePathStem': `/${path}`,
        slug,
        title: filter === undefined ? undefined : slugified(title),
        'page.date.getFullYear()': day?.year,
      };
      return values[name] ?? whole;
    },
  );
  return /[{}]/.test(filled) ? undefined : `/${filled}`.replace(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
}

/** A name as generators write it into an address. */
export function addressPart(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
