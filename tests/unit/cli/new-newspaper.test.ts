import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { afterEach, describe, expect, it } from 'vitest';
import { describeLanguage } from '../../../src/cli/newspaper-language.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { checkHouseRules } from '../../../src/content/house-rules/rulebook.ts';
import { environmentOfBuilds } from '../../support/build.ts';
import { copyProject, type Project } from '../../support/project.ts';

const NOW = Date.parse('2026-06-30T22:30:20Z');
const FLAGS = ['--name', 'The Harbour Times', '--city', 'Kiel', '--time-zone', 'Europe/Berlin', '--address', 'harbour.example/paper'];
const projects: Project[] = [];
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

function open(settings?: string): Project {
  const project = copyProject(null, { stocked: false });
  projects.push(project);
  if (settings !== undefined) {
    mkdirSync(project.contentDir);
    writeFileSync(join(project.contentDir, 'site.yaml'), settings);
  }
  return project;
}

function begin({ root }: Project, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/new.ts', 'newspaper', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: environmentOfBuilds({ SOURCE_DATE_EPOCH: String(NOW / 1000) }),
  });
  return { status, stdout, stderr };
}

function git({ root }: Project, ...args: string[]) {
  const { status } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: root });
  expect(status).toBe(0);
}

const SAMPLE_SETTINGS = 'address: https://meridian.example/\n';

describe('npm run new -- newspaper', { timeout: 60_000 }, () => {
  it('writes a sound newspaper whose only findings are blanks in drafts and a story without sources', async () => {
    const project = open();
    const { status, stdout } = begin(project, ...FLAGS, '--language', 'es', '--language', 'ar', '--headline', 'Vuelve el barco');
    expect(status).toBe(0);
    expect(stdout).toContain('content/articles/es/2026/vuelve-el-barco.md');
    const { newsroom, faults } = await readNewsroom(project.root, project.contentDir, undefined, { now: NOW });
    expect(faults).toEqual([]);
    expect(newsroom?.site).toMatchObject({
      name: 'The Harbour Times',
      address: 'https://harbour.example/paper/',
      publisher: { email: 'redaccion@harbour.example' },
    });
    expect(newsroom?.articles.map(({ id, data }) => [id, data.published, data.translationOf])).toEqual([
      ['ar/2026/antlaq-the-harbour-times', '2026-07-01T00:30:00+02:00', '2026/vuelve-el-barco'],
      ['es/2026/vuelve-el-barco', '2026-07-01T00:30:00+02:00', undefined],
    ]);
    expect(newsroom?.authors.map(({ id }) => id)).toEqual(['redaccion']);
    expect(newsroom?.sections.find(({ id }) => id === 'cultura')?.address).toEqual({ ar: 'thaqafa' });
    const findings = newsroom ? checkHouseRules(newsroom, { now: NOW }) : [];
    expect(new Set(findings.map(({ rule, level }) => `${rule} ${level}`))).toEqual(new Set(['blanks warning', 'sources warning']));
    const drafts = newsroom?.pages.filter(({ data }) => data.draft === true).map(({ id }) => id);
    expect(drafts).toContain('es/propiedad');
    expect(drafts).not.toContain('es/contacto');
    expect(newsroom?.pages.find(({ id }) => id === 'ar/contact')?.data.translationOf).toBe('contacto');
  });

  it('names every flag that is missing or wrong, and writes nothing', () => {
    const project = open();
    expect(begin(project).stderr).toMatch(/--name is missing[^]*--language is missing[^]*--city[^]*--time-zone[^]*--address is missing/);
    const { status, stderr } = begin(project, ...FLAGS, '--language', 'en', '--accent', 'bleu', '--time-zone', 'berlin', '--name', ' ');
    expect(status).toBe(2);
    expect(stderr).toContain('“berlin” is not a time zone. Did you mean “Europe/Berlin”?');
    expect(stderr).toContain('--accent: “bleu” is not a colour.');
    expect(stderr).toContain('“npm run new -- newspaper --help” lists everything.');
    expect(stderr).toContain('A newspaper needs a name.');
    expect(existsSync(project.contentDir)).toBe(false);
  });

  it('refuses a language without the site’s own words, with the list of those that have them', () => {
    const { status, stderr } = begin(open(), ...FLAGS, '--language', 'en,tlh');
    expect(status).toBe(2);
    expect(stderr).toMatch(/are not there in “tlh” yet\. Allowed: ar, .*en, es/);
  });

  it('takes sections of one’s own, but none that stand where other pages do', () => {
    const project = open();
    expect(begin(project, ...FLAGS, '--language', 'en', '--section', 'Search').stderr).toContain('“Search” would stand at /search/');
    expect(begin(project, ...FLAGS, '--language', 'en', '--section', 'Opinion', '--section', 'Über Fähren').status).toBe(0);
    const { sections } = yaml.load(readFileSync(join(project.contentDir, 'sections.yaml'), 'utf8')) as { sections: { id: string }[] };
    expect(sections.map(({ id }) => id)).toEqual(['opinion', 'ueber-faehren']);
    expect(readFileSync(join(project.contentDir, 'articles/en/2026/the-harbour-times-begins.md'), 'utf8')).toContain(
      'section: ueber-faehren\n',
    );
  });

  it('leaves what is somebody’s own, and moves it aside when asked to', () => {
    const project = open('address: https://elsewhere.example/\n');
    const refused = begin(project, ...FLAGS, '--language', 'en');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('content/ holds something that is not the sample newsroom as it came, and stays as it is.');
    expect(readdirSync(project.contentDir)).toEqual(['site.yaml']);
    expect(begin(project, ...FLAGS, '--language', 'en', '--replace').stdout).toContain('What was there is in content-earlier.');
    expect(readFileSync(join(project.root, 'content-earlier/site.yaml'), 'utf8')).toContain('elsewhere.example');
  });

  it('keeps the sample where the tests look for it when no history has it', () => {
    const project = open(SAMPLE_SETTINGS);
    expect(begin(project, ...FLAGS, '--language', 'en').status).toBe(0);
    expect(readFileSync(join(project.root, 'tests/fixtures/meridian/site.yaml'), 'utf8')).toBe(SAMPLE_SETTINGS);
    expect(readdirSync(project.root).filter((name) => name.startsWith('content'))).toEqual(['content']);
  });

  it('takes the sample away when the history has it, unless it is to be kept or was changed', () => {
    const project = open(SAMPLE_SETTINGS);
    git(project, 'init', '-q');
    git(project, 'add', 'content');
    git(project, 'commit', '-qm', 'sample');
    writeFileSync(join(project.contentDir, 'note.md'), 'mine');
    expect(begin(project, ...FLAGS, '--language', 'en').stderr).toContain('not the sample newsroom as it came');
    git(project, 'clean', '-qfd', 'content');
    expect(begin(project, ...FLAGS, '--language', 'en').stdout).toContain('it stays in the history of the folder');
    expect(existsSync(join(project.root, 'tests/fixtures/meridian'))).toBe(false);
    git(project, 'clean', '-qfd', 'content');
    git(project, 'checkout', '-q', '--', 'content');
    expect(begin(project, ...FLAGS, '--language', 'en', '--keep-sample').status).toBe(0);
    expect(existsSync(join(project.root, 'tests/fixtures/meridian/site.yaml'))).toBe(true);
  });
});

describe('a language of a newspaper', () => {
  it.each([
    ['en', 'Europe/Berlin', { name: 'English', short: 'En', locale: 'en-GB' }],
    ['en', 'America/Chicago', { name: 'English', short: 'En', locale: 'en-US' }],
    ['es', 'America/Mexico_City', { name: 'Español', short: 'Es', locale: 'es-MX' }],
    ['de', 'Europe/Vienna', { name: 'Deutsch', short: 'De', locale: 'de-AT' }],
    ['ar', 'Europe/Madrid', { name: 'العربية', short: 'ع', locale: 'ar-EG', direction: 'rtl' }],
    ['pt-BR', 'Europe/Lisbon', { short: 'Po', locale: 'pt-BR' }],
  ])('“%s” in %s is described as it is written there', (code, zone, expected) => {
    expect(describeLanguage(code, zone)).toMatchObject({ code, ...expected });
  });
});
