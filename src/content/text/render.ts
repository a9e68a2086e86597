import { markdownToHtml } from 'satteri';
import { givenSetting, mayHaveMarks, ownQuotes, storyPlugins } from './story-markdown.ts';
import { withHeadingIds } from './heading-ids.ts';
import { settingAsData, type TextSetting } from './printed-text.ts';
import { mayHoldQuotes } from './quotation.ts';
import { hasDirectives, TEXT_FEATURES, WITHOUT_DIRECTIVES } from './tree.ts';

const plugins = storyPlugins(givenSetting);
const plainPlugins = [ownQuotes(givenSetting)];

/**
 * A text of Markdown as HTML. A plain text takes the shortest way through the same parser, several times as fast;
 * tests/unit/content/text/render.test.ts holds that both ways agree.
 */
export function renderMarkdown(body: string, setting: TextSetting, isPlain = !mayHaveMarks(body)): string {
  if (isPlain) {
    const quotes = mayHoldQuotes(body) ? { mdastPlugins: plainPlugins, data: settingAsData(setting) } : {};
    return withHeadingIds(markdownToHtml(body, { features: WITHOUT_DIRECTIVES, ...quotes }).html);
  }
  const footnotes = { ...TEXT_FEATURES.gfm.footnotes, clobberPrefix: `${setting.name}.` };
  return markdownToHtml(body, {
    ...plugins,
    features: { ...(hasDirectives(body) ? TEXT_FEATURES : WITHOUT_DIRECTIVES), gfm: { footnotes } },
    data: settingAsData(setting),
  }).html;
}
