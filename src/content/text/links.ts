import type { Nodes, Root } from 'mdast';
import { readTags } from './html-tokens.ts';
import { rangeOf, walkTree } from './tree.ts';

/** Where a link of a text leads, and where its address begins in the body, counted from 0. */
export interface TextLink {
  target: string;
  at: number;
}

/** Every link of a text, in order: those of Markdown, written out or by reference, bare addresses, and links of HTML. */
export function findLinks(body: string, tree: Root): TextLink[] {
  const links: TextLink[] = [];
  const add = (target: string, from: number, end: number): void => {
    if (target === '') return;
    const place = body.slice(from, end).indexOf(target);
    links.push({ target, at: place < 0 ? from : from + place });
  };
  walkTree(tree, {
    enter: (node) => {
      const [start, end] = rangeOf(node);
      switch (node.type) {
        case 'link':
          add(node.url, afterWords(body, node), end);
          break;
        case 'definition':
          add(node.url, Math.min(start + (node.label ?? node.identifier).length, end), end);
          break;
        case 'html':
          for (const token of readTags(node.value)) if (token.kind === 'start') add(hrefIn(token.attributes), start + token.offset, end);
          break;
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement': {
          const written = node.attributes.flatMap((attribute) =>
            attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
              ? [{ name: attribute.name, value: attribute.value }]
              : [],
          );
          if (node.name === 'a') add(hrefIn(written), start, node.children[0] ? rangeOf(node.children[0])[0] : end);
        }
      }
      return undefined;
    },
  });
  return links.sort((a, b) => a.at - b.at);
}

/** Where the address of a link can begin: after its words, which may be an address themselves. */
function afterWords(body: string, node: Extract<Nodes, { type: 'link' }>): number {
  const [start, end] = rangeOf(node);
  const last = node.children.at(-1);
  const wordsEnd = last ? rangeOf(last)[1] : start;
  return wordsEnd < end && body[wordsEnd] === ']' ? wordsEnd : start;
}

function hrefIn(attributes: readonly { name: string; value: string }[]): string {
  return attributes.find(({ name }) => name === 'href')?.value ?? '';
}
