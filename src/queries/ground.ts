import { digestOf } from '../lib/digest.ts';
import { editionOf, type Edition, type NewsroomIndex, type Story } from './newsroom-index.ts';

const grounds = new WeakMap<Edition, string>();

/**
 * The digest of what any page of an edition may print besides its stories and photos: the settings, the sections, and the newsroom’s
 * own pages as the foot names them. Authors and topics are not among them, since they stand on some pages only.
 */
export function digestGround(index: NewsroomIndex, edition: Edition): string {
  let digest = grounds.get(edition);
  if (digest === undefined) {
    const sections = [...index.sections.values()].map(({ path, colour, name, covers }) => [
      path,
      colour,
      edition.say(name),
      covers === undefined ? '' : edition.say(covers),
    ]);
    const pages = [...edition.pages.values()].map(({ path, data }) => [path, data.title, data.group]);
    digest = digestOf(JSON.stringify([{ ...index.site, house: undefined }, sections, pages]));
    grounds.set(edition, digest);
  }
  return digest;
}

const signatures = new WeakMap<Edition, Map<string, string>>();

/** The digest of what an author’s stories say of them. */
function digestAuthor(index: NewsroomIndex, edition: Edition, id: string): string {
  let known = signatures.get(edition);
  if (!known) {
    known = new Map();
    signatures.set(edition, known);
  }
  let digest = known.get(id);
  if (digest === undefined) {
    const author = index.authors.get(id);
    const { name, role, kind, fediverse, links } = author ?? {};
    digest = digestOf(JSON.stringify([name && edition.say(name), role && edition.say(role), kind, fediverse, links]));
    known.set(id, digest);
  }
  return digest;
}

/** What a story’s own page and its items in feeds print of its authors, of those of its live posts, and of its topics. */
export function signatureInputs(index: NewsroomIndex, story: Story): string[] {
  const edition = editionOf(index, story.language);
  const authors = [...story.data.byline, ...(index.livePosts.get(story.id) ?? []).flatMap(({ data }) => data.byline ?? [])];
  const topics = (story.data.topics ?? []).map((id) => {
    const topic = index.topics.get(id);
    return topic ? edition.say(topic.name) : '';
  });
  return [...authors.map((id) => digestAuthor(index, edition, id)), ...topics];
}

/** The names of some authors, in an edition’s language. */
export function nameInputs(index: NewsroomIndex, edition: Edition, ids: Iterable<string>): string[] {
  return [...ids].map((id) => edition.say(index.authors.get(id)?.name ?? ''));
}
