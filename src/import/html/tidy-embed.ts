import type { Element, ElementContent } from 'hast';
import { linkAddress, mediaAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { embedAt } from './embeds.ts';
import { attribute, element, elementsOf, isElement, lineOf } from './html-tree.ts';
import { link, paragraph, shorten } from './pieces.ts';

/** An embed where the address is of a service known here; otherwise a link, which a person has to look at. */
export function embedOrLink(address: string, text: ElementContent[], desk: Desk, label?: string): ElementContent[] {
  const url = mediaAddress(address, desk.base);
  if (url === undefined) {
    if (address !== '')
      desk.losses.add(
        'person',
        `Something was embedded from “${shorten(address)}”, which is no address on the web. Look at the old page and link to it.`,
      );
    return text;
  }
  const embed = embedAt(url);
  if (embed !== undefined) {
    return [
      element('sf-embed', { dataUrl: embed.url, dataService: embed.service, ...(label !== undefined && { dataLabel: label }) }, text),
    ];
  }
  const page = linkAddress(url.href, undefined) ?? url.origin;
  desk.losses.add(
    'person',
    `Something was embedded from ${page}; in its place stands a link. Look at it, and say in words what readers find there.`,
  );
  return [paragraph(link(page, label ?? page)), ...text];
}

export function tidyFrame(node: Element, desk: Desk): ElementContent[] {
  const address = ['src', 'dataSrc', 'dataLazySrc', 'data']
    .map((name) => attribute(node, name))
    .find((value) => value !== undefined && value !== 'about:blank');
  const inner = node.children.length === 0 ? [] : desk.tidyChildren(node).filter((child) => isElement(child) || lineOf([child]) !== '');
  if (address === undefined) return inner;
  return embedOrLink(address, node.tagName === 'iframe' ? [] : inner, desk, attribute(node, 'title'));
}

/** A post quoted in full, as X, Instagram, Mastodon and Bluesky hand it out. */
export function tidyQuotedPost(node: Element, desk: Desk): ElementContent[] {
  const named = ['cite', 'dataInstgrmPermalink', 'dataEmbedUrl', 'dataTootUrl'].map((name) => attribute(node, name));
  const uri = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/(\w+)$/.exec(attribute(node, 'dataBlueskyUri') ?? '');
  const links = [...elementsOf(node)].filter((inner) => isElement(inner, 'a')).map((inner) => attribute(inner, 'href'));
  const candidates = [
    ...named,
    ...links.reverse(),
    uri === null ? undefined : `https://bsky.app/profile/${uri[1] ?? ''}/post/${uri[2] ?? ''}`,
  ];
  const address = candidates.find((candidate) => {
    const url = candidate === undefined ? undefined : mediaAddress(candidate, desk.base);
    return url !== undefined && embedAt(url) !== undefined;
  });
  const text = desk.tidyChildren(node);
  return address === undefined ? [element('blockquote', {}, text)] : embedOrLink(address, text, desk);
}
