import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../../src/cli/content-desk.ts';
import { newStory, type WrittenStory } from '../../../src/cli/new-story.ts';
import type { StoryFlags } from '../../../src/cli/story-choices.ts';
import { newPhoto } from '../../../src/cli/new-photo.ts';
import { Cancelled, Prompt } from '../../../src/cli/prompt.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { checkHouseRules } from '../../../src/content/house-rules/rulebook.ts';
import { ARTICLE_KINDS } from '../../../src/content/schemas/article.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { SAMPLE } from '../../support/site.ts';

const NOW = Date.parse('2026-06-30T23:30:20Z');
const copies: NewsroomCopy[] = [];
afterAll(() => {
  for (const copy of copies) copy.remove();
});

async function openDesk(now = NOW): Promise<Desk> {
  const copy = copyNewsroom(fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url)));
  copies.push(copy);
  return readDesk(copy, now);
}

async function readDesk({ root, contentDir }: { root: string; contentDir: string }, now = NOW): Promise<Desk> {
  const { newsroom, faults } = await readNewsroom(root, contentDir);
  expect(faults).toEqual([]);
  if (!newsroom) throw new Error('The newsroom could not be read.');
  return { newsroom, root, contentDir, now };
}

const FLAGS: StoryFlags = {
  headline: 'The ferry: a “new” timetable',
  section: 'news/coast',
  kind: 'news',
  language: 'en',
  mdx: false,
  draft: true,
};

function write(desk: Desk, flags: Partial<StoryFlags> = {}, prompt?: Prompt): Promise<WrittenStory> {
  return newStory({ ...FLAGS, ...flags }, desk, prompt);
}

/** Answers questions one after another, as somebody at a terminal would. */
function answering(...answers: string[]): { prompt: Prompt; printed: () => string } {
  const input = new PassThrough();
  const output = new PassThrough();
  const printed: string[] = [];
  const left = [...answers];
  output.on('data', (part: Buffer) => {
    printed.push(part.toString());
    if (!part.toString().endsWith(': ')) return;
    const answer = left.shift();
    setImmediate(() => (answer === undefined ? input.end() : input.write(`${answer}\n`)));
  });
  return { prompt: new Prompt(input, output), printed: () => printed.join('') };
}

describe('a new story', () => {
  it('is written into the folder of its language and year, at this minute in the newsroom’s zone', async () => {
    const desk = await openDesk();
    const story = await write(desk);
    expect(story).toMatchObject({
      shown: 'content/articles/en/2026/the-ferry-a-new-timetable.md',
      address: '/news/coast/2026/07/01/the-ferry-a-new-timetable/',
      isDraft: true,
    });
    expect(readFileSync(story.path, 'utf8')).toMatchInlineSnapshot(`
      "---
      headline: "The ferry: a “new” timetable"
      # One or two sentences under the headline, in lists and in search engines: at most 300 characters.
      # standfirst: …
      section: news/coast
      kind: news
      # A time in the future is an embargo. Set it anew when the story is ready.
      published: 2026-07-01T00:30:00+01:00
      # Ids from content/authors, for example [coast-desk]. Empty: no byline.
      byline: []
      # dateline: the place it was written from
      # The first is the lead photo: ids from content/photos.
      # photos:
      #   - photo: …
      # Ids from content/topics.
      # topics: []
      # Other stories in this language, for example [2026/foghorn].
      # related: []
      # What the story rests on.
      # sources:
      #   - name: …
      #     detail: a statement, a study, a date
      #     url: https://…
      # Take this line out to publish the story.
      draft: true
      ---
      The text goes here.
      "
    `);
  });

  it.each(ARTICLE_KINDS)('of the kind %s passes the check as it stands, without a warning', async (kind) => {
    const desk = await openDesk();
    const photo = ['harbour', 'moon'];
    for (const language of ['en', 'es']) await write(desk, { kind, language, photo, file: 'foghorn.mp3' });
    const { newsroom } = await readDesk(desk);
    const own = checkHouseRules(newsroom, { now: NOW }).filter(({ file, rule }) => file.includes('the-ferry') && rule !== 'leadPhotoWidth');
    expect(own).toEqual([]);
    expect(newsroom.articles.filter(({ id }) => id.endsWith('the-ferry-a-new-timetable'))).toHaveLength(2);
  });

  it('takes over section, kind, topics and photos of the story it translates', async () => {
    const desk = await openDesk();
    const story = await newStory(
      { headline: 'El faro', language: 'ar', translationOf: '2026/foghorn', mdx: true, draft: false, slug: 'al-mina' },
      desk,
      undefined,
    );
    expect(story.shown).toBe('content/articles/ar/2026/al-mina.mdx');
    const { newsroom } = await readDesk(desk);
    const data = newsroom.articles.find(({ id }) => id === 'ar/2026/al-mina')?.data;
    expect(data).toMatchObject({ section: 'news/coast', kind: 'audio', audio: { file: 'foghorn.mp3' }, translationOf: '2026/foghorn' });
    expect(data?.draft).toBeUndefined();
  });

  it('never takes the place of another, whatever its ending', async () => {
    const desk = await openDesk();
    const { path } = await write(desk);
    writeFileSync(path, 'Hours of work.');
    for (const mdx of [false, true])
      await expect(write(desk, { mdx })).rejects.toThrow(
        'There is a story named “the-ferry-a-new-timetable” in content/articles/en/2026 already',
      );
    expect(readFileSync(path, 'utf8')).toBe('Hours of work.');
  });
});

describe('without anybody to ask', () => {
  it('all that is missing is named at once, with what is allowed, and nothing is written', async () => {
    const desk = await openDesk();
    await expect(newStory({ mdx: false, draft: true }, desk, undefined)).rejects.toThrow(
      [
        'A new story cannot be written like this:',
        '',
        '  --headline is missing. For example: --headline "Coffee stall reopens after the flood"',
        '  --language is missing. Allowed: en, es, ar.',
        '  --section is missing. Allowed: news, news/coast, science.',
        `  --kind is missing. Allowed: ${ARTICLE_KINDS.join(', ')}.`,
      ].join('\n'),
    );
  });

  it.each<[Partial<StoryFlags>, string]>([
    [{ section: 'news/cost' }, '--section: “news/cost” is not a section. Did you mean “news/coast”? Allowed: news, news/coast, science.'],
    [{ section: 'Costa' }, '--section: “Costa” is not a section. Did you mean “news/coast”?'],
    [{ kind: 'Newz' }, '--kind: “Newz” is not a kind of story. Did you mean “news”?'],
    [{ language: 'fr' }, '--language: “fr” is not a language of this newsroom.'],
    [{ author: ['ines'] }, '--author: “ines” is not an author.'],
    [{ topic: ['tide'] }, '--topic: “tide” is not a topic. Did you mean “tides”?'],
    [{ photo: ['moo'] }, '--photo: “moo” is not a photo. Did you mean “moon”?'],
    [{ headline: ' ' }, '--headline: A story needs a headline.'],
    [{ slug: 'Nope!' }, '--slug: “Nope!” cannot be part of an address.'],
    [{ headline: '東京' }, '--slug is missing: no part of an address can be made from the headline.'],
    [{ kind: 'gallery', photo: ['moon'] }, 'A gallery needs two photos or more'],
    [{ kind: 'audio' }, '--file is missing. Allowed: foghorn.mp3.'],
    [{ kind: 'video', file: 'fog.mp4' }, '--file: “fog.mp4” is not a recording in content/media.'],
    [{ translationOf: '2026/foghorn' }, '--translation-of is for stories in another language than en'],
    [
      { language: 'es', translationOf: '2026/harbour-opens' },
      '--translation-of: “2026/harbour-opens” is already translated into es by content/articles/es/2026/abre-el-puerto.md.',
    ],
    [{ duration: 'long' }, '--duration: “long” is not a number of seconds'],
  ])('%j is refused', async (flags, message) => {
    const desk = await openDesk();
    const before = readdirSync(desk.contentDir, { recursive: true }).length;
    await expect(write(desk, flags)).rejects.toThrow(message);
    expect(readdirSync(desk.contentDir, { recursive: true })).toHaveLength(before);
  });
});

describe('in a terminal', () => {
  it('what no flag says is asked; a choice is made by number, by id or by letters', async () => {
    const { prompt, printed } = answering('Foghorn sounds again', 'Españ', 'horn', 'coast', '', 'foghorn-again');
    const story = await newStory({ mdx: false, draft: true }, await openDesk(), prompt);
    expect(story.shown).toBe('content/articles/es/2026/foghorn-again.md');
    expect(readFileSync(story.path, 'utf8')).toMatch(/kind: audio[\s\S]*byline: \[coast-desk\][\s\S]*translationOf: 2026\/foghorn/);
    expect(printed()).toContain('Name of the file, the last part of its address (foghorn-sounds-again): ');
  });

  it('a wrong answer is told, and asked for again', async () => {
    const { prompt, printed } = answering('', 'Ferry', 'cost', 'sci', 'nonsense', '', '', 'Ferry!', 'ferry');
    const story = await newStory({ language: 'en', mdx: false, draft: true }, await openDesk(), prompt);
    expect(story.shown).toBe('content/articles/en/2026/ferry.md');
    expect(printed()).toContain('A story needs a headline.');
    expect(printed()).toContain('There is no “cost”. Did you mean “coast”?');
    expect(printed()).toContain('There is no “nonsense”. Write a number, or some letters of the name.');
    expect(printed()).toContain('Write small letters a–z, digits and single hyphens');
  });

  it('calling it off leaves nothing behind', async () => {
    const desk = await openDesk();
    const before = readdirSync(desk.contentDir, { recursive: true }).sort();
    const { prompt } = answering('Ferry', 'en', 'coast');
    await expect(newStory({ mdx: false, draft: true }, desk, prompt)).rejects.toThrow(Cancelled);
    expect(readdirSync(desk.contentDir, { recursive: true }).sort()).toEqual(before);
  });
});

describe('a photo', () => {
  const picture = join(SAMPLE, 'photos/dahlia.jpg');

  it('keeps the credit and caption that its file has; only the rest is asked for', async () => {
    const desk = await openDesk();
    const { prompt, printed } = answering('', 'A flower, seen from above.');
    const photo = await newPhoto(picture, {}, desk, prompt);
    expect(photo.shown).toEqual(['content/photos/dahlia.jpg', 'content/photos/dahlia.yaml']);
    expect(readFileSync(join(desk.contentDir, 'photos/dahlia.yaml'), 'utf8')).toBe('alt: A flower, seen from above.\n');
    expect(printed()).toContain(photo.picture.credit);
    await readDesk(desk);
  });

  it('is not taken in without what its file does not say', async () => {
    const desk = await openDesk();
    await expect(newPhoto(picture, {}, desk, undefined)).rejects.toThrow('--alt is missing.');
    expect(existsSync(join(desk.contentDir, 'photos/dahlia.jpg'))).toBe(false);
  });

  it.each([
    ['that is there under another name', join('photos', 'moon.jpg'), 'This very picture is there already: content/photos/moon.jpg.'],
    ['of which there is no file', 'nothing.jpg', 'is not a file.'],
    ['that is none', 'site.yaml', '“site.yaml” is not a picture that can be published. Allowed: .jpg'],
  ])('%s is refused', async (_what, path, message) => {
    const desk = await openDesk();
    await expect(newPhoto(join(desk.contentDir, path), { alt: 'A' }, desk, undefined)).rejects.toThrow(message);
  });

  it('never takes another’s name, nor leaves half of itself behind', async () => {
    const desk = await openDesk();
    await expect(newPhoto(picture, { alt: 'A', id: 'moon' }, desk, undefined)).rejects.toThrow('There is a photo named “moon” already.');
    expect(readdirSync(join(desk.contentDir, 'photos')).sort()).toEqual(['harbour.jpg', 'harbour.yaml', 'moon.jpg', 'moon.yaml']);
  });
});
