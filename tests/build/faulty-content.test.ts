import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check, temporaryFolder, tryBuild } from '../support/build.ts';
import { copyNewsroom, type NewsroomCopy } from '../support/overlay.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { ROOT } from '../support/site.ts';

const folder = temporaryFolder();
const output = join(folder.path, 'dist');
const faulty = copyNewsroom(join(ROOT, 'tests/fixtures/newsroom'));
const named = copyNewsroom(join(ROOT, 'tests/fixtures/newsroom'));

function change({ contentDir }: NewsroomCopy, file: string, from: string, to: string): void {
  const path = join(contentDir, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no “${from}” to change.`);
  writeFileSync(path, text.replace(from, to));
}

change(faulty, 'articles/en/2026/foghorn.md', 'section: news/coast', 'section: news/cost');
change(faulty, 'articles/en/2026/next-winter.md', 'draft:', 'draftt:');
change(named, 'articles/en/2026/harbour-opens.md', 'kicker:', 'kickr:');

afterAll(() => {
  for (const copy of [faulty, named, folder]) copy.remove();
});

describe.each([
  ['A build', () => tryBuild({ content: faulty.contentDir, output })],
  ['A check', () => check(faulty.contentDir)],
])('%s of content with an unknown section and a misspelt field', (_what, run) => {
  const { code, printed } = run();

  test('fails', () => {
    expect(code).toBe(1);
  });

  test('says how many faults there are, and that nothing is published', () => {
    expect(printed).toContain('2 faults in the content. Nothing is published until each is mended.');
  });

  test('says of the section where it stands, what is wrong, what is allowed and how to mend it', () => {
    expect(printed).toMatch(/articles\/en\/2026\/foghorn\.md, line 3, section\n +“news\/cost” is not a section\.\n/);
    expect(printed).toContain('  Allowed: news, news/coast, science\n');
    expect(printed).toContain('  Mend: Did you mean “news/coast”? Write one of the allowed sections, or add it to content/sections.yaml.');
  });

  test('says of the field where it stands, what is wrong, what is allowed and how to mend it', () => {
    expect(printed).toMatch(/articles\/en\/2026\/next-winter\.md, line 7, draftt\n +“draftt” is not a field here\.\n/);
    expect(printed).toContain('  Allowed: headline, standfirst, kicker, section,');
    expect(printed).toContain('  Mend: Did you mean “draft”? Correct the field’s name or take the line out.');
  });

  test('writes nothing', () => {
    expect(existsSync(output)).toBe(false);
  });
});

test('A fault in one story is not held against the files that name the story', () => {
  const { printed } = check(named.contentDir);
  expect(printed).toContain('1 fault in the content.');
  expect(printed).toContain('“kickr” is not a field here.');
});

test('Two pages at one address stop the build, for chance would decide which of them is published', async () => {
  const project = copyProject();
  const press = new Press(project);
  const sections = join(project.contentDir, 'sections.yaml');
  const story = join(project.contentDir, 'articles/en/2026/foghorn.md');
  try {
    // Below “news”, January 2026 of the section itself and a section of this name both stand at news/2026/01.
    const named = '      - { id: "2026", name: Year, sections: [{ id: "01", name: Month }] }\n';
    writeFileSync(sections, readFileSync(sections, 'utf8').replace('    sections:\n', `    sections:\n${named}`));
    writeFileSync(story, readFileSync(story, 'utf8').replace('section: news/coast', 'section: news/2026/01'));
    await expect(press.build()).rejects.toThrow(
      'Two pages of the site would stand at news/2026/01/index.html. Give one of them another address.',
    );
    expect(existsSync(project.output)).toBe(false);
  } finally {
    press.close();
    project.remove();
  }
});
