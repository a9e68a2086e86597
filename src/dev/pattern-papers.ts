import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collectionsOf, contentOf } from '../content/collections.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import { readNewsroom } from '../content/newsroom.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { PICTURES_FOLDER } from '../shared/urls.ts';
import { givePatterns, PATTERNS } from '../site/queries/pattern-papers.ts';
import { PATTERNS_POLICY, patternsPage } from './patterns-page.ts';
import { asFile, showLookFile, showMedia, showPicture } from './proof-files.ts';

/** The newspaper that shows every part of a page. It lies with the tests, which compare how it looks. */
const FOLDER = 'tests/fixtures/patterns';

/** Whose look it is shown in, the state of its files that was read, and what was read. */
let given: { look: Newsroom['look']; accent: unknown; state: string; paper: Newsroom } | undefined;

/**
 * What stands below `_patterns/` while editing, in the look of the newspaper that is edited: the page of patterns, and the files of the
 * papers that it shows. Undefined for their pages, which Astro answers with. Throws `ContentFaults` when that newspaper has some.
 */
export async function answerPatterns(root: string, newsroom: Newsroom, base: string, path: string): Promise<Response | undefined> {
  if (!existsSync(resolve(root, FOLDER)))
    return asFile('patterns.txt', `The page of patterns shows the newspaper in ${FOLDER}/, which is not here.\n`);
  await readPaper(root, newsroom);
  const [mode = '', ...rest] = path.slice(PATTERNS.length).split('/');
  if (mode === '') return showSheet(patternsPage({ name: newsroom.site.name, base }));
  const file = rest.join('/');
  const own = newsroom.look.files.find((one) => one.path === file);
  if (own) return showLookFile(own);
  // A page to print has the addresses that pictures have for programs elsewhere.
  if (file.startsWith(`${PICTURES_FOLDER}/`)) return answerPatternPicture(root, file);
  return file.startsWith('media/') ? showMedia(resolve(root, FOLDER), file) : undefined;
}

function showSheet(html: string): Response {
  const response = asFile('index.html', html);
  response.headers.set('content-security-policy', PATTERNS_POLICY);
  return response;
}

/** A picture of these papers, whose photos have names of their own; the files of all pictures stand in one folder. */
export function answerPatternPicture(root: string, path: string): Promise<Response> | undefined {
  return path.startsWith(`${PICTURES_FOLDER}/pattern-`) && given ? showPicture(root, given.paper, path) : undefined;
}

async function readPaper(root: string, { look, site }: Newsroom): Promise<void> {
  const folder = resolve(root, FOLDER);
  const state = stateOf(folder);
  if (given?.look === look && given.accent === site.accent && given.state === state) return;
  const { newsroom: paper, faults } = await readNewsroom(root, folder);
  if (!paper || faults.length > 0) throw new ContentFaults(faults);
  given = { look, accent: site.accent, state, paper };
  const dressed = { ...paper, look, site: { ...paper.site, accent: site.accent } };
  givePatterns(contentOf(collectionsOf(dressed, { now: Date.now(), everything: false })), site.address.replace(/\/*$/, '/'));
}

/** Which files there are, and when each was changed last: a text that is opened must be the one that was checked. */
function stateOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${String(statSync(file).mtimeMs)}`)
    .join('\n');
}
