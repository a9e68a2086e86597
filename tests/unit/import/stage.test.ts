import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/shared/digest.ts';
import { recover, Stage } from '../../../src/import/stage.ts';
import { textsOf } from '../../support/import.ts';

describe('the copy in which an import is put together', () => {
  let root: string;
  let content: string;
  let stage: Stage;
  const before = { 'sections.yaml': 'old', 'articles/en/a.md': 'a' };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'standfirst-stage-'));
    content = join(root, 'content');
    mkdirSync(join(content, 'articles/en'), { recursive: true });
    for (const [path, text] of Object.entries(before)) writeFileSync(join(content, path), text);
    stage = new Stage(join(root, '.cache'), content);
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('does not write through to the newsroom’s own files', () => {
    stage.write('sections.yaml', 'new');
    stage.write('articles/en/b.md', 'b');
    expect(Object.fromEntries(textsOf(content))).toEqual(before);
    expect(Object.fromEntries(textsOf(stage.contentDir))).toEqual({ ...before, 'sections.yaml': 'new', 'articles/en/b.md': 'b' });
  });

  it('moves everything into place, and leaves nothing else there', () => {
    stage.write('sections.yaml', 'new');
    stage.write('articles/es/b.md', 'b');
    stage.move();
    expect(Object.fromEntries(textsOf(content))).toEqual({ ...before, 'sections.yaml': 'new', 'articles/es/b.md': 'b' });
  });

  it('puts back what was there when a file cannot be moved', () => {
    stage.write('articles/en/b.md', 'b');
    stage.write('sections.yaml', 'new');
    stage.write('topics/c.yaml', 'c');
    rmSync(join(stage.contentDir, 'sections.yaml'));
    mkdirSync(join(stage.contentDir, 'sections.yaml'));
    chmodSync(stage.contentDir, 0o755);
    expect(() => {
      stage.move();
    }).toThrow(/EISDIR|sections\.yaml/);
    expect(Object.fromEntries(textsOf(content))).toEqual(before);
  });

  it('takes back, at the next import, what one that was stopped had moved so far', () => {
    const backup = join(stage.root, 'backup');
    mkdirSync(backup);
    writeFileSync(join(backup, 'sections.yaml'), 'old');
    writeFileSync(join(content, 'sections.yaml'), 'new');
    mkdirSync(join(content, 'topics'));
    writeFileSync(join(content, 'topics/c.yaml'), 'c');
    writeFileSync(join(content, 'articles/en/b.md'), 'b, edited since');
    const made = (path: string, text: string, replaces = false) => ({ path, digest: digestOf(text), replaces });
    const files = [
      made('articles/en/b.md', 'b'),
      made('sections.yaml', 'new', true),
      made('topics/c.yaml', 'c'),
      made('topics/d.yaml', 'd'),
    ];
    writeFileSync(join(content, '.importing.json'), JSON.stringify({ backup, files }));
    expect(recover(content)).toBe(true);
    expect(Object.fromEntries(textsOf(content))).toEqual({ ...before, 'articles/en/b.md': 'b, edited since' });
    expect(recover(content)).toBe(false);
  });

  it('brings back the newsroom’s file when one of the import’s is taken out', () => {
    stage.write('sections.yaml', 'new');
    stage.undo('sections.yaml');
    expect(readFileSync(join(stage.contentDir, 'sections.yaml'), 'utf8')).toBe('old');
    expect(stage.written).toEqual([]);
  });
});
