import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isFields, textIn, valueIn, type Fields } from './front-matter.ts';
import type { Loss } from './model.ts';
import { readData, type SiteConfig } from './site-config.ts';

/** What the site’s configuration, or a file of data in one of the folders, says of the files there. */
export class FieldDefaults {
  readonly #root: string;
  readonly #config: SiteConfig;
  readonly #losses: Loss[];
  readonly #folderFields = new Map<string, Fields>();

  constructor(root: string, config: SiteConfig, losses: Loss[]) {
    this.#root = root;
    this.#config = config;
    this.#losses = losses;
  }

  /** Those of a file, the narrowest first. */
  of(name: string): Fields[] {
    return [...this.#ofFolders(name), ...this.#ofJekyll(name)];
  }

  /** Eleventy’s `posts/posts.json`, for the files of a folder and those below. */
  #ofFolders(name: string): Fields[] {
    if (this.#config.kind !== 'Eleventy' && this.#config.kind !== 'plain') return [];
    const folders = name.split('/').slice(0, -1);
    return folders.map((_folder, index) => this.#dataOf(folders.slice(0, index + 1).join('/'))).reverse();
  }

  #dataOf(folder: string): Fields {
    const known = this.#folderFields.get(folder);
    if (known !== undefined) return known;
    const path = [`${basename(folder)}.json`, `${basename(folder)}.11tydata.json`]
      .map((file) => join(this.#root, folder, file))
      .find((candidate) => existsSync(candidate));
    const fields = path === undefined ? {} : readData(path, this.#losses);
    this.#folderFields.set(folder, fields);
    return fields;
  }

  /** Jekyll’s `defaults`, by folder and kind; the narrowest first. */
  #ofJekyll(name: string): Fields[] {
    const defaults = valueIn(this.#config.fields, 'defaults');
    if (this.#config.kind !== 'Jekyll' || !Array.isArray(defaults)) return [];
    const isPost = /(?:^|\/)_(?:posts|drafts)\//.test(name);
    return defaults
      .flatMap((one: unknown) =>
        isFields(one) && isFields(one.values) ? [{ scope: isFields(one.scope) ? one.scope : {}, values: one.values }] : [],
      )
      .filter(({ scope }) => {
        const [path, type] = [textIn(scope, 'path') ?? '', textIn(scope, 'type')];
        return (
          name.startsWith(path) && (type === undefined || (isPost ? ['posts', 'drafts'].includes(type) : name.startsWith(`_${type}/`)))
        );
      })
      .sort((a, b) => (textIn(b.scope, 'path') ?? '').length - (textIn(a.scope, 'path') ?? '').length)
      .map(({ values }) => values);
  }
}
