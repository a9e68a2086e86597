import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { drawnStyles } from '../../../src/admin/bundle.ts';
import { editingFiles } from '../../../src/admin/files.ts';
import { buildEditingRoom } from '../../../src/admin/forms/editing-room.ts';
import type { EditingData } from '../../../src/content/schemas/editing.ts';
import { sectionsFileSchema } from '../../../src/content/schemas/section.ts';
import { siteSchema } from '../../../src/content/schemas/site.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';
import { ROOT } from '../../support/site.ts';

const read = (name: string): unknown => yaml.load(readFileSync(join(SMALL_NEWSROOM, name), 'utf8'), { schema: yaml.CORE_SCHEMA });
const site = siteSchema.parse(read('site.yaml'));
const { sections } = sectionsFileSchema.parse(read('sections.yaml'));
const bundle = { folder: '/nowhere', files: [], start: 'files/main-1.js', styles: 'files/main-1.css' };

function publish(editing: EditingData): { page: string; settings: string } {
  const files = editingFiles(bundle, { site: { ...site, editing }, sections }, '/paper/');
  const [page = '', settings = ''] = ['index.html', 'settings.json'].map((path) => files.find((file) => file.path === path)?.content ?? '');
  return { page, settings };
}

describe('The editing room of a published site', () => {
  const { page, settings } = publish({ service: 'github', repository: 'harbour-times/website' });

  test('It speaks to the service that holds the files and to nobody else, and compiles nothing from text', () => {
    const policy = /content="(default-src[^"]+)"/.exec(page)?.[1] ?? '';
    const hosts = new Set(policy.match(/https:\/\/[^\s;]+/g));
    expect([...hosts]).toEqual(['https://api.github.com', 'https://github.com']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    const own = publish({ service: 'gitlab', repository: 'a/b', server: 'https://git.example.org/' });
    expect(own.page).toContain("connect-src 'self' blob: data: https://git.example.org;");
  });

  test('Its page asks not to be listed, and loads its files from below the site’s own path', () => {
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(page.match(/(?:src|href)="[^"]+"/g)).toEqual(['href="/paper/admin/files/main-1.css"', 'src="/paper/admin/files/main-1.js"']);
  });

  test('Its settings name no story, author, topic or photo, and no way to this computer', () => {
    for (const secret of ['next-winter', 'What the harbour plans', 'coast-desk', 'ines-marlow', 'sea-wall', 'foghorn', '"local"'])
      expect(settings).not.toContain(secret);
  });

  test('Changes are saved at once, or wait for a second person', () => {
    expect(JSON.parse(settings)).toMatchObject({
      config: {
        backend: { name: 'github', repo: 'harbour-times/website', branch: 'main', auth_methods: ['token'] },
        publish_mode: 'simple',
      },
    });
    const reviewed = publish({ service: 'gitlab', repository: 'a/b/c', branch: 'live', review: true, application: 'abc' });
    expect(JSON.parse(reviewed.settings)).toMatchObject({
      config: { backend: { name: 'gitlab', branch: 'live', auth_type: 'pkce', app_id: 'abc' }, publish_mode: 'editorial_workflow' },
    });
  });

  test('All changes wait together in a branch of work, at a service that knows no other way too', () => {
    const { page: room, settings: told } = publish({
      service: 'forgejo',
      repository: 'harbour-times/website',
      review: true,
      workBranch: 'desk',
      application: 'abc',
    });
    expect(JSON.parse(told)).toMatchObject({
      config: {
        backend: {
          name: 'gitea',
          branch: 'desk',
          api_root: 'https://codeberg.org/api/v1',
          base_url: 'https://codeberg.org',
          app_id: 'abc',
        },
        publish_mode: 'simple',
      },
      review: {
        kind: 'forgejo',
        api: 'https://codeberg.org/api/v1',
        repository: 'harbour-times/website',
        branch: 'main',
        workBranch: 'desk',
      },
    });
    expect(room).toContain("connect-src 'self' blob: data: https://codeberg.org;");
    const own = publish({ service: 'github', repository: 'a/b', workBranch: 'desk', server: 'https://git.example.org/' });
    expect(JSON.parse(own.settings)).toMatchObject({ review: { api: 'https://git.example.org/api/v3' } });
    expect(JSON.parse(settings)).not.toHaveProperty('review');
  });

  test('Editors choose sections by the names that their edition calls them', () => {
    const { collections = [] } = buildEditingRoom({ site, sections });
    const optionsOf = (language: string) => {
      const stories = collections.find((one) => 'fields' in one && one.name === `stories-${language}`);
      return (stories as { fields: { name: string; options?: unknown }[] }).fields.find(({ name }) => name === 'section')?.options;
    };
    expect(optionsOf('ar')).toContainEqual({ value: 'news/coast', label: 'أخبار › الساحل' });
    expect(optionsOf('en')).toContainEqual({ value: 'news/coast', label: 'News › Coast' });
  });

  test('A preview has the rules of whatever it draws of a story’s page', () => {
    const styles = drawnStyles(ROOT);
    for (const drawn of ['h1', '.standfirst', '.kicker', '.story-head', '.story-meta', '.byline', '.story-picture', '.inset'])
      expect(styles, drawn).toMatch(new RegExp(`${drawn.replace('.', '\\.')}\\b[^{}]*\\{`));
  });

  test('Each language has its stories, in the folder and under the name that the newsroom’s files have', () => {
    const { collections = [] } = buildEditingRoom({ site, sections });
    const stories = collections.flatMap((one) => ('folder' in one && one.name.startsWith('stories-') ? [one] : []));
    expect(stories.map(({ folder, path }) => `${folder}/${path ?? ''}`)).toEqual(
      ['en', 'es', 'ar'].map((language) => `content/articles/${language}/{{published | date('YYYY')}}/{{slug}}`),
    );
  });
});
