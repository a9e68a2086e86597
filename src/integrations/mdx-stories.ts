import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { digestOf } from '../shared/digest.ts';
import { checkBody, readBodyFacts } from '../content/checks/body-check.ts';
import { readMdxTree } from '../content/checks/mdx-check.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import type { CheckedText } from '../content/kept-texts.ts';
import { parseSourceFile, type SourceFile } from '../content/source-file.ts';
import { isPublished, presentMoment } from '../shared/publication.ts';
import { parseText, withPlainColons } from '../content/text/tree.ts';
import { readContent } from '../build/content.ts';
import { BEFORE_FILE } from './text-words.ts';

const NAME = 'virtual:standfirst/mdx-stories';
const RESOLVED = `\0${NAME}`;

/** What stands before a story’s digest and file in the name of its module. */
const STORY = '\0virtual:standfirst/story/';

const FILE = BEFORE_FILE.slice(1);

/** How Vite writes such a name where code is loaded that it has not seen. */
const STORY_ADDRESS = STORY.replace('\0', '/@id/__x00__');

/**
 * Serves the stories in `.mdx`, each as a module that is loaded when its page renders. The press gives a list of those that are published, and
 * `astro build` finds them, so that drafts are not even compiled; while editing, all are served.
 *
 * A story is content that someone has written, and what the compiler makes of it is run. So the compiler is never given the file: a
 * story’s module is the very text that passed the check, which is made here once more, and is named after the digest of the bytes that
 * it was read from. A story that has become faulty while editing is thus served as it last was, and is never compiled.
 */
export function mdxStories(root: string, contentDir: string, listFile: string | undefined): Plugin {
  /** While editing: what files held, by their digests. */
  const known = new Map<string, Buffer>();
  const remember = (file: string): void => {
    if (!existsSync(join(root, file))) return;
    const bytes = readFileSync(join(root, file));
    known.set(digestOf(bytes), bytes);
  };

  let isServed = false;

  return {
    name: 'standfirst:mdx-stories',
    enforce: 'pre',
    configResolved({ command }) {
      isServed = command === 'serve';
    },
    resolveId(id) {
      if (id === NAME) return RESOLVED;
      return id.startsWith(STORY) ? id : undefined;
    },
    load(id) {
      if (id === RESOLVED) {
        if (isServed) return loaderOfAll();
        return listFile === undefined
          ? publishedStories(root, contentDir).then(loaderOf)
          : loaderOf(JSON.parse(readFileSync(listFile, 'utf8')) as CheckedText[]);
      }
      if (id.startsWith(STORY)) {
        const story = parseName(id);
        return checkedBody(known.get(story.digest) ?? readFileSync(join(root, story.file)), story);
      }
      if (!isBelow(contentDir, id.split('?')[0] ?? '')) return undefined;
      throw new Error(`${relative(root, id)} is content, which is not loaded as code.`);
    },
    configureServer(server) {
      for (const file of findStories(root, contentDir)) remember(file);
      server.watcher.on('all', (_event, path) => {
        if (path.endsWith('.mdx') && isBelow(contentDir, path)) remember(relative(root, path).split(sep).join('/'));
        // The words of notes are compiled into the stories that have them.
        if (!isBelow(join(contentDir, 'messages'), path)) return;
        for (const { moduleGraph } of Object.values(server.environments))
          for (const [id, module] of moduleGraph.idToModuleMap) if (id.startsWith(STORY)) moduleGraph.invalidateModule(module);
      });
    },
  };
}

/** The stories and pages in `.mdx` that are out at the moment of a build. Their faults are told by the loader of the collections. */
async function publishedStories(root: string, contentDir: string): Promise<CheckedText[]> {
  const now = presentMoment(process.env, Date.now);
  const { newsroom } = await readContent(root, contentDir, now);
  const articles = (newsroom?.articles ?? []).filter(({ data }) => isPublished(data, now));
  const pages = (newsroom?.pages ?? []).filter(({ data }) => data.draft !== true);
  return [...articles, ...pages]
    .filter(({ source }) => source.file.endsWith('.mdx'))
    .map(({ source: { file, digest } }) => ({ file, digest }));
}

/**
 * The text below a story’s front matter, as it is compiled. Colons that place nothing are escaped before, and what comes of that is
 * checked, so that no step of the compiler has anything left to change. Throws when the bytes are not those that were asked for, or the
 * text has a fault.
 */
function checkedBody(bytes: Buffer, { file, digest }: CheckedText): string {
  if (digestOf(bytes) !== digest) throw new Error(`${file} was changed while the site was being built. Build it again.`);
  const read = parseSourceFile(bytes, file);
  if ('fault' in read) throw new ContentFaults([read.fault]);
  checkText(read.source);
  const body = withPlainColons(read.source.body, 'mdx');
  checkText({ ...read.source, text: read.source.text.slice(0, -read.source.body.length) + body, body });
  const { faults } = readMdxTree(body, parseText(body, 'mdx'));
  if (faults.length > 0 || withPlainColons(body, 'mdx') !== body)
    throw new Error(
      `${file}: the text holds colons that cannot be read in one way only. Put a backslash before each colon that a bracket follows.`,
    );
  return body;
}

function checkText(source: SourceFile): void {
  const facts = readBodyFacts(source);
  const { faults, marks } = facts;
  const isUnknown = marks.some(({ kind }) => kind === 'unknown' || kind === 'colons');
  if (faults.length > 0 || isUnknown) throw new ContentFaults(checkBody(source.file, facts, {}));
}

/** A file may lie outside the project; a name that begins with dots would be taken for a way there. */
function nameOf({ file, digest }: CheckedText): string {
  return `${STORY}${digest}/${FILE}${encodeURIComponent(file)}`;
}

function parseName(name: string): CheckedText {
  const [digest = '', file = ''] = name.slice(STORY.length).split('/');
  return { digest, file: decodeURIComponent(file.slice(FILE.length)) };
}

/** A build’s: the modules are known, and each becomes a file of its own. */
function loaderOf(stories: readonly CheckedText[]): string {
  const entries = stories.map((story) => `${JSON.stringify(story.digest)}: () => import(${JSON.stringify(nameOf(story))})`);
  return `const stories = { ${entries.join(', ')} };
export default function load({ file, digest }) {
  if (!Object.hasOwn(stories, digest)) throw new Error(file + ' has not been compiled.');
  return stories[digest]();
}`;
}

function loaderOfAll(): string {
  return `export default function load({ file, digest }) {
  return import(/* @vite-ignore */ ${JSON.stringify(STORY_ADDRESS)} + digest + '/${FILE}' + encodeURIComponent(file));
}`;
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(join(folder, '/'));
}

function findStories(root: string, contentDir: string): string[] {
  return ['articles', 'pages']
    .map((name) => join(contentDir, name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.mdx'))
        .map((path) => relative(root, join(folder, path)).split(sep).join('/')),
    )
    .sort();
}
