import sharp from 'sharp';
import type { ArticleData, ArticleKind, LivePostData } from '../../../src/content/schemas/article.ts';
import type { AuthorData } from '../../../src/content/schemas/author.ts';
import type { CommentData } from '../../../src/content/schemas/comment.ts';
import type { FrontData } from '../../../src/content/schemas/front.ts';
import type { PageData } from '../../../src/content/schemas/page.ts';
import type { PhotoData } from '../../../src/content/schemas/photo.ts';
import { PALETTE } from '../../../src/content/schemas/colour.ts';
import type { SectionNode } from '../../../src/content/schemas/section.ts';
import type { SiteData } from '../../../src/content/schemas/site.ts';
import type { TopicData } from '../../../src/content/schemas/topic.ts';
import type { Desk, StoryFile } from './desk.ts';
import { paragraph, words } from './prose.ts';

/** What an edit did. */
export interface Edited {
  what: string;
  /** The only files that may be written for it, when that can be said beforehand. */
  writes?: string[];
}

/** An edit as an editor makes one; undefined when there is nothing that it could be done to. */
export type Edit = (desk: Desk) => Edited | undefined | Promise<Edited | undefined>;

/** Every kind of edit that needs no compiling, with how many of some hundred there are of it. */
export const EDITS: Readonly<Record<string, [count: number, edit: Edit]>> = {
  body: [
    7,
    (desk) => {
      const story = desk.pickStory(({ data }) => data.kind !== 'gallery');
      if (!story) return undefined;
      const own = paragraph(desk.random, story.language);
      const parts = story.body.trimEnd().split('\n\n');
      const isReplaced = parts.length > 3 && desk.random.chance(0.4);
      desk.save({ ...story, body: `${[...(isReplaced ? parts.slice(0, -1) : parts), own].join('\n\n')}\n` });
      return { what: `the text of ${story.path}`, writes: desk.isOut(story) ? [desk.pageOf(story)] : [] };
    },
  ],
  'figures beside a story': [
    2,
    (desk) => {
      const path = desk.pick(desk.editor.list('content/articles').filter((name) => name.endsWith('.csv')));
      if (path === undefined) return undefined;
      desk.editor.write(path, `${desk.editor.read(path).trimEnd()}\n${24 + desk.number()},${desk.random.integer(0, 6)}.5\n`);
      return { what: `the figures in ${path}` };
    },
  ],
  headline: [
    4,
    (desk) =>
      change(desk, (data, { language }) => ({ ...data, headline: `${words(desk.random, language, 5)} & “${desk.number()}” <1> {title}` })),
  ],
  summary: [
    2,
    (desk) =>
      change(desk, (data, { language }) => ({
        ...data,
        standfirst: desk.random.chance(0.3) ? undefined : words(desk.random, language, 12),
        kicker: desk.random.chance(0.5) ? undefined : words(desk.random, language, 1),
      })),
  ],
  section: [2, (desk) => change(desk, (data) => ({ ...data, section: desk.random.pick(sectionPaths(desk)) }))],
  date: [
    3,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, published: desk.instant(Date.parse(data.published), desk.random.integer(-40, 40)) }),
        (story) => desk.isOut(story) && Date.parse(story.data.published) < desk.now - 41 * DAY,
      ),
  ],
  updated: [
    1,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, updated: desk.instant(Date.parse(data.published), desk.random.integer(0, 3)) }),
        (story) => desk.isOut(story),
      ),
  ],
  byline: [3, (desk) => change(desk, (data) => ({ ...data, byline: some(desk, desk.ids('authors'), 2) }))],
  'author’s own file': [
    3,
    (desk) => {
      const id = desk.random.pick(desk.ids('authors'));
      const data = desk.editor.readYaml(`content/authors/${id}.yaml`) as AuthorData;
      const [en, es] = [words(desk.random, 'en', 2), words(desk.random, 'es', 2)];
      const changed = desk.random.pick<Partial<AuthorData>>([
        { name: { en, es } },
        { role: en },
        { about: { en, ar: es } },
        { kind: 'agency' },
      ]);
      desk.editor.writeYaml(`content/authors/${id}.yaml`, { ...data, ...changed });
      return { what: `${Object.keys(changed).join()} of the author ${id}` };
    },
  ],
  'author added': [
    1,
    (desk) => {
      const id = `author-${desk.number()}`;
      desk.editor.writeYaml(`content/authors/${id}.yaml`, { name: words(desk.random, 'en', 2), kind: 'person' });
      const story = desk.pickStory();
      if (story) desk.save({ ...story, data: { ...story.data, byline: [...story.data.byline, id] } });
      return { what: `the author ${id}, who has written ${story?.path ?? 'nothing'}` };
    },
  ],
  'author deleted': [1, (desk) => remove(desk, `content/authors/${desk.random.pick(desk.ids('authors'))}.yaml`)],
  'photo used': [
    4,
    (desk) =>
      change(desk, (data, { language }) => ({
        ...data,
        photos: some(desk, desk.ids('photos'), 3).map((photo) => ({
          photo,
          ...(language === 'en' && desk.random.chance(0.5)
            ? {}
            : { alt: words(desk.random, language, 4), caption: words(desk.random, language, 6) }),
        })),
      })),
  ],
  'photo’s focus': [3, (desk) => changePhoto(desk, () => ({ focus: `${desk.random.integer(0, 100)}% ${desk.random.integer(0, 100)}%` }))],
  'photo’s caption': [
    3,
    (desk) =>
      changePhoto(desk, () => ({
        caption: { en: words(desk.random, 'en', 5), es: words(desk.random, 'es', 5) },
        credit: desk.random.pick(['Coast desk', 'A reader', 'Inés Marlow']),
        alt: words(desk.random, 'en', 5),
        kind: desk.random.pick(['photo', 'illustration', 'map'] as const),
      })),
  ],
  'picture’s bytes': [
    2,
    async (desk) => {
      const path = desk.random.pick(desk.editor.list('content/photos').filter((name) => !name.endsWith('.yaml')));
      desk.editor.write(path, await picture(desk));
      return { what: `the picture ${path}` };
    },
  ],
  'picture added': [
    1,
    async (desk) => {
      const id = `picture-${desk.number()}`;
      desk.editor.write(`content/photos/${id}.jpg`, await picture(desk));
      desk.editor.writeYaml(`content/photos/${id}.yaml`, { alt: 'A colour', caption: 'A colour.', credit: 'Coast desk' });
      const story = desk.pickStory(({ language }) => language === 'en');
      if (story) desk.save({ ...story, data: { ...story.data, photos: [{ photo: id }, ...(story.data.photos ?? [])] } });
      return { what: `the picture ${id}, in ${story?.path ?? 'no story'}` };
    },
  ],
  'picture deleted': [
    1,
    (desk) => {
      const id = desk.random.pick(desk.ids('photos'));
      for (const path of desk.editor.list('content/photos')) if (path.startsWith(`content/photos/${id}.`)) desk.editor.remove(path);
      return { what: `the picture ${id} deleted` };
    },
  ],
  correction: [
    3,
    (desk) =>
      change(
        desk,
        (data, { language }) => {
          const date = desk.instant(Date.parse(data.published), desk.random.integer(0, 2));
          const added = { date, wrong: words(desk.random, language, 6), right: words(desk.random, language, 6) };
          const kept = data.corrections ?? [];
          return { ...data, corrections: kept.length > 1 && desk.random.chance(0.5) ? kept.slice(1) : [...kept, added] };
        },
        (story) => desk.isOut(story),
      ),
  ],
  'comment added': [
    4,
    (desk) => {
      const story = desk.pickStory(({ data }) => data.comments === 'open');
      if (!story) return undefined;
      const before = desk.editor.list(`content/comments/${story.language}/${story.key}`).map((path) => path.slice(-7, -5));
      const name = String(desk.number() + 10);
      const comment: CommentData = {
        name: words(desk.random, story.language, 2),
        date: desk.instant(Date.parse(story.data.published), desk.random.integer(0, 30)),
        text: `${words(desk.random, story.language, 9)}\n\n${words(desk.random, story.language, 3)} <b>`,
        replyTo: desk.random.chance(0.4) ? desk.pick(before) : undefined,
      };
      desk.editor.writeYaml(`content/comments/${story.language}/${story.key}/${name}.yaml`, comment);
      return { what: `comment ${name} on ${story.path}` };
    },
  ],
  'comment removed': [2, (desk) => remove(desk, desk.pick(desk.editor.list('content/comments')))],
  discussion: [1, (desk) => change(desk, (data) => ({ ...data, comments: desk.random.pick(['open', 'closed', 'none'] as const) }))],
  withdrawn: [
    3,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, draft: true }),
        (story) => mayGo(desk, story),
      ),
  ],
  'draft published': [
    3,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, draft: undefined }),
        ({ data }) => data.draft === true,
      ),
  ],
  deleted: [
    3,
    (desk) => {
      const story = desk.pickStory((candidate) => mayGo(desk, candidate));
      if (!story) return undefined;
      for (const kind of ['comments', 'live'] as const) for (const path of desk.filesBeside(kind, story)) desk.editor.remove(path);
      desk.editor.remove(story.path);
      desk.rename(story, undefined);
      return { what: `${story.path} deleted` };
    },
  ],
  'deleted though others name it': [2, (desk) => remove(desk, desk.pickStory((story) => mayGo(desk, story))?.path)],
  embargo: [
    2,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, published: desk.instant(desk.now, desk.random.integer(1, 9)), updated: undefined, corrections: undefined }),
        (story) => mayGo(desk, story),
      ),
  ],
  'time passes': [
    3,
    (desk) => {
      desk.now += desk.random.integer(1, 6) * DAY;
      return { what: `the moment is ${new Date(desk.now).toISOString()}` };
    },
  ],
  renamed: [
    4,
    (desk) => {
      const story = desk.pickStory();
      if (!story) return undefined;
      const key = `2026/name-${desk.number()}`;
      const earlier = desk.pageOf(story).replace('index.html', '');
      const redirects = desk.random.chance(0.75) ? [...(story.data.redirects ?? []), `/${earlier}`] : story.data.redirects;
      for (const kind of ['comments', 'live'] as const) {
        for (const path of desk.filesBeside(kind, story)) {
          desk.editor.write(path.replace(`/${story.key}/`, `/${key}/`), desk.editor.read(path));
          desk.editor.remove(path);
        }
      }
      const path = `content/articles/${story.language}/${key}.md`;
      desk.save({ ...story, path, data: { ...story.data, redirects } });
      desk.editor.remove(story.path);
      desk.rename(story, key);
      return { what: `${story.path} renamed ${key}, ${redirects ? 'with a redirect' : 'with none'}` };
    },
  ],
  setting: [
    6,
    (desk) => {
      const { site } = desk;
      const text = words(desk.random, 'en', 3);
      const changed = desk.random.pick<Partial<SiteData>>([
        { name: `The ${text}` },
        { colophon: { en: text, es: text } },
        { description: { en: `${text}.`, ar: text } },
        { city: text },
        { accent: desk.random.pick(PALETTE) },
        { share: some(desk, ['email', 'copy', 'mastodon', 'x', 'whatsapp'] as const, 3) },
        { social: [{ label: text, url: 'https://tideline.example/elsewhere' }, ...site.social].slice(0, 3) },
        { publisher: { ...site.publisher, name: text } },
        { comments: site.comments === 'closed' ? 'none' : 'closed' },
      ]);
      desk.editor.writeYaml('content/site.yaml', { ...site, ...changed });
      return { what: `${Object.keys(changed).join()} in site.yaml` };
    },
  ],
  'locale of a language': [
    2,
    (desk) => {
      const locales: Readonly<Record<string, readonly string[]>> = {
        en: ['en-GB', 'en-US', 'en-IE'],
        es: ['es-ES', 'es-MX'],
        ar: ['ar-EG', 'ar-MA'],
      };
      const { site } = desk;
      const code = desk.random.pick(['en', 'es', 'ar']);
      const locale = desk.random.pick(locales[code] ?? []);
      const languages = site.languages.map((language) => (language.code === code ? { ...language, locale } : language));
      desk.editor.writeYaml('content/site.yaml', { ...site, languages });
      return { what: `${code} is written as in ${locale}` };
    },
  ],
  'translation added': [
    3,
    (desk) => {
      const language = desk.random.pick(['es', 'ar']);
      const translated = desk.stories(language).map(({ data }) => data.translationOf);
      const original = desk.pickStory((story) => story.language === 'en' && !translated.includes(story.key) && isWritten(story));
      if (!original) return undefined;
      const { published, section, kind, byline, topics } = original.data;
      const data: ArticleData = {
        ...{ headline: words(desk.random, language, 6), section, kind, published, byline, topics },
        translationOf: original.key,
      };
      const path = `content/articles/${language}/2026/story-${desk.number()}.md`;
      desk.editor.writeText(path, data, `${paragraph(desk.random, language)}\n`);
      return { what: `${path}, a translation of ${original.key}` };
    },
  ],
  'translation untied': [
    1,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, translationOf: undefined }),
        ({ data }) => data.translationOf !== undefined,
      ),
  ],
  front: [
    5,
    (desk) => {
      const language = desk.random.pick(['en', 'en', 'es', 'ar']);
      const keys = desk.stories(language).map(({ key }) => key);
      const path = `content/fronts/${language}.yaml`;
      const sections = topSections(desk).map(({ id }) => id);
      const changed = desk.random.pick<FrontData>([
        { lead: desk.pick(keys) },
        { leadRelated: some(desk, keys, 3) },
        { top: some(desk, keys, 4) },
        { choice: some(desk, keys, 4) },
        { archive: desk.pick(keys) },
        { blocks: some(desk, sections, 3).map((section) => ({ section, arrangement: desk.random.pick(['wide', 'stack', 'feature']) })) },
        { blocks: undefined },
      ]);
      desk.editor.writeYaml(path, { ...(desk.editor.readYaml(path) as FrontData), ...changed });
      return { what: `${Object.keys(changed).join()} of the front in ${language}` };
    },
  ],
  'section renamed': [
    2,
    (desk) =>
      changeSection(desk, (section) => ({ ...section, name: { en: words(desk.random, 'en', 1), es: words(desk.random, 'es', 1) } })),
  ],
  'section described and coloured': [
    1,
    (desk) => changeSection(desk, (section) => ({ ...section, covers: words(desk.random, 'en', 4), colour: desk.random.pick(PALETTE) })),
  ],
  'sections in another order': [
    1,
    (desk) => {
      desk.editor.writeYaml('content/sections.yaml', { sections: topSections(desk).toReversed() });
      return { what: 'the sections in another order' };
    },
  ],
  'section added': [
    1,
    (desk) => {
      const added: SectionNode = { id: `section-${desk.number()}`, name: words(desk.random, 'en', 1) };
      const story = desk.pickStory();
      desk.editor.writeYaml('content/sections.yaml', {
        sections: topSections(desk).map((section, place) =>
          place === 0 ? { ...section, sections: [...(section.sections ?? []), added] } : section,
        ),
      });
      const path = `${topSections(desk)[0]?.id ?? ''}/${added.id}`;
      if (story) desk.save({ ...story, data: { ...story.data, section: path } });
      return { what: `the section ${path}, with ${story?.path ?? 'nothing'} in it` };
    },
  ],
  'topic renamed': [
    3,
    (desk) => {
      const id = desk.random.pick(desk.ids('topics'));
      const path = `content/topics/${id}.yaml`;
      const name = { en: words(desk.random, 'en', 2), es: words(desk.random, 'es', 2) };
      desk.editor.writeYaml(path, { ...(desk.editor.readYaml(path) as TopicData), name });
      return { what: `the name of the topic ${id}` };
    },
  ],
  'topic described': [
    1,
    (desk) => {
      const id = desk.random.pick(desk.ids('topics'));
      const path = `content/topics/${id}.yaml`;
      desk.editor.writeYaml(path, { ...(desk.editor.readYaml(path) as TopicData), about: words(desk.random, 'en', 6) });
      return { what: `what the topic ${id} is about` };
    },
  ],
  'topic added': [
    1,
    (desk) => {
      const id = `topic-${desk.number()}`;
      desk.editor.writeYaml(`content/topics/${id}.yaml`, { name: words(desk.random, 'en', 1) });
      return { what: `the topic ${id}, of which there is no story`, writes: [] };
    },
  ],
  'topics of a story': [3, (desk) => change(desk, (data) => ({ ...data, topics: some(desk, desk.ids('topics'), 2) }))],
  'related stories': [
    2,
    (desk) =>
      change(desk, (data, { language, key }) => {
        const others = desk.stories(language).map((story) => story.key);
        return {
          ...data,
          related: some(
            desk,
            others.filter((other) => other !== key),
            3,
          ),
        };
      }),
  ],
  'sources of a story': [
    1,
    (desk) => change(desk, (data, { language }) => ({ ...data, sources: [{ name: words(desk.random, language, 2), detail: '<1>' }] })),
  ],
  'live post added': [
    3,
    (desk) => {
      const story = desk.pickStory(({ data }) => data.kind === 'live');
      if (!story) return undefined;
      const number = desk.number();
      const past = number % 5 > 0;
      const data: LivePostData = {
        published: past ? desk.instant(Date.parse(story.data.published), 0) : desk.instant(desk.now, 2),
        headline: words(desk.random, story.language, 4),
        key: desk.random.chance(0.5) ? true : undefined,
      };
      desk.editor.writeText(`content/live/${story.language}/${story.key}/post-${number}.md`, data, `${paragraph(desk.random, 'en')}\n`);
      return {
        what: `post ${number} of ${story.path}${past ? '' : ', of the day after tomorrow'}`,
        writes: past ? pages(desk, story) : [],
      };
    },
  ],
  'live post changed': [
    2,
    (desk) => {
      const path = desk.pick(desk.editor.list('content/live'));
      if (path === undefined) return undefined;
      const data = desk.editor.readText(path).data as LivePostData;
      desk.editor.writeText(path, data, `${paragraph(desk.random, 'en')}\n`);
      const story = desk.pickStory((candidate) => desk.filesBeside('live', candidate).includes(path));
      const isOut = Date.parse(data.published) <= desk.now;
      return { what: `the text of ${path}`, writes: story && isOut ? pages(desk, story) : [] };
    },
  ],
  'live post removed': [1, (desk) => remove(desk, desk.pick(desk.editor.list('content/live')))],
  'state of live coverage': [
    1,
    (desk) =>
      change(
        desk,
        (data) => ({ ...data, live: data.live && { ...data.live, status: data.live.status === 'live' ? 'ended' : 'live' } }),
        ({ data }) => data.kind === 'live',
      ),
  ],
  'new story': [
    8,
    (desk) => {
      const language = desk.random.pick(['en', 'en', 'es', 'ar']);
      const kind = desk.random.pick<ArticleKind>(['news', 'news', 'analysis', 'opinion', 'explainer', 'live', 'interview']);
      const published = desk.instant(desk.now, -desk.random.integer(0, 300));
      const data: ArticleData = {
        headline: words(desk.random, language, 6),
        section: desk.random.pick(sectionPaths(desk)),
        kind,
        published,
        byline: some(desk, desk.ids('authors'), 1),
        topics: some(desk, desk.ids('topics'), 2),
        live: kind === 'live' ? { status: 'live', started: published } : undefined,
        comments: desk.random.chance(0.5) ? 'open' : undefined,
        draft: desk.random.chance(0.1) ? true : undefined,
      };
      const path = `content/articles/${language}/2026/story-${desk.number()}.md`;
      desk.editor.writeText(path, data, `${paragraph(desk.random, language)}\n\n${paragraph(desk.random, language)}\n`);
      return { what: `${path}, a new story` };
    },
  ],
  'standing page': [
    2,
    (desk) => {
      const path = desk.random.pick(desk.editor.list('content/pages'));
      const { data, body } = desk.editor.readText(path);
      const changed = {
        ...(data as PageData),
        ...(desk.random.chance(0.5) ? { title: words(desk.random, 'en', 2) } : { order: desk.number() }),
      };
      desk.editor.writeText(path, changed, `${body}\n${paragraph(desk.random, 'en')}\n`);
      return { what: path };
    },
  ],
  'standing page added': [
    1,
    (desk) => {
      const path = `content/pages/en/page-${desk.number()}.md`;
      const data: PageData = { title: words(desk.random, 'en', 2), summary: words(desk.random, 'en', 5), group: 'about', order: 2 };
      desk.editor.writeText(path, data, `${paragraph(desk.random, 'en')}\n`);
      return { what: path };
    },
  ],
  recording: [
    1,
    (desk) => {
      desk.editor.write('content/media/foghorn.mp3', Buffer.from(`a recording, ${desk.number()}`));
      return { what: 'the recording' };
    },
  ],
  'redirect to nowhere': [
    1,
    (desk) => change(desk, (data) => ({ ...data, redirects: [...(data.redirects ?? []), `/old/${desk.number()}`] })),
  ],
  'redirect from a page that there is': [
    2,
    (desk) => {
      const earlier = desk.random.pick([
        '/news/2026/03/',
        '/es/search/',
        '/',
        '/../outside/',
        '/old//twice/',
        '/%E0%A4%A/',
        '/authors/',
        '/es/',
      ]);
      const done = change(desk, (data) => ({ ...data, redirects: [earlier] }));
      return done && { what: `${done.what} to ${earlier}` };
    },
  ],
  'written again as it was': [
    2,
    (desk) => {
      const path = desk.random.pick(desk.editor.list('content').filter((name) => /\.(md|yaml)$/.test(name)));
      desk.editor.write(path, desk.editor.read(path));
      return { what: `${path} written again as it was`, writes: [] };
    },
  ],
  'empty line': [
    2,
    (desk) => {
      const path = desk.random.pick(desk.editor.list('content').filter((name) => name.endsWith('.md')));
      desk.editor.write(path, `${desk.editor.read(path)}\n`);
      // Live coverage tells pages that are open of every other state of a post’s file.
      const writes = path.startsWith('content/live/') ? {} : { writes: [] };
      return { what: `an empty line at the end of ${path}`, ...writes };
    },
  ],
};

/** Edits after which the site’s code is compiled anew. */
export const COMPILED_EDITS: Readonly<Record<string, Edit>> = {
  template: (desk) => {
    desk.editor.replace('src/theme/components/site/Footer.astro', '<footer', `<footer data-number="${desk.number()}"`);
    return { what: 'the template of the foot' };
  },
  'template of one kind of page': (desk) => {
    desk.editor.replace('src/theme/layouts/DirectoryLayout.astro', '<ul', `<ul data-number="${desk.number()}"`);
    return { what: 'the template of directories' };
  },
  'style sheet': (desk) => {
    desk.editor.write(
      'src/theme/styles/parts.css',
      `${desk.editor.read('src/theme/styles/parts.css')}\n.number-${desk.number()} { color: inherit; }\n`,
    );
    return { what: 'the style sheet' };
  },
  messages: (desk) => {
    desk.editor.replace('src/messages/languages/en.ts', /readNext: '[^']*'/, `readNext: 'Read next ${desk.number()}'`);
    return { what: 'the words of the site' };
  },
  'comment in the code': (desk) => {
    desk.editor.write('src/shared/calendar.ts', `${desk.editor.read('src/shared/calendar.ts')}\n// ${desk.number()}\n`);
    return { what: 'a comment in the code', writes: [] };
  },
  'story in .mdx': (desk) => {
    const path = desk.pick(desk.editor.list('content/articles').filter((name) => name.endsWith('.mdx')));
    if (path === undefined) return undefined;
    desk.editor.write(path, `${desk.editor.read(path)}\n${words(desk.random, 'en', 9)}.\n`);
    return { what: path, writes: [desk.pageOf(desk.story(path))] };
  },
  'time zone': (desk) => {
    const timeZone = desk.site.timeZone === 'Europe/London' ? 'Pacific/Auckland' : 'Europe/London';
    desk.editor.writeYaml('content/site.yaml', { ...desk.site, timeZone });
    return { what: `the time of ${timeZone}` };
  },
  'stream on air': (desk) => {
    const live = { status: 'on-air' as const, url: `https://stream.example/${desk.number()}.m3u8`, title: words(desk.random, 'en', 2) };
    desk.editor.writeYaml('content/site.yaml', { ...desk.site, live });
    return { what: 'the stream on air' };
  },
  address: (desk) => {
    desk.editor.writeYaml('content/site.yaml', { ...desk.site, address: `https://tideline.example/paper-${desk.number()}/` });
    return { what: 'the address of the site, with a path' };
  },
};

const DAY = 24 * 60 * 60 * 1000;

function change(
  desk: Desk,
  to: (data: ArticleData, story: StoryFile) => ArticleData,
  passes: (story: StoryFile) => boolean = () => true,
): Edited | undefined {
  const story = desk.pickStory(passes);
  if (!story) return undefined;
  const data = to(story.data, story);
  desk.save({ ...story, data });
  const fields = Object.keys({ ...story.data, ...data }) as (keyof ArticleData)[];
  const changed = fields.filter((field) => JSON.stringify(data[field]) !== JSON.stringify(story.data[field]));
  const what = `${changed.join()} of ${story.path}`;
  return changed.length === 0 ? { what: `nothing of ${story.path}`, writes: [] } : { what };
}

function remove(desk: Desk, path: string | undefined): Edited | undefined {
  if (path === undefined) return undefined;
  desk.editor.remove(path);
  return { what: `${path} deleted` };
}

function changePhoto(desk: Desk, to: () => PhotoData): Edited {
  const id = desk.random.pick(desk.ids('photos'));
  const path = `content/photos/${id}.yaml`;
  const changed = to();
  desk.editor.writeYaml(path, { ...(desk.editor.readYaml(path) as PhotoData), ...changed });
  return { what: `${Object.keys(changed).join()} of the photo ${id}` };
}

function topSections(desk: Desk): SectionNode[] {
  return (desk.editor.readYaml('content/sections.yaml') as { sections: SectionNode[] }).sections;
}

function sectionPaths(desk: Desk): string[] {
  return topSections(desk).flatMap(({ id, sections = [] }) => [id, ...sections.map((part) => `${id}/${part.id}`)]);
}

function changeSection(desk: Desk, to: (section: SectionNode) => SectionNode): Edited {
  const sections = topSections(desk);
  const chosen = desk.random.pick(sections);
  const part = desk.random.chance(0.5) ? desk.pick(chosen.sections ?? []) : undefined;
  const changed = part ? { ...chosen, sections: (chosen.sections ?? []).map((other) => (other === part ? to(other) : other)) } : to(chosen);
  desk.editor.writeYaml('content/sections.yaml', { sections: sections.map((section) => (section === chosen ? changed : section)) });
  return { what: `the section ${part ? `${chosen.id}/${part.id}` : chosen.id}` };
}

/** A few of the items, each once, in random order; none now and then. */
function some<T>(desk: Desk, items: readonly T[], atMost: number): T[] {
  const left = [...items];
  const taken: T[] = [];
  for (let count = desk.random.integer(0, atMost); count > 0 && left.length > 0; count -= 1) {
    taken.push(...left.splice(desk.random.integer(0, left.length - 1), 1));
  }
  return taken;
}

/** True when its edition keeps enough stories without it. */
function mayGo(desk: Desk, story: StoryFile): boolean {
  return desk.isOut(story) && desk.stories(story.language).filter((other) => desk.isOut(other)).length > 2;
}

function isWritten({ data }: StoryFile): boolean {
  return !['gallery', 'video', 'audio', 'live'].includes(data.kind);
}

function pages(desk: Desk, story: StoryFile): string[] {
  return desk.isOut(story) ? [desk.pageOf(story)] : [];
}

function picture(desk: Desk): Promise<Buffer> {
  const { random } = desk;
  const background = { r: random.integer(0, 255), g: random.integer(0, 255), b: random.integer(0, 255) };
  const size = { width: random.integer(160, 420), height: random.integer(160, 420) };
  return sharp({ create: { ...size, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
