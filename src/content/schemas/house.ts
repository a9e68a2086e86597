import { z } from 'zod';
import { day } from './common.ts';

export const RULE_LEVELS = ['error', 'warning', 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What a newsroom may ask of its own content, with the level that holds where `site.yaml` says nothing. */
export const HOUSE_RULES = {
  headlineLength: { level: 'warning', about: 'A headline has at most 110 characters.' },
  standfirst: { level: 'warning', about: 'A story has a standfirst of at most 300 characters.' },
  leadPhotoWidth: { level: 'warning', about: 'A lead photo is at least 1,400 pixels wide.' },
  cardLetters: {
    level: 'warning',
    about: 'The card that networks show with a link to a story without a photo has the letters of its headline.',
  },
  expiredPhotos: { level: 'warning', about: 'The rights to a story’s photos, as their files tell them, have not ended. Those that have are not published.' },
  foreignOffsets: {
    level: 'warning',
    about: 'The offset in a story’s times is one that the newsroom’s place has at some time of the year, or that of UTC.',
  },
  altSameAsCaption: { level: 'warning', about: 'A photo’s text for readers who cannot see it says something else than its caption.' },
  correctionWithoutUpdate: { level: 'warning', about: 'A corrected story says in “updated” that it has changed since.' },
  distantDates: { level: 'warning', about: 'A story is published within a year from now, and not before there were newspapers.' },
  frontStories: { level: 'warning', about: 'A story that is named on a front is out.' },
  unlinkedNames: {
    level: 'warning',
    about: 'A topic or a colleague that a story names again and again is among its topics, in its byline or linked.',
  },
  deadLinks: { level: 'error', about: 'A link to this site leads to a page or file that is there.' },
  earlyLinks: { level: 'warning', about: 'A link does not lead to a story that is still a draft, under embargo or taken down.' },
  repeatedWords: { level: 'warning', about: 'No word stands in a text twice in a row.' },
  textSlips: {
    level: 'warning',
    about: 'Marks in a text do what they were meant to do: no stars that stay stars, no paragraph that turns into code.',
  },
  sources: { level: 'warning', about: 'News, analyses, explainers and obituaries name their sources.' },
  placeholders: { level: 'error', about: 'Nothing is published with the words that “npm run new” puts where others are to come.' },
  blanks: { level: 'error', about: 'No page is published with a blank of its template, such as [[who owns the newspaper]].' },
  standIns: { level: 'warning', about: 'Where an import found no credit or description of a photo, somebody has written it since.' },
  securityExpires: { level: 'warning', about: 'security.txt is valid for more than a month and less than a year.' },
} as const satisfies Record<string, { level: RuleLevel; about: string }>;

export type HouseRuleId = keyof typeof HOUSE_RULES;

export const HOUSE_RULE_IDS = Object.keys(HOUSE_RULES) as HouseRuleId[];

const levels = Object.fromEntries(
  Object.entries(HOUSE_RULES).map(([rule, { level, about }]) => [
    rule,
    z.enum(RULE_LEVELS).optional().describe(`${about} error, warning or off. Left out: ${level}.`),
  ]),
) as Record<HouseRuleId, z.ZodOptional<z.ZodEnum<{ [L in RuleLevel]: L }>>>;

/** `house` in `content/site.yaml` */
export const houseSchema = z.strictObject({
  since: day().optional().describe('Stories published before this day are left alone, for example 2026-01-01.'),
  ...levels,
});

export type HouseData = z.infer<typeof houseSchema>;
