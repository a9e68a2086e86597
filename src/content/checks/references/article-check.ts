import type { ArticleData } from '../../schemas/article.ts';
import { splitLanguage } from '../../../shared/ids.ts';
import { checkBody } from '../body-check.ts';
import { ComponentCheck } from '../component-check.ts';
import type { Newsroom, StoryEntry, TextEntry } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import { checkKind } from './kind-check.ts';
import type { Known } from './known.ts';
import { checkPhotoUse } from './photo-use-check.ts';
import { relatedStoryFault } from './related-check.ts';
import { checkTimes } from './times-check.ts';

/** What a story names, when it says things happened, and what its kind asks for. */
export function checkArticles(_newsroom: Newsroom, known: Known, faults: FaultList, doubtful: readonly StoryEntry[]): void {
  for (const story of doubtful) checkArticle(story, known, faults);
}

function checkArticle(article: TextEntry<ArticleData>, known: Known, faults: FaultList): void {
  const { source, data, id } = article;
  const language = faults.languageOf(source, id);
  if (language === undefined) return;
  const [, key] = splitLanguage(id);
  faults.mustExist(
    source,
    ['section'],
    data.section,
    known.sectionPaths,
    'a section',
    'Write one of the allowed sections, or add it to content/sections.yaml.',
  );
  data.byline.forEach((author, index) => {
    faults.mustExist(
      source,
      ['byline', index],
      author,
      known.authors,
      'an author',
      `Write one of the allowed ids, or add content/authors/${author}.yaml.`,
    );
  });
  data.topics?.forEach((topic, index) => {
    faults.mustExist(
      source,
      ['topics', index],
      topic,
      known.topics,
      'a topic',
      `Write one of the allowed ids, or add content/topics/${topic}.yaml.`,
    );
  });
  data.related?.forEach((related, index) => {
    const fault = relatedStoryFault(related, {
      language,
      own: key,
      isStory: (other) => known.isStory(language, other),
      stories: () => known.storiesIn(language),
      suggest: (...asked) => faults.suggest(...asked),
    });
    if (fault) faults.add(source, ['related', index], fault);
  });
  data.photos?.forEach((use, index) => {
    checkPhotoUse(source, ['photos', index], use, language, known, faults);
  });
  checkTimes(source, data, faults);
  checkKind(source, data, known, faults);
  checkText(article, language, key, known, faults);
}

function checkText(article: TextEntry<ArticleData>, language: string, key: string, known: Known, faults: FaultList): void {
  const { source, data, text } = article;
  const photos = data.photos?.map((use) => use.photo) ?? [];
  const stories = known.stories.get(language) ?? new Map<string, never>();
  const unreadStories = known.unreadStories.get(language);
  faults.push(
    ...checkBody(source.file, text, {
      photos,
      stories,
      own: key,
      mayBeEmpty: data.kind === 'gallery',
      ...(unreadStories === undefined ? {} : { unreadStories }),
    }),
  );
  if (text.components.length === 0) return;
  const check = new ComponentCheck(article, {
    media: known.media,
    recordings: known.recordings,
    tables: known.tables,
    unreadTables: known.unread.get('articles') ?? new Set(),
  });
  faults.push(...check.run());
}
