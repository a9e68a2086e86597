import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { Renderer } from 'astro/runtime/server/index.js';
import type { MDXContent, MDXProps } from 'mdx/types';
import { evaluate, type EvaluateOptions } from 'satteri';
import { settingAsData, type TextSetting } from '../../content/text/printed-text.ts';
import { givenSetting, storyPlugins } from '../../content/text/story-markdown.ts';
import { TEXT_FEATURES } from '../../content/text/tree.ts';

const plugins = storyPlugins(givenSetting);

/** What a component is made of: Astro’s own elements. */
const elements = { Fragment, jsx, jsxs } as Pick<EvaluateOptions, 'Fragment' | 'jsx' | 'jsxs'>;
const always = { Fragment } as unknown as MDXProps['components'];

/**
 * The component that a text in MDX is, to be drawn by Astro’s own renderer for MDX. The text is run: it has to be one that
 * `settleMdx` gave back.
 */
export function makeComponent(body: string, setting: TextSetting): MDXContent {
  const { default: print } = evaluate(body, {
    ...elements,
    ...plugins,
    features: TEXT_FEATURES,
    jsxImportSource: 'astro',
    elementAttributeNameCase: 'html',
    data: settingAsData(setting),
  }) as { default: (props: MDXProps) => unknown };
  const component = (props: MDXProps): unknown => print({ ...props, components: { ...always, ...props.components } });
  return Object.assign(component, { [Renderer]: 'astro:jsx' }) as MDXContent;
}
