import { join } from 'node:path';
import { addressSpace, outputFile, storyUrl } from '../../../src/shared/urls.ts';
import type { ArticleData } from '../../../src/content/schemas/article.ts';
import type { FrontData } from '../../../src/content/schemas/front.ts';
import type { SiteData } from '../../../src/content/schemas/site.ts';
import type { Random } from '../../bench/random.ts';
import { Editor } from '../../support/editor.ts';

export interface StoryFile {
  /** `content/articles/en/2026/foghorn.md` */
  path: string;
  language: string;
  /** `2026/foghorn` */
  key: string;
  data: ArticleData;
  body: string;
}

const ARTICLES = 'content/articles';
const DAY = 24 * 60 * 60 * 1000;

/** What edits need to know of a newsroom, and the chance that decides between them. */
export class Desk {
  readonly editor: Editor;
  readonly random: Random;
  /** The moment at which the site is built; it never goes back. */
  now: number;
  #made = 0;

  constructor(root: string, random: Random, now: number) {
    this.editor = new Editor(root);
    this.random = random;
    this.now = now;
  }

  /** Those in Markdown; each change to one in `.mdx` would have the site’s code compiled. */
  stories(language?: string): StoryFile[] {
    return this.editor
      .list(ARTICLES)
      .filter((path) => path.endsWith('.md'))
      .map((path) => this.story(path))
      .filter((story) => language === undefined || story.language === language);
  }

  story(path: string): StoryFile {
    const [language = '', ...rest] = path.slice(ARTICLES.length + 1).split('/');
    const { data, body } = this.editor.readText(path);
    return { path, language, key: rest.join('/').replace(/\.mdx?$/, ''), data: data as ArticleData, body };
  }

  /** One of the stories that pass, if there is one. */
  pickStory(passes: (story: StoryFile) => boolean = () => true): StoryFile | undefined {
    return this.pick(this.stories().filter(passes));
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : this.random.pick(items);
  }

  save({ path, data, body }: StoryFile): void {
    this.editor.writeText(path, data, body);
  }

  isOut({ data }: StoryFile): boolean {
    return data.draft !== true && Date.parse(data.published) <= this.now;
  }

  get site(): SiteData {
    return this.editor.readYaml('content/site.yaml') as SiteData;
  }

  /** The story’s page in the output. */
  pageOf({ language, key, data }: StoryFile): string {
    const { address, languages, timeZone } = this.site;
    const space = addressSpace(address, languages[0]?.code ?? '', timeZone);
    const slug = key.slice(key.lastIndexOf('/') + 1);
    return outputFile(space, storyUrl(space, { language, section: data.section, published: data.published, slug }));
  }

  /** Ids of what lies in a folder: `authors`, `topics`, `photos`. */
  ids(folder: string): string[] {
    const names = this.editor.list(`content/${folder}`).map((path) => path.slice(`content/${folder}/`.length).replace(/\.\w+$/, ''));
    return [...new Set(names)];
  }

  /** Has the fronts and other stories name another story, or none, in place of one. */
  rename({ language, key }: StoryFile, to: string | undefined): void {
    const other = (id: string | undefined) => (id === key ? to : id);
    const others = (ids: string[] | undefined) => ids?.map(other).filter((id) => id !== undefined);
    const front = `content/fronts/${language}.yaml`;
    if (this.editor.list('content/fronts').includes(front)) {
      const data = this.editor.readYaml(front) as FrontData;
      this.editor.writeYaml(front, {
        ...data,
        lead: other(data.lead),
        leadRelated: others(data.leadRelated),
        top: others(data.top),
        blocks: data.blocks?.map((block) => ('lead' in block ? { ...block, lead: other(block.lead) } : block)),
        pictures: other(data.pictures),
        archive: other(data.archive),
        choice: others(data.choice),
      });
    }
    for (const story of this.stories()) {
      const { data, body } = story;
      const isOwn = story.language === language;
      const translationOf = language === this.site.languages[0]?.code ? other(data.translationOf) : data.translationOf;
      const changed = {
        ...story,
        data: { ...data, related: isOwn ? others(data.related) : data.related, translationOf },
        body: isOwn ? body.replaceAll(`::related{story="${key}"}`, to === undefined ? '' : `::related{story="${to}"}`) : body,
      };
      if (JSON.stringify(changed) !== JSON.stringify(story)) this.save(changed);
    }
  }

  /** Files that lie in a folder named after a story: its comments, its live posts. */
  filesBeside(kind: 'comments' | 'live', { language, key }: StoryFile): string[] {
    const folder = join('content', kind, language, key);
    return this.editor.list(`content/${kind}`).filter((path) => path.startsWith(`${folder}/`));
  }

  /** A number that no earlier edit had. */
  number(): number {
    this.#made += 1;
    return this.#made;
  }

  /** An instant some days before or after another; the time of day stays. */
  instant(from: number, days: number): string {
    return `${new Date(from + days * DAY).toISOString().slice(0, 19)}+00:00`;
  }
}
