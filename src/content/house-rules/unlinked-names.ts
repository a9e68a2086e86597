import { authorUrl, storyUrl, topicUrl } from '../../shared/urls.ts';
import { quote } from '../faults/fault.ts';
import { slugOf } from '../../shared/ids.ts';
import type { NamedInText } from './names.ts';
import type { RuledStory, RuleGround, StoryRule } from './rule.ts';
import { resolveLink } from './resolve-link.ts';

/** As often as this in the text, a topic is what a story is about; once in headline or standfirst is enough. */
const OFTEN = 3;

/**
 * A topic whose name the story’s headline or standfirst holds, or whose name its text holds three times, has to be among the
 * story’s topics: otherwise readers of the topic’s page never find the story. Who writes for the newspaper and is named in full
 * in somebody else’s story has to be linked. Both are met by a link to the page, too.
 */
export const unlinkedNames: StoryRule = {
  id: 'unlinkedNames',
  findInStory: (story, ground) => {
    let linked: Set<string> | undefined;
    return [...namesIn(story, ground).values()].flatMap((name) => {
      const { id, kind } = name;
      const { space } = ground.addresses;
      const isMeant = kind === 'author' || name.count >= OFTEN;
      const listed = kind === 'topic' ? story.data.topics : story.data.byline;
      if (!isMeant || listed?.includes(id) === true) return [];
      const address = (kind === 'topic' ? topicUrl : authorUrl)(space, story.language, id);
      linked ??= linkedPages(story, ground);
      if (linked.has(address)) return [];
      const text = ground.names.textOf(name, story.language);
      const place = name.line === 0 ? { path: ['topics'] } : { line: name.line, column: name.column };
      return [
        {
          ...place,
          problem:
            kind === 'topic'
              ? `${quote(text)} is a topic that the story names, but it is not among the story’s topics.`
              : `${quote(text)} writes for the newspaper and is named here without a link.`,
          mend:
            kind === 'topic'
              ? `Add ${quote(id)} to “topics”, or link the name to its page: [${text}](${address}).`
              : `Link the name: [${text}](${address}).`,
        },
      ];
    });
  },
};

/** The names in text, headline and standfirst; one in the latter two counts as often enough. */
function namesIn({ source }: RuledStory, { textOf }: RuleGround): Map<string, NamedInText> {
  const { names = [], headNames = [] } = textOf(source);
  const found = new Map(names.map((name) => [`${name.kind} ${name.id}`, name]));
  for (const { kind, id } of headNames) {
    if (kind === 'author') continue;
    const inText = found.get(`${kind} ${id}`);
    found.set(`${kind} ${id}`, { kind, id, line: inText?.line ?? 0, column: inText?.column ?? 0, count: OFTEN });
  }
  return found;
}

function linkedPages(story: RuledStory, { textOf, addresses }: RuleGround): Set<string> {
  const links = textOf(story.source).links ?? [];
  if (links.length === 0) return new Set();
  const { space } = addresses;
  const from = storyUrl(space, {
    language: story.language,
    section: story.data.section,
    published: story.data.published,
    slug: slugOf(story.id),
  });
  return new Set(links.flatMap(({ target }) => resolveLink(space, from, target) ?? []));
}
