import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, digestsOf, temporaryFolder } from '../support/build.ts';
import { HTML_RULES } from '../support/html-rules.ts';
import { Press, type Built } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { uncompressed } from '../support/search-index.ts';
import { listFiles } from '../support/site.ts';
import { COMMITTER, git, StoryRepository } from '../support/story-repository.ts';

/** The newsroom that commits; its copies are built from nothing. What was never public bears the name of a beast. */
const [living, fresh] = [copyProject(), copyProject()];
const [press, freshPress] = [new Press(living), new Press(fresh)];
const folder = temporaryFolder();
const content = new StoryRepository(living.contentDir);

const FIRST = 'articles/en/2026/weather-mast.md';
const STORY = 'articles/en/2026/mast.md';
const PAGE = 'news/coast/2026/03/10/mast/versions/index.html';

function story({ text, fields = [] }: { text: string; fields?: string[] }): string {
  return [
    '---',
    'headline: A mast for the weather',
    'section: news/coast',
    'kind: news',
    'published: 2026-03-10T12:00:00+00:00',
    'byline: [coast-desk]',
    ...fields,
    '---',
    'The harbour has a new mast. It measures the wind.',
    '',
    text,
    '',
    'It was put up on Monday by four people.',
    '',
  ].join('\n');
}

/** What the newsroom did, and what then was built. */
const DEEDS: { moment: string; deed: () => void }[] = [
  {
    moment: '2026-03-10T08:00:00Z',
    deed: () => {
      content.replace('site.yaml', 'versions: off # the history of this folder is that of the tests\n', '');
      content.write(FIRST, story({ text: 'The basilisk paid for it.', fields: ['draft: true'] }));
    },
  },
  {
    moment: '2026-03-10T09:00:00Z',
    deed: () => {
      content.write(FIRST, story({ text: 'The cockatrice paid for it.' }));
    },
  },
  {
    moment: '2026-03-10T10:00:00Z',
    deed: () => {
      content.write(FIRST, story({ text: 'It is 20 metres high and cost 900 pounds, <b>the harbour office</b> said.' }));
    },
  },
  {
    moment: '2026-03-10T12:30:00Z',
    deed: () => {
      content.write(
        FIRST,
        story({ text: 'It is 20 metres high and cost 900 pounds, the harbour office said.', fields: ['related: [2026/spring-tide]'] }),
      );
    },
  },
  {
    moment: '2026-03-10T13:00:00Z',
    deed: () => {
      content.write(
        FIRST,
        story({
          text: 'It is 30 metres high and cost 900 pounds, the harbour office said.',
          fields: ['corrections: [{ date: 2026-03-10T13:00:00+00:00, wrong: The height was wrong., right: It is 30 metres. }]'],
        }),
      );
    },
  },
  {
    moment: '2026-03-10T14:00:00Z',
    deed: () => {
      content.move(FIRST, STORY);
    },
  },
  {
    moment: '2026-03-10T15:00:00Z',
    deed: () => {
      content.replace(STORY, 'kind: news\n', 'kind: news\ndraft: true\n');
      content.replace(STORY, 'cost 900 pounds', 'was stolen by a griffin');
    },
  },
  {
    moment: '2026-03-10T16:00:00Z',
    deed: () => {
      content.replace(STORY, 'kind: news\ndraft: true\n', 'kind: news\n');
      content.replace(STORY, 'was stolen by a griffin', 'cost 950 pounds');
    },
  },
];

beforeAll(async () => {
  for (const { moment, deed } of DEEDS) {
    deed();
    content.commit(moment);
  }
  await press.build();
});

afterAll(() => {
  for (const one of [press, freshPress]) one.close();
  for (const project of [living, fresh, folder]) project.remove();
});

function pageOf(output: string, path = PAGE): string {
  return readFileSync(join(output, path), 'utf8');
}

/** Newest first: when each version came, and each thing that was changed in it, as “part: one [-old-] {+new+}”. */
function versionsOn(html: string): { when: string; changes: string[] }[] {
  const { document } = parseHTML(html);
  for (const hidden of document.querySelectorAll('.visually-hidden')) hidden.remove();
  for (const one of document.querySelectorAll('ins')) one.textContent = `{+${one.textContent}+}`;
  for (const one of document.querySelectorAll('del')) one.textContent = `[-${one.textContent}-]`;
  return [...document.querySelectorAll('.version')].map((version) => ({
    when: version.querySelector('time')?.getAttribute('datetime') ?? '',
    changes: [...version.querySelectorAll('section')].map((section) => {
      const paragraphs = [...section.querySelectorAll('p')].map((paragraph) => paragraph.textContent.trim().replace(/\s+/g, ' '));
      return `${section.querySelector('h3')?.textContent ?? ''}: ${paragraphs.join(' / ')}`;
    }),
  }));
}

/** Files that hold a word, in their names or anywhere in their bytes. */
function findWord(output: string, word: string): string[] {
  return listFiles(output).filter((file) =>
    `${file} ${uncompressed(join(output, file)).toString('latin1')}`.toLowerCase().includes(word.toLowerCase()),
  );
}

/** A build from nothing, of the content as a way of getting it leaves it. */
async function buildElsewhere(get: (to: string) => void): Promise<Built> {
  for (const part of ['dist', '.cache/content', '.cache/press', '.cache/history', 'content'])
    rmSync(join(fresh.root, part), { recursive: true, force: true });
  get(fresh.contentDir);
  return freshPress.build();
}

const clone = (to: string, ...options: string[]) => {
  git(folder.path, ['clone', '--quiet', ...options, `file://${living.contentDir}`, to]);
};

describe('The page of a story’s versions', () => {
  test('tells what was changed in each of those that readers could see', () => {
    expect(versionsOn(pageOf(living.output))).toEqual([
      {
        when: '2026-03-10T16:00:00+00:00',
        changes: [
          'Text: 1 paragraph unchanged / It is 30 metres high and cost [-900-] {+950+} pounds, the harbour office said. / 1 paragraph unchanged',
        ],
      },
      {
        when: '2026-03-10T13:00:00+00:00',
        changes: [
          'Text: 1 paragraph unchanged / It is [-20-] {+30+} metres high and cost 900 pounds, the harbour office said. / 1 paragraph unchanged',
          'Corrections: {+The height was wrong. It is 30 metres.+}',
        ],
      },
      { when: '2026-03-10T12:00:00+00:00', changes: [] },
    ]);
  });

  test('has the first version as it was published, as plain words', () => {
    const { document } = parseHTML(pageOf(living.output));
    expect([...document.querySelectorAll('details p')].map(({ textContent }) => textContent)).toEqual([
      'The harbour has a new mast. It measures the wind.',
      'It is 20 metres high and cost 900 pounds, the harbour office said.',
      'It was put up on Monday by four people.',
    ]);
    expect(document.querySelector('.version b')).toBeNull();
  });

  test('says in words where something was taken out or put in, and where that ends', () => {
    const { document } = parseHTML(pageOf(living.output));
    const spoken = document.querySelector('.difference p:nth-child(2)')?.textContent.replace(/\s+/g, ' ');
    expect(spoken).toContain('cost Taken out: 900 End of what was taken out. Put in: 950 End of what was put in. pounds');
  });

  test('is linked from the story, and leads back to it', () => {
    const { document } = parseHTML(pageOf(living.output, PAGE.replace('versions/', '')));
    const links = [...document.querySelectorAll('.story-meta a')].map((link) => [link.getAttribute('href'), link.textContent.trim()]);
    expect(links).toContainEqual(['/news/coast/2026/03/10/mast/versions/', 'Changes to this story']);
    expect(pageOf(living.output)).toContain('href="/news/coast/2026/03/10/mast/"');
  });

  test('is kept out of search engines, sitemaps, feeds and the site’s own search', () => {
    const { document } = parseHTML(pageOf(living.output));
    expect(document.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
    expect(document.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(
      'https://tideline.example/news/coast/2026/03/10/mast/versions/',
    );
    const naming = findWord(living.output, 'mast/versions/').filter((file) => file !== PAGE);
    expect(naming).toEqual([PAGE.replace('versions/', '')]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate(new StaticConfigLoader(HTML_RULES));
    const { results } = await validator.validateString(pageOf(living.output), PAGE);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  });

  test('is there for no story that readers have seen in one version only', () => {
    expect(listFiles(living.output).filter((file) => file.includes('/versions/'))).toEqual([PAGE]);
  });

  test.each(['basilisk', 'cockatrice', 'griffin', 'weather-mast'])('nothing in the output names the %s', (word) => {
    expect(findWord(living.output, word)).toEqual([]);
  });

  test.each(Object.values(COMMITTER))('nothing in the output names who committed: %s', (word) => {
    expect(findWord(living.output, word)).toEqual([]);
  });
});

describe('Where there is no history', () => {
  const paths = () => ['index.html', PAGE.replace('versions/', '')];

  test.each<[string, (to: string) => void]>([
    [
      'the content is no work tree',
      (to) => {
        cpSync(living.contentDir, to, { recursive: true, filter: (path) => !path.endsWith('.git') });
      },
    ],
    [
      'only the last commits were fetched',
      (to) => {
        clone(to, '--depth=3');
      },
    ],
    [
      'the files’ contents were not fetched',
      (to) => {
        content.run('config', 'uploadpack.allowFilter', 'true');
        clone(to, '--filter=blob:none');
      },
    ],
    [
      'the newsroom wants no such pages',
      (to) => {
        clone(to);
        new StoryRepository(to).replace('site.yaml', 'comments: none', 'comments: none\nversions: off');
      },
    ],
  ])('as %s, all else is built without a word', async (_how, get) => {
    const { said } = await buildElsewhere(get);
    const { output } = fresh;
    expect(said).toEqual(['  Nothing has been built here yet. Everything is built.']);
    expect(listFiles(output).filter((file) => file.includes('/versions/'))).toEqual([]);
    for (const path of paths()) expect(pageOf(output, path)).not.toContain('versions/');
    expect(differences(living.output, output)).toEqual(
      [`${PAGE} is only in the first`, `${PAGE.replace('versions/', '')} has other bytes`].sort(),
    );
  });
});

describe('What is built step by step', () => {
  const asFromNothing = async () => {
    await press.build();
    await buildElsewhere((to) => {
      clone(to);
    });
    expect(differences(living.output, fresh.output)).toEqual([]);
  };

  test('is what a clone builds from nothing: a merged branch counts when it is merged, and its steps do not', async () => {
    content.run('checkout', '--quiet', '-b', 'wording');
    content.replace(STORY, 'by four people', 'by four people and a manticore');
    content.commit('2026-03-10T17:00:00Z');
    content.replace(STORY, ' and a manticore', ' and a crane');
    content.commit('2026-03-10T17:30:00Z');
    content.run('checkout', '--quiet', 'main');
    content.runAt('2026-03-10T18:00:00Z', 'merge', '--quiet', '--no-ff', 'wording', '--message=Merge');
    await asFromNothing();
    const [newest, ...others] = versionsOn(pageOf(living.output));
    expect(newest?.when).toBe('2026-03-10T18:00:00+00:00');
    expect(others).toHaveLength(3);
    expect(findWord(living.output, 'manticore')).toEqual([]);
  });

  test('is the same when the last commit is replaced by another', async () => {
    content.replace(STORY, 'It measures the wind.', 'It measures the wind and the wyvern.');
    content.commit('2026-03-11T09:00:00Z');
    await press.build();
    expect(findWord(living.output, 'wyvern')).not.toEqual([]);
    content.run('reset', '--quiet', '--hard', 'HEAD~1');
    content.replace(STORY, 'It measures the wind.', 'It measures the wind and the rain.');
    content.commit('2026-03-11T09:30:00Z');
    await asFromNothing();
    expect(findWord(living.output, 'wyvern')).toEqual([]);
  });

  test('is the same in shards that are merged', async () => {
    const shards = join(folder.path, 'shards');
    for (const number of [1, 2]) await press.buildShard({ number, of: 2 }, join(shards, `${number}-of-2`));
    const merged = join(folder.path, 'merged');
    await press.merge(shards, merged);
    expect(differences(living.output, merged)).toEqual([]);
  });

  test('prints nothing when nothing was committed', async () => {
    const { printed, changes } = await press.build();
    expect({ printed, changes }).toEqual({ printed: 0, changes: { written: 0, removed: 0 } });
  });

  test('prints the story’s two pages, its day’s edition and no other when a comma was put in', async () => {
    const before = digestsOf(living.output);
    content.replace(STORY, 'four people', 'four people,');
    content.commit('2026-03-11T10:00:00Z');
    const { printed } = await press.build();
    const after = digestsOf(living.output);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file] && file.endsWith('.html'));
    expect(changed.sort()).toEqual(['editions/2026-03-10/index.html', PAGE.replace('versions/', ''), PAGE].sort());
    expect(printed).toBe(3);
  });
});

describe('What was not committed', () => {
  test('is the newest version, since the moment that the story names', async () => {
    content.replace(STORY, 'byline: [coast-desk]', 'byline: [coast-desk]\nupdated: 2026-03-12T09:00:00+00:00');
    content.replace(STORY, 'and the rain', 'and the snow');
    await press.build();
    expect(versionsOn(pageOf(living.output))[0]).toMatchObject({
      when: '2026-03-12T09:00:00+00:00',
      changes: [expect.stringContaining('[-rain-] {+snow+}') as string],
    });
    content.run('checkout', '--quiet', '.');
  });
});

describe('A passage that must not be shown any more', () => {
  test('is in no version since “versionsFrom”', async () => {
    content.replace(STORY, 'and the rain', 'and, says Mr Chimera, the rain');
    content.commit('2026-03-13T09:00:00Z');
    content.replace(STORY, 'and, says Mr Chimera, the rain', 'and the rain');
    content.commit('2026-03-13T10:00:00Z');
    await press.build();
    expect(findWord(living.output, 'Chimera')).toEqual([PAGE]);
    content.replace(STORY, 'byline: [coast-desk]', 'byline: [coast-desk]\nversionsFrom: 2026-03-13T10:00:00+00:00');
    content.commit('2026-03-13T11:00:00Z');
    await press.build();
    expect(findWord(living.output, 'Chimera')).toEqual([]);
    expect(existsSync(join(living.output, PAGE))).toBe(false);
    content.replace(STORY, 'and the rain', 'and the hail');
    content.commit('2026-03-14T10:00:00Z');
    await press.build();
    const html = pageOf(living.output);
    expect(versionsOn(html).map(({ when }) => when)).toEqual(['2026-03-14T10:00:00+00:00', '2026-03-13T10:00:00+00:00']);
    expect(html).toContain('Earlier versions are not shown any more.');
    expect(html).not.toContain('As first published');
  });
});
