import type { ArticleData } from '../../schemas/article.ts';
import type { CsvTable } from '../../../shared/csv-table.ts';
import { parentOf, splitLanguage } from '../../../shared/ids.ts';
import { flattenSections, type Section } from '../../section-tree.ts';
import { reservedNames } from '../../../shared/reserved-names.ts';
import { sectionName, type AddressSpace } from '../../../shared/urls.ts';
import { addressSpaceOf } from '../../address-space.ts';
import type { Entry, Newsroom, Photo, StoryEntry, UnreadFiles } from '../../newsroom-model.ts';
import type { RecordingFile } from '../../recording-file.ts';
import { headOf } from '../../story-head.ts';

/** What there is in a newsroom that its files may name. */
export class Known {
  readonly languages: readonly string[];
  readonly firstLanguage: string;
  readonly sections: readonly Section[];
  readonly sectionPaths: ReadonlySet<string>;
  /** What their paths are in the addresses of any edition. */
  readonly sectionNames: ReadonlySet<string>;
  /** Names at the top of an edition that the site itself uses. */
  readonly reserved: ReadonlySet<string>;
  readonly authors: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  readonly recordings: ReadonlyMap<string, RecordingFile | undefined>;
  readonly photos: ReadonlyMap<string, Photo>;
  readonly tables: ReadonlyMap<string, Entry<CsvTable>>;
  /** Files with faults of their own: what names them is not at fault. */
  readonly unread: UnreadFiles;
  readonly space: AddressSpace;
  /** Stories by language, then by id below the language. */
  readonly stories: ReadonlyMap<string, ReadonlyMap<string, StoryEntry>>;
  /** Stories whose own files are faulty, by language. */
  readonly unreadStories: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(newsroom: Newsroom) {
    this.languages = newsroom.site.languages.map((language) => language.code);
    this.firstLanguage = this.languages[0] ?? '';
    this.sections = flattenSections(newsroom.sections);
    this.sectionPaths = new Set(this.sections.map((section) => section.path));
    this.authors = new Set(newsroom.authors.map((author) => author.id));
    this.topics = new Set(newsroom.topics.map((topic) => topic.id));
    this.media = new Set(newsroom.media.map((media) => media.id));
    this.recordings = new Map(newsroom.media.map(({ id, recording }) => [id, recording]));
    this.unread = newsroom.unread;
    this.photos = new Map(newsroom.photos.map((photo) => [photo.id, photo]));
    this.tables = new Map(newsroom.tables.map((table) => [table.id, table]));
    this.space = addressSpaceOf(newsroom.site, newsroom.sections);
    this.reserved = reservedNames(this.space, this.languages);
    this.sectionNames = new Set(
      this.languages.flatMap((language) => this.sections.map(({ path }) => sectionName(this.space, language, path))),
    );
    this.stories = storiesByLanguage(newsroom.articles);
    this.unreadStories = keysByLanguage(newsroom.unread.get('articles') ?? new Set());
  }

  isUnread(id: string): boolean {
    return this.unread.get('articles')?.has(id) === true;
  }

  storiesIn(language: string): string[] {
    return [...(this.stories.get(language)?.keys() ?? [])];
  }

  /** The ids of the stories of a language, of a kind where one is said, that could be what a folder was meant to be named after. */
  storiesLike(folder: string, kind?: ArticleData['kind']): string[] {
    const [language] = splitLanguage(folder);
    const stories = [...(this.stories.get(language)?.values() ?? [])];
    return stories.flatMap((story) => (kind === undefined || headOf(story).kind === kind ? [story.id] : []));
  }

  /** True when a story is there, be its own file faulty or not. */
  isStory(language: string, key: string): boolean {
    return this.stories.get(language)?.has(key) === true || this.unreadStories.get(language)?.has(key) === true;
  }

  /** The story that a live post or a comment is in the folder of. */
  storyOf(id: string): StoryEntry | undefined {
    const [language, key] = splitLanguage(parentOf(id));
    return this.stories.get(language)?.get(key);
  }
}

function storiesByLanguage(articles: readonly StoryEntry[]): Map<string, Map<string, StoryEntry>> {
  const found = new Map<string, Map<string, StoryEntry>>();
  for (const article of articles) {
    const [language, key] = splitLanguage(article.id);
    const stories = found.get(language) ?? new Map<string, StoryEntry>();
    stories.set(key, article);
    found.set(language, stories);
  }
  return found;
}

function keysByLanguage(ids: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const id of ids) {
    const [language, key] = splitLanguage(id);
    found.set(language, (found.get(language) ?? new Set<string>()).add(key));
  }
  return found;
}
