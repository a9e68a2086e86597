import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile } from '../../../src/cli/open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = join(folder, 'a story’s file.md');
const opened = join(folder, 'opened');
writeFileSync(file, 'Text.');

/** Where shells find the programs they need, and no editor is. */
const PATH = '/usr/bin:/bin';

describe.runIf(process.platform !== 'win32')('opening a file', () => {
  it.each([
    ['the editor of the environment', { EDITOR: `cp -- "$1" '${opened}';:` }],
    ['the one for screens before the other', { VISUAL: `cp -- "$1" '${opened}';:`, EDITOR: 'false' }],
    ['the next one when there is no such program', { VISUAL: 'no-such-editor', EDITOR: `cp -- "$1" '${opened}';:` }],
  ])('takes %s', async (_what, environment) => {
    rmSync(opened, { force: true });
    expect(await openFile(file, { PATH, ...environment })).toBe(true);
    expect(readFileSync(opened, 'utf8')).toBe('Text.');
  });

  it('does not open it twice when an editor ends in its own way', async () => {
    rmSync(opened, { force: true });
    expect(await openFile(file, { PATH, VISUAL: 'false', EDITOR: `cp -- "$1" '${opened}';:` })).toBe(true);
    expect(existsSync(opened)).toBe(false);
  });

  it.runIf(process.platform === 'linux')('never fails when there is none', async () => {
    expect(await openFile(file, { PATH: folder })).toBe(false);
    expect(await openFile(file, { PATH, EDITOR: 'no-such-editor', VISUAL: ' ' })).toBe(false);
  });
});
