import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../src/messages/languages/en.ts';
import { layUpstream, NEW_WORD, Paper, type Upstream } from '../support/standfirst-versions.ts';

/** A newspaper that has begun with one version of Standfirst and goes on with the next. */
const BEGIN = [
  ...['newspaper', '--name', 'Küstenbote', '--language', 'de', '--language', 'en', '--city', 'Kiel'],
  ...['--time-zone', 'Europe/Berlin', '--address', 'https://kuestenbote.example/'],
];
/** A language that the newspaper has added, with every word that there is. */
const OWN_LANGUAGE = '  - code: eo\n    locale: eo\n    name: Esperanto\n    short: EO\n';

let upstream: Upstream;
beforeAll(() => {
  upstream = layUpstream();
});
afterAll(() => {
  upstream.remove();
});

function begin(sharesHistory: boolean): Paper {
  const paper = new Paper(upstream, { sharesHistory });
  const begun = paper.run('new', ...BEGIN);
  expect(begun.code, begun.printed).toBe(0);
  paper.write('public/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>Küstenbote</title></svg>\n');
  paper.commit('Begin the newspaper');
  return paper;
}

const newspaperOf = (paper: Paper) =>
  paper.git('ls-tree', '-r', 'HEAD', '--', 'content', 'public', 'src/own-collections.ts', 'src/pages/quiz.astro');

/** The files of the sample’s next version that a paper has. */
function samplesIn(paper: Paper): string[] {
  return paper
    .git('ls-files', '--', 'content', 'public')
    .split('\n')
    .filter((path) => /sample|new-icon/.test(path));
}

describe('A newspaper with pages, packages, a language and changes of its own', () => {
  let paper: Paper;
  let before: string;

  beforeAll(() => {
    paper = begin(true);
    paper.write('src/pages/quiz.astro', '<p>A page of our own</p>\n');
    paper.write('src/own-collections.ts', 'export const ownCollections = { quizzes: {} };\n');
    paper.write('README.md', '# Küstenbote\n');
    paper.write(
      'package.json',
      paper
        .read('package.json')
        .replace('"name": "standfirst"', '"name": "kuestenbote"')
        .replace('"dependencies": {', '"dependencies": {\n    "a-package-of-ours": "1.0.0",'),
    );
    const workflow = paper.read('.github/workflows/publish.yml');
    paper.write('.github/workflows/publish.yml', `${workflow}\n# Our own addition.\n`);
    paper.git('rm', '--quiet', '.github/workflows/nightly.yml');
    paper.write('content/site.yaml', paper.read('content/site.yaml').replace(/^# Who answers/m, `${OWN_LANGUAGE}$&`));
    paper.write('content/messages/eo.yaml', JSON.stringify(en));
    paper.commit('Make it our own');
    before = paper.git('rev-parse', 'HEAD');
  });
  afterAll(() => {
    paper.remove();
  });

  test('is asked where Standfirst comes from, once', () => {
    expect(paper.run('update')).toEqual({ code: 1, printed: expect.stringContaining('npm run update -- --from <address') as string });
  });

  test('sees what would be done, and nothing is', () => {
    const { code, printed } = paper.run('update', '--from', upstream.folder, '--dry-run');
    expect(code, printed).toBe(0);
    expect(printed).toContain('From Standfirst 0.1.0 to 0.2.0:');
    expect(printed).toMatch(/ {4}docs\/new-guide\.md\n/);
    expect(printed).toContain('- Translate `goodbye` where you have a language of your own.');
    expect([paper.git('rev-parse', 'HEAD'), paper.git('status', '--porcelain'), paper.npmCalls()]).toEqual([before, '', []]);
  });

  test('is told of versions that there are, when it asks for another', () => {
    const { code, printed } = paper.run('update', '--from', upstream.folder, '--to', '0.3.0');
    expect([code, printed]).toEqual([1, expect.stringContaining('There is no version “0.3.0”')]);
    expect(printed).toContain('It has 0.1.0, 0.2.0.');
  });

  test('is not touched while something is not committed', () => {
    const settings = paper.read('content/site.yaml');
    paper.write('content/site.yaml', `${settings}# A thought.\n`);
    expect(paper.run('update', '--from', upstream.folder)).toEqual({
      code: 1,
      printed: expect.stringMatching(/Nothing was changed, because something is not committed yet[^]*content\/site\.yaml/) as string,
    });
    paper.write('content/site.yaml', settings);
    expect(paper.git('rev-parse', 'HEAD')).toBe(before);
  });

  test('has the new version without a conflict, and all that is its own as it was', () => {
    const own = newspaperOf(paper);
    const { printed } = paper.run('update', '--from', upstream.folder);
    expect(printed).toContain('Take over Standfirst 0.2.0: the commit ');
    expect(newspaperOf(paper)).toBe(own);
    expect(paper.git('status', '--porcelain')).toBe('');
    expect(paper.npmCalls()).toEqual(['install', 'run --silent check']);
    expect(paper.has('docs/new-guide.md') && !paper.has('docs/old-guide.md')).toBe(true);
    expect(paper.has('.github/workflows/nightly.yml')).toBe(false);
    expect(paper.read('README.md')).toBe('# Küstenbote\n');
    expect(paper.read('.github/workflows/publish.yml')).toMatch(/name: Publish the newspaper[^]*# Our own addition\./);
    const { name, version, dependencies } = JSON.parse(paper.read('package.json')) as Record<string, unknown>;
    expect([name, version, dependencies]).toEqual(['kuestenbote', '0.2.0', expect.objectContaining({ 'a-package-of-ours': '1.0.0' })]);
  });

  test('has no story, no photo and no icon of the sample', () => {
    expect(samplesIn(paper)).toEqual([]);
  });

  test('is told by the check which new words its own language lacks, and has no fault with them', () => {
    const lacking = paper.run('check');
    expect(lacking.code).toBe(1);
    expect(lacking.printed).toMatch(new RegExp(`content/messages/eo\\.yaml[^]*${NEW_WORD}[^]*Goodbye`));
    paper.write('content/messages/eo.yaml', JSON.stringify({ ...en, [NEW_WORD]: 'Ĝis' }));
    const whole = paper.run('check');
    expect(whole.code, whole.printed).toBe(0);
    paper.commit('Say goodbye in Esperanto');
  });

  test('has what it asks for already, the second time, from where it came from', () => {
    expect(paper.run('update')).toEqual({ code: 0, printed: 'Standfirst 0.2.0 is what you have already.\n' });
  });

  test('goes back to the version before, with what was written since, and forward again', () => {
    const { code, printed } = paper.run('update', '--back');
    expect(printed).toContain('Go back to Standfirst 0.1.0: the commit ');
    // The word of the new version is unknown to the old one.
    expect([code, printed.includes(NEW_WORD)]).toEqual([1, true]);
    expect(paper.git('diff', '--name-only', before, 'HEAD')).toBe('content/messages/eo.yaml');
    const again = paper.run('update');
    expect(again.code, again.printed).toBe(0);
    expect(paper.read('package.json')).toContain('"version": "0.2.0"');
  });
});

describe('A newspaper that was made of a template, without the history of Standfirst', () => {
  let paper: Paper;
  let archive: string;

  beforeAll(() => {
    paper = begin(false);
    archive = mkdtempSync(join(tmpdir(), 'standfirst-archive-'));
    cpSync(upstream.folder, archive, { recursive: true, filter: (path) => !path.endsWith('.git') });
  });
  afterAll(() => {
    paper.remove();
    rmSync(archive, { recursive: true });
  });

  test('names what it and the new version have changed both, before anything is done, and does as is decided', () => {
    const own = paper.read('src/cli/due.ts').replace('Says whether an embargo has ended since the last build.', 'Says what is due.');
    paper.write('src/cli/due.ts', own);
    paper.commit('Say it otherwise');
    const before = paper.git('rev-parse', 'HEAD');
    const { code, printed } = paper.run('update', '--from', archive);
    expect([code, paper.git('rev-parse', 'HEAD'), paper.git('status', '--porcelain')]).toEqual([1, before, '']);
    expect(printed).toContain('src/cli/due.ts: you and the new version have changed the same lines.');
    expect(printed).toContain('--keep src/cli/due.ts');
    const decided = paper.run('update', '--from', archive, '--keep', 'src/cli/due.ts');
    expect(decided.code, decided.printed).toBe(0);
    expect(paper.read('src/cli/due.ts')).toBe(own);
    expect(paper.npmCalls()).toEqual(['ci', 'run --silent check']);
    expect(samplesIn(paper)).toEqual([]);
  });

  test('has the sample of that version in its history, where the tests look for it, and nothing to take over', () => {
    const software = /^Standfirst-Software: (.*)$/m.exec(paper.git('log', '-1', '--format=%B'))?.[1] ?? '';
    expect(paper.git('show', `${software}:content/site.yaml`)).toContain('https://meridian.example/');
    expect(paper.run('update', '--from', archive).printed).toContain('is what you have already');
    expect(paper.run('update', '--from', upstream.folder).printed).toContain('is what you have already');
  });
});

test('A folder that is not kept by Git is told to begin with it', () => {
  const paper = new Paper(upstream, { sharesHistory: false });
  rmSync(join(paper.root, '.git'), { recursive: true });
  expect(paper.run('update', '--from', upstream.folder)).toEqual({ code: 1, printed: expect.stringContaining('git init') as string });
  paper.remove();
});
