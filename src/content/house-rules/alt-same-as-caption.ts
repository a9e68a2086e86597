import type { Localised } from '../schemas/common.ts';
import { splitLanguage } from '../../shared/ids.ts';
import { quote } from '../faults/fault.ts';
import type { NewsroomRule, RuledStory, RuleFinding, RuleGround, StoryRule } from './rule.ts';
import type { StoryFinding } from './story-finding.ts';

/** Who hears a page read aloud would hear the same sentence twice and not learn what the picture shows. */
export const altSameAsCaption: NewsroomRule & StoryRule = {
  id: 'altSameAsCaption',
  find: (ground) => [...beside(ground), ...inPosts(ground)],
  findInStory: inUses,
};

/** What is said of a picture itself, in each language. */
function beside({ newsroom, firstLanguage }: RuleGround): RuleFinding[] {
  return newsroom.photos.flatMap((photo): RuleFinding[] => {
    const alt = photo.data.alt ?? photo.picture.alt;
    const caption = photo.data.caption ?? photo.picture.caption;
    const language = newsroom.site.languages.find(({ code }) => isSame(said(alt, code, firstLanguage), said(caption, code, firstLanguage)));
    if (!language) return [];
    return [
      {
        source: photo.source ?? { file: photo.file, digest: photo.digest },
        path: ['alt'],
        problem: `The picture’s alt text is its caption: ${quote(said(alt, language.code, firstLanguage))}.`,
        mend: `Write in content/photos/${photo.id}.yaml what the picture shows, for readers who cannot see it; the caption says who, where and when.`,
      },
    ];
  });
}

function inPosts(ground: RuleGround): RuleFinding[] {
  return ground.newsroom.livePosts.flatMap(({ id, data, source }) =>
    inUses({ data, language: splitLanguage(id)[0] }, ground).map((finding) => ({ source, ...finding })),
  );
}

/** What a story or a live post says of its pictures, where it differs from what is said of the picture itself. */
function inUses({ data, language }: { data: Pick<RuledStory['data'], 'photos'>; language: string }, ground: RuleGround): StoryFinding[] {
  return (data.photos ?? []).flatMap((use, place): StoryFinding[] => {
    if (use.alt === undefined && use.caption === undefined) return [];
    const photo = ground.photos.get(use.photo);
    const alt = use.alt ?? said(photo?.data.alt ?? photo?.picture.alt, language, ground.firstLanguage);
    const caption = use.caption ?? said(photo?.data.caption ?? photo?.picture.caption, language, ground.firstLanguage);
    if (!isSame(alt, caption)) return [];
    return [
      {
        path: ['photos', place, use.alt === undefined ? 'caption' : 'alt'],
        problem: `The alt text of the photo “${use.photo}” is its caption: ${quote(alt)}.`,
        mend: 'Write under “alt” what the picture shows, for readers who cannot see it; the caption says who, where and when.',
      },
    ];
  });
}

function said(text: Localised | undefined, language: string, firstLanguage: string): string | undefined {
  if (typeof text !== 'object') return language === firstLanguage ? text : undefined;
  return text[language];
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && plain(a) === plain(b);
}

/** Without what a glance passes over: capitals, spaces, the full stop. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
