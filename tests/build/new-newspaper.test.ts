import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteData } from '../../src/content/schemas/site.ts';
import type { StandingPage } from '../../src/shared/standing-pages.ts';
import { environmentOfBuilds, MOMENT } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { IS_LONG } from '../support/length.ts';
import { copyProject, type Project } from '../support/project.ts';
import { findLinkFaults, referencesOf } from '../support/references.ts';
import { listFiles, readPages, type Page } from '../support/site.ts';

/** What young newspapers that were begun by command look like, once built. */
const NEWSPAPERS = [
  {
    name: 'of one section, in one language, at the top of a host',
    address: 'https://harbour.example/',
    args: ['--name', 'The Harbour Times', '--language', 'en', '--city', 'Kiel', '--section', 'Harbour'],
  },
  {
    name: 'in two languages, below a path',
    address: 'https://puerto.example/diario/',
    args: ['--name', 'الميناء', '--language', 'es', '--language', 'ar', '--city', 'Vigo'],
  },
];

const OPTIONAL = ['live', 'audio', 'video', 'pictures', 'events', 'topics', 'credits'] as const;

function call(project: Project, ...args: string[]) {
  return spawnSync(process.execPath, args, {
    cwd: project.root,
    encoding: 'utf8',
    env: environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT), GITHUB_ACTIONS: '' }),
  });
}

/** The parts of a page of some name, with what is in them and no mark-up. */
function wordsIn(html: string, element: RegExp): string[] {
  return [...html.matchAll(element)].map(([, inside = '']) => inside.replace(/<[^>]*>/g, '').trim());
}

describe.each(NEWSPAPERS)('A newspaper $name', { timeout: 120_000 }, ({ address, args }) => {
  let project: Project;
  let pages: Page[];
  let files: string[];
  /** What its editions call a page in its address. */
  const namesOf = (page: StandingPage): string[] => {
    const { languages } = load(readFileSync(join(project.contentDir, 'site.yaml'), 'utf8')) as SiteData;
    return languages.map(({ addresses }) => addresses?.[page] ?? page);
  };

  beforeAll(async () => {
    project = copyProject(null);
    const begun = call(project, 'src/cli/new.ts', 'newspaper', ...args, '--address', address, '--time-zone', 'Europe/Madrid');
    expect(begun.stderr).toBe('');
    const { code, printed } = await startBuild(project).done;
    expect(code, printed).toBe(0);
    pages = readPages(project.output);
    files = listFiles(project.output);
  }, 120_000);
  afterAll(() => {
    project.remove();
  });

  test('has no fault', () => {
    const { status, stdout } = call(project, 'src/cli/check.ts');
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n0 faults and \d+ warnings /);
  });

  test('has no word of the sample, and no blank', () => {
    const told = files.filter((file) =>
      /meridian|ميريديان|london|londres|لندن|\[\[/i.test(
        readFileSync(join(project.output, file)).toString('latin1') + readFileSync(join(project.output, file)).toString(),
      ),
    );
    expect(told.filter((file) => !/\.(?:js|mjs|png|jpg|woff2|pagefind|wasm)$|\.pf_/.test(file))).toEqual([]);
  });

  test('has no dead link', () => {
    expect(findLinkFaults(pages.flatMap(referencesOf), { address, files: new Set(files), pages })).toEqual([]);
  });

  test('has no page for which there is nothing, and nothing that leads to one', () => {
    expect(pages.map(({ path }) => path).filter((path) => OPTIONAL.flatMap(namesOf).includes(path.split('/').at(-2) ?? ''))).toEqual([]);
    expect(files).toContain('index.html');
  });

  test('has no empty list, menu or column', () => {
    const filled = [...namesOf('saved'), ...namesOf('search')];
    for (const { path, html } of pages.filter(({ path: one }) => !filled.includes(one.split('/').at(-2) ?? ''))) {
      const lists = wordsIn(html, /<(?:ul|ol|dl|nav|aside)\b[^>]*>([^]*?)<\/(?:ul|ol|dl|nav|aside)>/g);
      expect([path, lists.filter((words) => words === '')]).toEqual([path, []]);
    }
    const story = pages.find(({ path }) => /\/2026\/\d\d\/\d\d\/[a-z-]+\/$/.test(path));
    expect(story?.html).not.toContain('class="related page');
    expect(pages.find(({ path }) => path === '/')?.html).not.toContain('class="latest"');
  });

  // To compile the code for another setting takes longest. One that names pages in its own languages is enough, but for the long run.
  test.runIf(IS_LONG || address !== NEWSPAPERS[0]?.address)('can do without a page that it would have something for', async () => {
    const settings = join(project.contentDir, 'site.yaml');
    const before = readFileSync(settings, 'utf8');
    writeFileSync(settings, before.replace('live:\n  status: off-air', 'live:\n  status: on-air\n  url: https://stream.example/live.m3u8'));
    await startBuild(project).done;
    const [live = ''] = namesOf('live');
    expect(listFiles(project.output)).toContain(`${live}/index.html`);
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}leaveOut: [live]\n`);
    await startBuild(project).done;
    expect(listFiles(project.output)).not.toContain(`${live}/index.html`);
    expect(readPages(project.output).filter(({ html }) => html.includes('class="live"'))).toEqual([]);
  });
});
