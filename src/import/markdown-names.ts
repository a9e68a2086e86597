import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readByline } from './byline.ts';
import { isFields, textIn, valueIn, type Fields } from './front-matter.ts';
import { plain } from './markdown-fields.ts';
import type { OldSite } from './markdown-site.ts';
import type { MarkdownSource } from './markdown-file.ts';
import { termsIn } from './markdown-terms.ts';
import type { Archive, ImportedAuthor, ImportedTerm, Loss } from './model.ts';
import { readData } from './site-config.ts';

/** The authors, sections and topics that the stories of a folder name. */
export class NamedThings {
  readonly #site: OldSite;
  readonly #authors = new Map<string, ImportedAuthor>();
  readonly #sections = new Map<string, ImportedTerm>();
  readonly #topics = new Map<string, ImportedTerm>();
  readonly #people: Fields;

  constructor(site: OldSite, root: string, losses: Loss[]) {
    this.#site = site;
    const people = ['authors.yml', 'authors.yaml', 'authors.json']
      .map((name) => join(root, '_data', name))
      .find((path) => existsSync(path));
    this.#people = people === undefined ? {} : readData(people, losses);
  }

  all(): Pick<Archive, 'authors' | 'sections' | 'topics'> {
    return { authors: [...this.#authors.values()], sections: [...this.#sections.values()], topics: [...this.#topics.values()] };
  }

  authorsOf(fields: Fields): string[] {
    const values =
      ['author', 'authors', 'byline', 'writer']
        .map((name) => valueIn(fields, name))
        .find((value) => value !== undefined && value !== null) ?? [];
    return (Array.isArray(values) ? values : [values]).flatMap((value: unknown) => {
      const own = isFields(value) ? value : undefined;
      const key = own === undefined ? (typeof value === 'string' ? value.trim() : '') : (textIn(own, 'name', 'title') ?? '');
      if (key === '') return [];
      const known = valueIn(this.#people, key);
      const several = own === undefined && known === undefined && !this.#authors.has(key) ? peopleIn(key) : [];
      if (several.length > 1) {
        for (const name of several) this.#authors.set(name, this.#authors.get(name) ?? { key: name, name });
        return several;
      }
      const person = own ?? (isFields(known) ? known : {});
      const { about = textIn(person, 'bio', 'about', 'description') } = this.#authors.get(key) ?? {};
      this.#authors.set(key, { key, name: textIn(person, 'name', 'title') ?? key, ...(about !== undefined && { about: plain(about) }) });
      return [key];
    });
  }

  sectionsOf(source: MarkdownSource): string[] {
    const named = ['section', 'category', 'categories', 'column'].flatMap((name) => termsIn(this.#site.kind, source.fields, name));
    const keys = named.length > 0 ? named : this.#site.names.foldersAsSections(source.file.name);
    return [...new Set(keys)].map((key) => {
      const parts = key
        .split('/')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      parts.forEach((part, index) => {
        const path = parts.slice(0, index + 1).join('/');
        this.#sections.set(path, {
          key: path,
          name: this.#site.sectionName(path) ?? part,
          parents: parts.slice(0, index).map((_, end) => parts.slice(0, end + 1).join('/')),
        });
      });
      return parts.join('/');
    });
  }

  topicsOf(fields: Fields): string[] {
    const keys = ['tags', 'tag', 'topics', 'keywords'].flatMap((name) => termsIn(this.#site.kind, fields, name));
    return [...new Set(keys)]
      .filter((key) => !this.#site.isCollection(key))
      .map((key) => {
        this.#topics.set(key, { key, name: key, parents: [] });
        return key;
      });
  }
}

/** “Ana Pires and Tom Reed” are two; “Centre for Sea and Coast” is one, and so is a name that anything else stands with. */
function peopleIn(text: string): readonly string[] {
  const { names, rest } = readByline(text);
  const arePeople = names.every((name) => /^\p{Lu}\S*(?: \S+){1,3}$/u.test(name) && !/ (?:of|for|the|für|pour|para) /i.test(` ${name} `));
  return rest === '' && arePeople ? names : [text];
}
