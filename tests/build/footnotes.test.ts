import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Editor } from '../support/editor.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';

const project = copyProject();
const press = new Press(project);
const editor = new Editor(project.root);

const MARKDOWN = 'content/articles/en/2026/harbour-opens.md';
const MDX = 'content/articles/en/2026/why-tides.mdx';
const add = (file: string, text: string) => {
  editor.write(file, readFileSync(join(project.root, file), 'utf8') + text);
};
const page = (path: string) => readFileSync(join(project.output, path), 'utf8');

beforeAll(async () => {
  for (const file of [MARKDOWN, MDX]) add(file, '\nIt was measured.[^1]\n\n[^1]: Measured at dawn.\n');
  await press.build();
});

afterAll(() => {
  press.close();
  project.remove();
});

describe('A whole build', () => {
  test.each(['news/coast/2026/03/02/harbour-opens/index.html', 'science/2026/02/21/why-tides/index.html'])(
    'prints the notes of a story, and its number leads to them: %s',
    (path) => {
      const html = page(path);
      expect(html).toContain('Measured at dawn.');
      const [, target = ''] = /<sup>\s*<a[^>]*href="#([^"]+)"/.exec(html) ?? [];
      expect(html).toContain(`id="${target}"`);
      expect(html).not.toContain('[^1]');
    },
  );

  test('has them in feeds', () => {
    expect(page('atom.xml').match(/Measured at dawn\./g)?.length).toBeGreaterThanOrEqual(2);
    expect(page('atom.xml')).not.toContain('[^1]');
  });

  test('refuses a remark that is never closed, with its file and line, and leaves what is published', async () => {
    const before = page('index.html');
    add(MARKDOWN, '\n<!-- The name of our source is Ana\n');
    await expect(press.build()).rejects.toThrow(/harbour-opens\.md, line \d+/);
    expect(page('index.html')).toBe(before);
  });
});
