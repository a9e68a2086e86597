import { HOUSE_RULES, type HouseData, type HouseRuleId, type RuleLevel } from '../schemas/house.ts';
import { fieldName, type Fault } from '../faults/fault.ts';
import type { Newsroom } from '../newsroom-model.ts';
import { ReadingCache } from '../reading-cache.ts';
import { lineOf, openFile } from '../source-file.ts';
import { headOf, type StoryHead } from '../story-head.ts';
import { altSameAsCaption } from './alt-same-as-caption.ts';
import { blanks } from './blanks.ts';
import { cardLetters } from './card-letters.ts';
import { correctionWithoutUpdate } from './correction-without-update.ts';
import { distantDates } from './distant-dates.ts';
import { expiredPhotos } from './expired-photos.ts';
import { foreignOffsets } from './foreign-offsets.ts';
import { frontStories } from './front-stories.ts';
import { headlineLength } from './headline-length.ts';
import { leadPhotoWidth } from './lead-photo-width.ts';
import { deadLinks, earlyLinks } from './links.ts';
import { NameFinder } from './names.ts';
import { placeholders } from './placeholders.ts';
import { repeatedWords } from './repeated-words.ts';
import type { HouseRule, RuleFinding, RuleGround } from './rule.ts';
import { securityExpires } from './security-expires.ts';
import { SiteAddresses } from './site-addresses.ts';
import { sources } from './sources.ts';
import { standIns } from './stand-ins.ts';
import { findInStories } from './story-findings.ts';
import { standfirst } from './standfirst.ts';
import { readTextFacts } from './text-facts.ts';
import { textSlips } from './text-slips.ts';
import { unlinkedNames } from './unlinked-names.ts';

/** Every house rule there is; what each asks and its level stand in `content/schemas/house.ts`. */
const RULES: readonly HouseRule[] = [
  headlineLength,
  standfirst,
  leadPhotoWidth,
  cardLetters,
  expiredPhotos,
  altSameAsCaption,
  correctionWithoutUpdate,
  distantDates,
  foreignOffsets,
  frontStories,
  unlinkedNames,
  deadLinks,
  earlyLinks,
  repeatedWords,
  textSlips,
  sources,
  placeholders,
  blanks,
  standIns,
  securityExpires,
];

/** A house rule that is not kept, and how much the newsroom minds. */
export interface Finding extends Fault {
  rule: HouseRuleId;
  level: 'error' | 'warning';
}

export interface RuleOptions {
  /** The moment of the check, in milliseconds since 1970. */
  now: number;
  /** What earlier checks found in texts; `textCacheVersion` tells whether it still holds. */
  cache?: ReadingCache;
  /** Whose lines are looked up; of errors alone is quicker, since their files have to be opened. */
  located?: 'all' | 'errors';
  /** Told how many of the texts that have to be opened have been. */
  onProgress?: (done: number, total: number) => void;
}

/** What the findings in texts depend on besides the texts and the code: the names that are looked for, the site’s address, its languages. */
export function textCacheVersion(newsroom: Newsroom): string {
  return `${new NameFinder(newsroom).digest} ${newsroom.site.address}`;
}

/** How much a newsroom minds each rule. */
export function ruleLevel(house: HouseData | undefined, rule: HouseRuleId): RuleLevel {
  return house?.[rule] ?? HOUSE_RULES[rule].level;
}

/** Everything in the newsroom that breaks one of its house rules, in the order of the rules. In a draft nothing is more than a warning. */
export function checkHouseRules(newsroom: Newsroom, options: RuleOptions): Finding[] {
  const { house } = newsroom.site;
  const rules = RULES.filter(({ id }) => ruleLevel(house, id) !== 'off');
  if (rules.length === 0) return [];
  const { cache = new ReadingCache(undefined, '') } = options;
  const ground = prepare(newsroom, options, cache);
  const inStories = findInStories(
    rules.filter((rule) => 'findInStory' in rule),
    ground,
    cache,
  );
  const places = new Places(newsroom, options.located ?? 'all');
  const drafts = new Set(
    [
      ...newsroom.articles.filter((story) => headOf(story).draft === true),
      ...newsroom.pages.filter(({ data }) => data.draft === true),
    ].map(({ source }) => source.file),
  );
  const leftAlone = new Set(newsroom.articles.filter((story) => isLeftAlone(headOf(story), house)).map(({ source }) => source.file));
  const byRule = new Map<HouseRuleId, RuleFinding[]>(rules.map(({ id }) => [id, []]));
  for (const { story, found } of inStories)
    for (const [rule, findings] of Object.entries(found))
      for (const finding of findings) byRule.get(rule as HouseRuleId)?.push({ ...finding, source: story.source });
  return rules.flatMap((rule) => {
    const level = ruleLevel(house, rule.id) === 'error' ? 'error' : 'warning';
    return findingsOf(rule, ground, byRule.get(rule.id) ?? [])
      .filter(({ source }) => !leftAlone.has(source.file))
      .map((finding) => places.fill(finding, rule.id, drafts.has(finding.source.file) ? 'warning' : level));
  });
}

/** True of a story that house rules do not ask anything of: one that was taken down, or is older than they are. */
function isLeftAlone({ published, removed }: StoryHead, house: HouseData | undefined): boolean {
  return removed !== undefined || (house?.since !== undefined && Date.parse(published) < Date.parse(house.since));
}

function prepare(newsroom: Newsroom, { now, onProgress }: RuleOptions, cache: ReadingCache): RuleGround {
  const names = new NameFinder(newsroom);
  const facts = readTextFacts(newsroom, names, cache, onProgress);
  return {
    newsroom,
    now,
    firstLanguage: newsroom.site.languages[0]?.code ?? 'en',
    photos: new Map(newsroom.photos.map((photo) => [photo.id, photo])),
    textOf: ({ file }) => facts.get(file) ?? {},
    addresses: new SiteAddresses(newsroom),
    names,
  };
}

function findingsOf(rule: HouseRule, ground: RuleGround, inStories: readonly RuleFinding[]): RuleFinding[] {
  const beyond = 'find' in rule ? rule.find(ground) : [];
  return [...beyond, ...('summarise' in rule ? rule.summarise(inStories, ground) : inStories)];
}

/** Finds the lines of fields; of a file with several findings the text is read once. */
class Places {
  readonly #newsroom: Newsroom;
  readonly #located: RuleOptions['located'];
  #latest: { file: string; text: string } | undefined;

  constructor(newsroom: Newsroom, located: RuleOptions['located']) {
    this.#newsroom = newsroom;
    this.#located = located;
  }

  fill({ source, path, line, column, ...finding }: RuleFinding, rule: HouseRuleId, level: Finding['level']): Finding {
    const { file } = source;
    if (path === undefined) return { file, line, column, field: 'text', ...finding, rule, level };
    const isLocated = level === 'error' || this.#located === 'all';
    return { file, line: line ?? (isLocated ? this.#lineOf(file, path) : undefined), field: fieldName(path), ...finding, rule, level };
  }

  #lineOf(file: string, path: readonly (string | number)[]): number | undefined {
    if (!/\.(md|mdx|yaml)$/.test(file)) return undefined;
    if (this.#latest?.file !== file) {
      try {
        this.#latest = { file, text: openFile(this.#newsroom, file).toString() };
      } catch {
        return undefined;
      }
    }
    return lineOf(this.#latest, path);
  }
}
