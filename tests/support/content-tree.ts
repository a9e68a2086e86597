import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { listFiles } from './site.ts';

/** What a file is to be: a text, which may have moments that are not known before (`<moment>`); bytes; or nothing, where it is gone. */
export type Expected = string | Buffer | undefined;

const MOMENT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:\\d\\d)';

/** All files of a content folder, byte for byte, from one step to the next. */
export class ContentTree {
  readonly #folder: string;
  #files: ReadonlyMap<string, Buffer>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#files = this.#read();
  }

  /** A file as it was after the last step. */
  text(path: string): string {
    return this.#files.get(path)?.toString() ?? '';
  }

  /** Files that are there by now and were not after the last step. */
  added(): string[] {
    return listFiles(this.#folder).filter((path) => !this.#files.has(path));
  }

  /** That these files are what they must be since the last step, and that every other is as it was. */
  expectOnly(changes: Readonly<Record<string, Expected>>): void {
    const now = this.#read();
    const others = (files: ReadonlyMap<string, Buffer>): string[] => [...files.keys()].filter((path) => !(path in changes)).sort();
    expect(others(now)).toEqual(others(this.#files));
    const other = others(now).filter((path) => now.get(path)?.equals(this.#files.get(path) ?? Buffer.alloc(0)) !== true);
    expect(other, 'files that nobody has changed').toEqual([]);
    for (const [path, expected] of Object.entries(changes)) {
      const bytes = now.get(path);
      if (expected === undefined) expect(bytes, path).toBeUndefined();
      else if (Buffer.isBuffer(expected)) expect(bytes?.equals(expected), path).toBe(true);
      else if (expected.includes('<moment>')) expect(bytes?.toString(), path).toMatch(asPattern(expected));
      else expect(bytes?.toString(), path).toBe(expected);
    }
    this.#files = now;
  }

  #read(): Map<string, Buffer> {
    return new Map(listFiles(this.#folder).map((path) => [path, readFileSync(join(this.#folder, path))]));
  }
}

function asPattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('<moment>', MOMENT)}$`);
}
