import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** Elements that some mail program shows wrongly, takes out, or takes a letter for fraud because of. */
const FORBIDDEN = ['script', 'link', 'iframe', 'form', 'input', 'button', 'object', 'embed', 'video', 'audio', 'svg', 'picture', 'base'];

/** What Outlook, Gmail or Yahoo leave out of a style, so that a letter must not depend on it. */
const UNKNOWN_STYLES =
  /(?:^|;)\s*(?:position|float|transform|grid[\w-]*|flex[\w-]*|gap|background-image|background)\s*:|display\s*:\s*(?:flex|grid)|var\(|calc\(|url\(|oklch\(|clamp\(|\brem\b|-inline|-block/;

/** Gmail shows no more of a letter. */
const LARGEST = 102 * 1024;

/** What mail programs would not show as it is meant, each as a sentence. */
export function brokenMailRules(html: string): string[] {
  const found: string[] = [];
  if (Buffer.byteLength(html) > LARGEST) found.push('The letter is larger than 102 KB.');
  if (!html.startsWith('<!DOCTYPE html>')) found.push('There is no doctype.');
  if (!html.includes('<meta name="color-scheme" content="light dark">')) found.push('It does not say that it knows of dark screens.');
  if (!/prefers-color-scheme:\s*dark/.test(html)) found.push('It has no colours for the dark.');
  const elements = [...elementsIn(parse(html))];
  const styles = elements.filter(({ tagName }) => tagName === 'style');
  if (styles.some((style) => Buffer.byteLength(textOf(style)) > 8192)) found.push('A style sheet is larger than Gmail reads.');
  if (styles.some((style) => /@import|@font-face|url\(/.test(textOf(style)))) found.push('A style sheet asks for a file.');
  for (const element of elements) found.push(...brokenBy(element));
  return found;
}

function brokenBy(element: Element): string[] {
  const { tagName } = element;
  const found: string[] = [];
  const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value;
  if (FORBIDDEN.includes(tagName)) found.push(`<${tagName}> stands in it.`);
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on')) found.push(`<${tagName}> has a script in “${name}”.`);
    if (name === 'style' && UNKNOWN_STYLES.test(value)) found.push(`<${tagName}> has a style that not all know: ${value}`);
    if ((name === 'href' || name === 'src') && !/^(?:https?:\/\/|mailto:)/.test(value)) found.push(`“${value}” is not a full address.`);
  }
  if (tagName === 'html' && (attribute('lang') === undefined || attribute('dir') === undefined))
    found.push('Language or direction is missing.');
  if (tagName === 'table') {
    if (attribute('role') !== 'presentation') found.push('A table that is there for its look is read out as one.');
    for (const name of ['border', 'cellspacing', 'cellpadding', 'width'])
      if (attribute(name) === undefined) found.push(`A table has no “${name}”.`);
  }
  if (tagName === 'img') {
    for (const name of ['alt', 'width', 'height']) if (attribute(name) === undefined) found.push(`A picture has no “${name}”.`);
    if (!(attribute('style') ?? '').includes('display:block')) found.push('A picture leaves a gap below itself.');
  }
  if ((tagName === 'p' || tagName === 'h2') && !(attribute('style') ?? '').includes('margin:'))
    found.push(`<${tagName}> has whatever margin a program gives it.`);
  if (tagName === 'a' && !(attribute('style') ?? '').includes('color:') && !element.childNodes.some(({ nodeName }) => nodeName === 'img'))
    found.push('A link has whatever colour a program gives it.');
  return found;
}

function* elementsIn(node: { childNodes: DefaultTreeAdapterTypes.ChildNode[] }): Generator<Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

function textOf({ childNodes }: Element): string {
  return childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
