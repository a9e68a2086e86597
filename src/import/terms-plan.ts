import type { Localised } from '../content/schemas/common.ts';
import type { Keeper, Outcome } from './keeper.ts';
import { idOf, Ids, oneLine } from './names.ts';
import { yamlOf } from './story-file.ts';

/** An author or a topic: one file each, found again by its name. */
export interface Named {
  readonly key: string;
  readonly name: string;
  readonly about?: string | undefined;
}

/** Brings authors or topics into their folder; one that the newsroom has under the same name is taken as it is. */
export class TermsPlan {
  readonly outcomes: Outcome[] = [];
  readonly #folder: 'authors' | 'topics';
  readonly #keeper: Keeper;
  readonly #ids: Ids;
  readonly #idByName = new Map<string, string>();
  readonly #idByKey = new Map<string, string>();

  constructor(folder: 'authors' | 'topics', existing: readonly { id: string; data: { name: Localised } }[], keeper: Keeper) {
    this.#folder = folder;
    this.#keeper = keeper;
    this.#ids = new Ids(existing.map(({ id }) => id));
    for (const { id, data } of existing) {
      const names = typeof data.name === 'string' ? [data.name] : Object.values(data.name);
      for (const name of names) this.#idByName.set(comparable(name), id);
    }
  }

  idOf({ key, name, about }: Named): string | undefined {
    const known = this.#idByKey.get(key);
    if (known !== undefined) return known;
    const id = this.#find(key, oneLine(name), about === undefined ? undefined : oneLine(about) || undefined);
    if (id !== undefined) this.#idByKey.set(key, id);
    return id;
  }

  #find(key: string, name: string, about: string | undefined): string | undefined {
    const entry = `${this.#folder} ${key}`;
    const earlier = this.#keeper.ledger.get(entry);
    const earlierId = earlier && this.#idIn(earlier.file);
    const same = this.#idByName.get(comparable(name));
    if (name === '') return undefined;
    if (earlier === undefined && same !== undefined) {
      this.#keeper.ledger.set(entry, { file: `${this.#folder}/${same}.yaml` });
      return same;
    }
    if (earlier && earlier.digest === undefined) return earlierId;
    const text = yamlOf({ name, ...(this.#folder === 'authors' ? { kind: 'person' } : {}), about });
    const id = earlierId ?? this.#ids.take(idOf(name) || idOf(key) || (this.#folder === 'authors' ? 'author' : 'topic'));
    const outcome = this.#keeper.put(entry, `${this.#folder}/${id}.yaml`, text);
    this.outcomes.push(outcome);
    this.#idByName.set(comparable(name), id);
    return outcome === 'deleted' ? undefined : id;
  }

  /** The id of a file of the folder, when there is one by that name. */
  #idIn(file: string): string | undefined {
    return file.startsWith(`${this.#folder}/`) ? file.slice(this.#folder.length + 1).replace(/\.yaml$/, '') : undefined;
  }
}

function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
