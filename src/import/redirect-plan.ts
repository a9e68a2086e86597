import { parseDocument, isSeq } from 'yaml';
import { diskKey } from '../content/address-book.ts';
import { comparable } from '../content/checks/redirect-check.ts';
import { splitLanguage, slugOf } from '../shared/ids.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { flattenSections } from '../content/section-tree.ts';
import { FILES_BESIDE_PAGES, frontUrl, pageUrl, sectionUrl, storyUrl, type AddressSpace } from '../shared/urls.ts';
import { reservedNames } from '../shared/reserved-names.ts';
import { sitePath } from '../content/schemas/common.ts';
import type { Ledger } from './ledger.ts';
import type { Loss } from './model.ts';

/** Which earlier addresses can lead to a story or page, and which cannot. */
export class RedirectPlan {
  readonly #space: AddressSpace;
  readonly #languages: readonly string[];
  readonly #owners = new Map<string, string>();
  readonly #withQuery: string[] = [];
  readonly #losses: Loss[] = [];
  readonly #forPages: { from: string; to: string }[] = [];

  constructor(newsroom: Newsroom, space: AddressSpace) {
    this.#space = space;
    this.#languages = newsroom.site.languages.map(({ code }) => code);
    for (const language of this.#languages) {
      this.#own(frontUrl(space, language), 'a front page');
      for (const { path } of flattenSections(newsroom.sections)) this.#own(sectionUrl(space, language, path), `the section ${path}`);
    }
    for (const { id, source } of newsroom.pages) this.#own(pageUrl(space, ...splitLanguage(id)), source.file);
    for (const { id, source, data } of newsroom.articles) {
      const [language, key] = splitLanguage(id);
      this.#own(storyUrl(space, { language, section: data.section, published: data.published, slug: slugOf(key) }), source.file);
      for (const earlier of data.redirects ?? []) this.#own(space.base + comparable(earlier).slice(1), source.file);
    }
    for (const { from } of newsroom.redirects) this.#own(space.base + comparable(from).slice(1), 'content/redirects.yaml');
  }

  /** Notes the address at which something will stand. */
  claim(address: string, file: string): void {
    this.#own(address, file);
  }

  /** Notes the addresses of a new section’s pages, one in each language. */
  claimSection(path: string): void {
    for (const language of this.#languages) this.#own(sectionUrl(this.#space, language, path), `the section ${path}`);
  }

  /** What stands, or will stand, at an address already: a file, or a few words. */
  ownerOf(address: string): string | undefined {
    return this.#owners.get(diskKey(decodeURI(address)));
  }

  /** What stands at the address of a section already, in whichever language. */
  ownerOfSection(path: string): string | undefined {
    return this.#languages.map((language) => this.ownerOf(sectionUrl(this.#space, language, path))).find((owner) => owner !== undefined);
  }

  /** Those of a story’s earlier addresses that can lead to it. */
  forStory(addresses: readonly string[], own: string, file: string, where: string): string[] {
    const accepted = addresses.flatMap((address) => this.#accept(address, own, file, where) ?? []);
    const byFile = new Map<string, string>();
    for (const address of accepted) {
      const kept = byFile.get(this.#key(address));
      if (kept === undefined) byFile.set(this.#key(address), address);
      else if (comparable(kept) !== comparable(address)) this.#loseCapitals(address, kept, where);
    }
    return [...byFile.values()];
  }

  /** The same for a page, whose redirects stand in `redirects.yaml`. Those that an earlier import wrote there are left to the newsroom. */
  forPage(addresses: readonly string[], own: string, file: string, where: string, ledger: Ledger): void {
    const to = `/${own.slice(this.#space.base.length)}`;
    for (const address of addresses) {
      if (ledger.get(`redirect ${address}`)) continue;
      const from = this.#accept(address, own, file, where);
      if (from === undefined) continue;
      this.#forPages.push({ from, to });
      ledger.set(`redirect ${address}`, { file: 'redirects.yaml' });
    }
  }

  get countForPages(): number {
    return this.#forPages.length;
  }

  /** `redirects.yaml` with those of the pages; undefined when there is nothing to add. */
  toText(existing: string | undefined): string | undefined {
    const added = this.#forPages;
    if (added.length === 0) return undefined;
    const document = parseDocument(
      existing ?? '# Addresses that lead elsewhere. Earlier addresses of a story stand in the story itself.\nredirects: []\n',
    );
    let list = document.get('redirects');
    if (!isSeq(list)) {
      list = document.createNode([]);
      document.set('redirects', list);
    }
    if (!isSeq(list)) return undefined;
    list.flow = false;
    for (const redirect of added) {
      const node = document.createNode(redirect, { flow: true });
      list.add(node);
    }
    return document.toString({ lineWidth: 0 });
  }

  losses(): Loss[] {
    const [first] = this.#withQuery;
    if (first === undefined) return this.#losses;
    const count = this.#withQuery.length;
    return [
      ...this.#losses,
      {
        where: `${count} earlier ${count === 1 ? 'address' : 'addresses'} with a question mark`,
        kind: 'left',
        what: `Addresses such as “${first}” tell stories apart by what follows the question mark, which a site of files cannot. Links to them lead to the front page.`,
      },
    ];
  }

  #accept(address: string, own: string, file: string, where: string): string | undefined {
    const path = address.replace(/#.*$/, '');
    if (path.includes('?')) {
      this.#withQuery.push(path);
      return undefined;
    }
    const tidy = decodedPath(path.replace(/\/{2,}/g, '/'));
    if (tidy === undefined || !sitePath().safeParse(tidy).success) {
      this.#losses.push({ where, kind: 'left', what: `Its earlier address “${address}” cannot be an address of this site.` });
      return undefined;
    }
    const key = this.#key(tidy);
    if (key === diskKey(decodeURI(own))) {
      if (this.#space.base + comparable(tidy).slice(1) !== decodeURI(own)) this.#loseCapitals(tidy, own, where);
      return undefined;
    }
    const owner = this.#owners.get(key) ?? (this.#isOwnName(tidy) ? 'the site itself' : undefined);
    if (owner !== undefined && owner !== file) {
      this.#losses.push({
        where,
        kind: 'person',
        what: `Its earlier address “${tidy}” is taken by ${owner}, so links to it do not lead to this story.`,
      });
      return undefined;
    }
    this.#owners.set(key, file);
    return tidy;
  }

  #key(path: string): string {
    return diskKey(this.#space.base + comparable(path).slice(1));
  }

  #loseCapitals(address: string, kept: string, where: string): void {
    this.#losses.push({
      where,
      kind: 'left',
      what: `Its earlier address “${address}” is the same file as “${kept}” on disks that do not tell capitals from small letters, so it leads here only on servers that do not either.`,
    });
  }

  #own(address: string, owner: string): void {
    const key = diskKey(decodeURI(address));
    if (!this.#owners.has(key)) this.#owners.set(key, owner);
  }

  #isOwnName(path: string): boolean {
    const parts = diskKey(path).split('/').filter(Boolean);
    const inEdition = this.#languages
      .slice(1)
      .map(diskKey)
      .includes(parts[0] ?? '')
      ? parts.slice(1)
      : parts;
    return (
      inEdition.length === 0 ||
      reservedNames(this.#space, this.#languages).has(inEdition[0] ?? '') ||
      FILES_BESIDE_PAGES.includes(inEdition.at(-1) ?? '') ||
      (/^\d{4}\/\d{2}$/.test(inEdition.slice(-2).join('/')) && inEdition.length > 2) ||
      /\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/versions$/.test(`/${inEdition.join('/')}`)
    );
  }
}

/** Letters of other alphabets as they are read, not percent-encoded. */
function decodedPath(path: string): string | undefined {
  try {
    return decodeURI(path).replaceAll(' ', '%20');
  } catch {
    return undefined;
  }
}
