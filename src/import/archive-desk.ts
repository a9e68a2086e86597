import type { Newsroom } from '../content/newsroom-model.ts';
import type { AddressSpace } from '../shared/urls.ts';
import { addressSpaceOf } from '../content/address-space.ts';
import type { Keeper } from './keeper.ts';
import type { Loss } from './model.ts';
import type { SectionChoices } from './section-plan.ts';

export interface WriteOptions {
  readonly sections: SectionChoices;
  /** In milliseconds: what is published later is scheduled. */
  readonly now: number;
  readonly progress: (what: string, done: number, total: number) => void;
}

/** What the writing of an archive has at hand: the newsroom, what earlier imports left in it, and the losses to tell. */
export class ArchiveDesk {
  readonly newsroom: Newsroom;
  readonly keeper: Keeper;
  readonly options: WriteOptions;
  readonly space: AddressSpace;
  readonly languages: readonly string[];
  readonly firstLanguage: string;
  readonly losses: Loss[];

  constructor(newsroom: Newsroom, keeper: Keeper, options: WriteOptions, losses: readonly Loss[]) {
    const { site } = newsroom;
    this.newsroom = newsroom;
    this.keeper = keeper;
    this.options = options;
    this.losses = [...losses];
    this.languages = site.languages.map(({ code }) => code);
    this.firstLanguage = this.languages[0] ?? 'en';
    this.space = addressSpaceOf(site, newsroom.sections);
  }

  lose(where: string, kind: Loss['kind'], what: string, words?: string): void {
    this.losses.push({ where, kind, what, ...(words === undefined ? {} : { words }) });
  }

  /** The newsroom’s own version stays. */
  tellOfEdited(where: string, file: string): void {
    this.lose(
      where,
      'person',
      `The newsroom has edited ${this.shown(file)}, and the archive has another version by now. The newsroom’s was kept.`,
    );
  }

  /** A file’s path as the newsroom’s people see it. */
  shown(file: string): string {
    return this.newsroom.siteSource.file.replace(/site\.yaml$/, file);
  }
}
