import type { Element, Root as HtmlRoot } from 'hast';
import type { Nodes, Parent, Root, RootContent, Text } from 'mdast';
import { readBodyFacts } from '../../content/checks/body-check.ts';
import { ImportError, type PictureUse, type StoryText } from '../model.ts';
import { isClassic, markClassicParagraphs } from './classic-paragraphs.ts';
import type { Desk } from './desk.ts';
import { findFootnotes } from './footnotes.ts';
import { element, elementsOf, isElement, parseHtml, textWithoutTags } from './html-tree.ts';
import { Losses } from './losses.ts';
import { plainSigns, plainTextOf } from './plain-words.ts';
import { Pictures, type KnownPicture } from './pictures.ts';
import { shapeStory } from './shape.ts';
import { withShortcodes } from './shortcodes.ts';
import { storyTree } from './story-tree.ts';
import type { EmbedNode } from './story-nodes.ts';
import { tidyChildren } from './tidy.ts';
import { storyMarkdownOf, wordsOfNode } from './to-markdown.ts';

/** What is known about a story’s HTML besides the HTML itself. */
export interface StoryTextContext {
  /** The story, as losses name it. */
  readonly where: string;
  /** The address of the story’s page on its old site; relative links lead from there. */
  readonly base?: string;
  /** True when posts and films of other sites may become components; otherwise they become links. */
  readonly mdx?: boolean;
  /** Whether empty lines part paragraphs, as in WordPress’s classic editor. Left out: judged by the text. */
  readonly classic?: boolean;
  /** A picture of the media library by its number: for `[gallery ids="1,2"]` and `class="wp-image-1"`. */
  readonly attachment?: (id: string) => KnownPicture | undefined;
  /** The numbers of the pictures that belong to the story, which a bare `[gallery]` shows. */
  readonly attached?: readonly string[];
  /** True for WordPress’s own texts, in which words in square brackets may be shortcodes. Elsewhere they are words. */
  readonly shortcodes?: boolean;
  /** The words of WordPress’s own footnotes (the story’s meta field `footnotes`), as HTML by id. */
  readonly footnotes?: ReadonlyMap<string, string>;
  /** A picture by the address that the text gives, where that is not on the web but beside the archive. */
  readonly picture?: (address: string) => KnownPicture | undefined;
}

/** More is not a story; the site’s own files end at a tenth of it. */
const LARGEST = 10 * 1024 * 1024;

/** A story’s HTML as Standfirst’s Markdown, which passes the site’s own check. Throws an `ImportError` for a text beyond all measure. */
export function storyTextOf(html: string, context: StoryTextContext): StoryText {
  if (html.length > LARGEST) {
    throw new ImportError(
      `“${context.where}” has a text of ${Math.round(html.length / 1024 / 1024)} MB; ${LARGEST / 1024 / 1024} MB is the most that is read. Cut it in the archive, or leave the story out.`,
    );
  }
  const losses = new Losses(context.where);
  const pictures = new Pictures(context.base, context.picture);
  const root = storyTree({ type: 'root', children: tidied(html, context, losses, pictures) });
  if (context.mdx !== true) root.children = root.children.flatMap((node) => (node.type === 'embed' ? asLink(node, losses) : [node]));
  shapeStory(root, losses);
  const used: PictureUse[] = [];
  placePictures(root, pictures, used);
  const body = soundMarkdown(root, losses).trimEnd();
  const components = hasComponents(root);
  return { body: body === '' ? '' : `${body}\n`, pictures: used, pictureFiles: pictures.files(), components, losses: losses.list() };
}

function tidied(html: string, context: StoryTextContext, losses: Losses, pictures: Pictures): Element['children'] {
  const unified = html.replace(/\r\n?/g, '\n');
  const source = context.shortcodes === true ? withShortcodes(unified) : unified;
  const tree = parseHtml(source);
  if (tree === undefined) {
    losses.add(
      'person',
      'The text’s markup is nested deeper than any browser shows. Its words came over without markup, links and pictures; look at the old page.',
    );
    return textWithoutTags(source)
      .split(/\n\s*\n/)
      .map((value) => element('p', {}, [{ type: 'text', value }]));
  }
  if (context.classic ?? isClassic(tree)) markClassicParagraphs(tree);
  const notesHere: Desk['notesHere'] = [];
  const desk: Desk = {
    losses,
    pictures,
    footnotes: findFootnotes(tree),
    base: context.base,
    attachment: context.attachment,
    attached: context.attached ?? [],
    blockNotes: readNotes(context.footnotes),
    sink: [...elementsOf(tree)].some((node) => isElement(node, 'h1')) ? 1 : 0,
    notesHere,
    tidyChildren: (node) => tidyChildren(node, desk),
  };
  const children = desk.tidyChildren(tree);
  return [...children, ...notesHere.map(({ number, children: note }) => element('sf-note', { dataNumber: String(number) }, note))];
}

function readNotes(notes: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, HtmlRoot> {
  return new Map(
    [...(notes ?? [])].flatMap(([id, html]) => {
      const tree = parseHtml(html);
      return tree === undefined ? [] : [[id, tree] as const];
    }),
  );
}

/** Where components are not wanted, an embed is what it said, and a link. */
function asLink(node: EmbedNode, losses: Losses): RootContent[] {
  losses.add(
    'person',
    `${node.service} was embedded from ${node.url}; in its place stands a link. Look at it, and say in words what readers find there.`,
  );
  const [only, ...others] = node.children;
  const line =
    others.length === 0 && only?.type === 'paragraph' && only.children.every(({ type }) => type === 'text') ? only.children : undefined;
  if (line !== undefined) return [{ type: 'paragraph', children: [{ type: 'link', url: node.url, children: line }] }];
  const label: Text = { type: 'text', value: `${node.service}: ${node.url}` };
  return [...node.children, { type: 'paragraph', children: [{ type: 'link', url: node.url, children: [label] }] }];
}

/** A story’s Markdown. Where it cannot be relied on, the passages that are to blame are written more plainly. */
function soundMarkdown(root: Root, losses: Losses): string {
  const whole = storyMarkdownOf(root, hasComponents(root));
  if (isSound(whole, root)) return whole;
  root.children = root.children.flatMap((node) => soundBlocks(node, losses));
  return storyMarkdownOf(root, hasComponents(root));
}

function hasComponents(root: Root): boolean {
  return root.children.some(({ type }) => type === 'embed');
}

/** A block as it is when it can be relied on; otherwise without its emphasis; and if that does not help, as bare words. */
function soundBlocks(node: RootContent, losses: Losses): RootContent[] {
  const markdown = markdownOf(node);
  if (isSound(markdown, node)) return [node];
  if (passesCheck(markdown)) {
    withoutEmphasis(node);
    if (isSound(markdownOf(node), node)) {
      losses.add(
        'person',
        'In a passage, bold and italics overlapped in ways that Markdown does not have; its words came over without them. Look at it.',
      );
      return [node];
    }
  }
  if (node.type === 'embed') return asLink(node, losses).flatMap((block) => soundBlocks(block, losses));
  losses.add('person', 'A passage held markup or signs that the site refuses; its words came over without any. Look at it.');
  return plainParagraphs(node);
}

/** Whether the site takes Markdown for what it is: it passes the check, and what is printed is what the tree says. */
function isSound(markdown: string, node: Root | RootContent): boolean {
  return passesCheck(markdown) && plainTextOf(markdown) === plainSigns(wordsOfNode(node));
}

function markdownOf(node: RootContent): string {
  return storyMarkdownOf({ type: 'root', children: [node] }, node.type === 'embed');
}

/** The component’s own lines are left to the check of components. */
function passesCheck(markdown: string): boolean {
  const body = markdown.replace(/^<\/?Embed\b.*$/gm, '');
  const { faults, marks } = readBodyFacts({ file: '', text: body, data: undefined, body });
  return faults.length === 0 && marks.every(({ kind }) => kind === 'photo');
}

function withoutEmphasis(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) withoutEmphasis(child);
  const parent = node as Parent;
  parent.children = parent.children.flatMap((child): RootContent[] =>
    child.type === 'strong' || child.type === 'emphasis' || child.type === 'delete' ? child.children : [child],
  );
}

/** What the check refuses comes over as bare words, which it cannot take for anything else. */
function plainParagraphs(node: RootContent): RootContent[] {
  return wordsOfNode(node)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      type: 'paragraph',
      children: [
        {
          type: 'text',
          value: line
            .replace(/[[\]<>`{}|]+/g, ' ')
            .replace(/ {2,}/g, ' ')
            .trim(),
        },
      ],
    }));
}

/** Gives each picture its key, in the order of the text. */
function placePictures(node: Nodes, pictures: Pictures, used: PictureUse[]): void {
  if (node.type === 'image') {
    const use = pictures.use(Number(node.url.slice('picture:'.length)));
    if (use === undefined) return;
    node.url = `picture:${use.key}`;
    used.push(use);
  }
  if ('children' in node) for (const child of node.children) placePictures(child, pictures, used);
}
