import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import yaml from 'js-yaml';
import { formatYaml } from '../bench/standing-files.ts';
import { listFiles } from './site.ts';

const FENCED = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m;

/** Changes the files of a project as an editor does, and keeps how they were, so that it can take its changes back. */
export class Editor {
  readonly #root: string;
  readonly #before = new Map<string, Buffer | undefined>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Every file below a folder of the project, by its path in the project. */
  list(folder: string): string[] {
    return existsSync(join(this.#root, folder)) ? listFiles(join(this.#root, folder)).map((path) => `${folder}/${path}`) : [];
  }

  read(path: string): string {
    return readFileSync(join(this.#root, path), 'utf8');
  }

  write(path: string, content: string | Buffer): void {
    this.#note(path);
    const target = join(this.#root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }

  remove(path: string): void {
    this.#note(path);
    rmSync(join(this.#root, path));
    this.#removeEmpty(dirname(path));
  }

  /** Replaces a passage; throws when it is not there. */
  replace(path: string, from: string | RegExp, to: string): void {
    const text = this.read(path);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} has nothing like ${String(from)} to replace.`);
    this.write(path, changed);
  }

  readYaml(path: string): unknown {
    return yaml.load(this.read(path), { schema: yaml.CORE_SCHEMA });
  }

  writeYaml(path: string, data: object): void {
    this.write(path, formatYaml(data));
  }

  /** A file with front matter: its fields, and the text below them. */
  readText(path: string): { data: unknown; body: string } {
    const [, fields = '', body = ''] = FENCED.exec(this.read(path)) ?? [];
    return { data: yaml.load(fields, { schema: yaml.CORE_SCHEMA }), body };
  }

  writeText(path: string, data: object, body: string): void {
    this.write(path, `---\n${formatYaml(data)}---\n${body}`);
  }

  /** From here on, `undo` and `repeatIn` are of the changes that follow. */
  begin(): void {
    this.#before.clear();
  }

  /** Takes the changes back; `repeatIn` then takes them back elsewhere. */
  undo(): void {
    for (const [path, content] of this.#before) {
      if (content === undefined) rmSync(join(this.#root, path), { force: true });
      else {
        mkdirSync(dirname(join(this.#root, path)), { recursive: true });
        writeFileSync(join(this.#root, path), content);
      }
      this.#removeEmpty(dirname(path));
    }
  }

  /** Makes the files that were changed in another copy of the project as they are here. */
  repeatIn(root: string): void {
    for (const path of this.#before.keys()) {
      const [source, target] = [join(this.#root, path), join(root, path)];
      rmSync(target, { force: true });
      if (!existsSync(source)) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readFileSync(source));
    }
  }

  #note(path: string): void {
    const target = join(this.#root, path);
    if (!this.#before.has(path)) this.#before.set(path, existsSync(target) ? readFileSync(target) : undefined);
  }

  /** Folders that nothing is left in, as most tools leave none behind. */
  #removeEmpty(folder: string): void {
    for (let current = folder; current.includes('/'); current = dirname(current)) {
      const path = join(this.#root, current);
      if (existsSync(path) && readdirSync(path).length > 0) return;
      rmSync(path, { recursive: true, force: true });
    }
  }
}
