import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, environmentOfBuilds, MOMENT } from '../support/build.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { IS_LONG } from '../support/length.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { ROOT } from '../support/site.ts';

/** An engineer’s own page and collection, exactly as docs/extending.md has them. */
const project = copyProject();
const press = new Press(project);
const PORT = 4396;
let server: DevServer | undefined;

/** The examples of the page, by the files that they are to be written to. */
const examples = new Map(
  [...readFileSync(join(ROOT, 'docs/extending.md'), 'utf8').matchAll(/```\w+ title="([^"]+)"\n([\s\S]*?)```/g)].map(
    ([, file = '', text = '']) => [file, text],
  ),
);

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project.root, file)), { recursive: true });
  writeFileSync(join(project.root, file), text);
}

const read = (file: string) => readFileSync(join(project.root, file), 'utf8');
const example = (file: string) => examples.get(file) ?? '';
const page = (path: string) => readFileSync(join(project.output, path), 'utf8');

const EXAMPLES = [
  'src/pages/quiz.astro',
  'src/pages/_Text.astro',
  'src/pages/licence.md',
  'src/pages/walks/[id].astro',
  'src/own-collections.ts',
  'walks/harbour-day.yaml',
];

/** A page with what Astro’s documentation has on one: that it is made beforehand, and a picture beside the code. */
const PICTURE_PAGE = `---
import { Image } from 'astro:assets';
import quay from '../assets/quay.jpg';
export const prerender = true;
---
<Image src={quay} alt="The quay" width={300} />
`;

beforeAll(async () => {
  write('src/pages/quay.astro', PICTURE_PAGE);
  mkdirSync(join(project.root, 'src/assets'));
  copyFileSync(join(ROOT, 'tests/fixtures/newsroom/photos/harbour.jpg'), join(project.root, 'src/assets/quay.jpg'));
  for (const file of EXAMPLES) {
    write(file, example(file));
  }
  write('content/site.yaml', read('content/site.yaml') + example('content/site.yaml'));
  await press.build();
});

afterAll(async () => {
  await server?.stop();
  press.close();
  project.remove();
});

describe('A page of one’s own', () => {
  test('is in what npm run build has written, with all that stands around every page', () => {
    expect(page('quiz/index.html')).toContain('<h1');
    expect(page('quiz/index.html')).toContain('The weekly quiz');
    expect(page('quiz/index.html')).toContain('Why there are two tides a day');
    expect(page('walks/harbour-day/index.html')).toContain('Harbour day: 5 December 2026, The old quay');
  });

  test('in Markdown has what its layout puts around it', () => {
    expect(page('licence/index.html')).toContain('may be <em>copied</em>.');
    expect(page('licence/index.html')).toContain('<title>Licence of the code');
    for (const path of ['licence/index.html', 'quiz/index.html']) expect(page(path)).toContain('http-equiv="content-security-policy"');
    expect(page('licence/index.html')).not.toContain('layout:');
  });

  test('stands in the menu of every page, and in the sitemap', () => {
    expect(page('index.html')).toContain('href="/quiz/"');
    const sitemaps = [...page('sitemap.xml').matchAll(/<loc>[^<]*\/(sitemaps\/[^<]+)<\/loc>/g)].map(([, path = '']) => page(path)).join('');
    expect(sitemaps).toContain('/quiz/</loc>');
    expect(sitemaps).toContain('/licence/</loc>');
    expect(sitemaps).toContain('/walks/harbour-day/</loc>');
  });

  test('shows a picture that lies beside the code', () => {
    const [, source = ''] = /<img src="([^"]+)"/.exec(page('quay/index.html')) ?? [];
    expect(source).toMatch(/^\/_astro\/quay\.[\w-]+\.jpg$/);
    expect(existsSync(join(project.output, source))).toBe(true);
  });

  test('is printed again when what it read has changed, and only then', async () => {
    expect((await press.build()).printed).toBe(0);
    write('walks/harbour-day.yaml', example('walks/harbour-day.yaml').replace('The old quay', 'The new quay'));
    const changed = await press.build();
    expect([changed.printed, changed.changes.written]).toEqual([1, 1]);
    expect(page('walks/harbour-day/index.html')).toContain('The new quay');
    write('walks/market.yaml', 'title: Market\nday: 6 December 2026\nplace: The square\n');
    await press.build();
    expect(page('walks/market/index.html')).toContain('The square');
    expect(existsSync(join(project.output, 'walks/harbour-day/index.html'))).toBe(true);
  });

  // That Astro by itself writes the same is seen of the whole sample in every run: `astro-build.test.ts`.
  if (IS_LONG)
    test('is the same, as is every other file, when Astro builds the site by itself', () => {
      const output = join(project.root, 'by-astro');
      const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
        cwd: project.root,
        encoding: 'utf8',
        env: environmentOfBuilds({ STANDFIRST_OUT: output, SOURCE_DATE_EPOCH: String(MOMENT) }),
      });
      expect(status, stdout + stderr).toBe(0);
      expect(differences(project.output, output)).toEqual([]);
    });

  test('is shown while editing', async () => {
    server = await startDevServer(project, PORT);
    const shown = async (path: string) => (await fetch(`${server?.origin ?? ''}${path}`)).text();
    expect(await shown('/quiz/')).toContain('The weekly quiz');
    expect(await shown('/walks/market/')).toContain('The square');
  });
});
