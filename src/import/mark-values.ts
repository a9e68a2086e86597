import { escapeHtml } from '../shared/escape-html.ts';

/** What stands in a mark of a site generator after its name, or in the attributes of a component. */
export interface MarkValues {
  readonly unnamed: readonly string[];
  /** Names in small letters. */
  readonly named: Readonly<Record<string, string>>;
}

const VALUE =
  /([\w-]+)\s*(?:=\s*|:\s+|:(?=["'`]))(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`,()]+))|"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`=,(){}[\]]+)/g;

/** `src="a.jpg" alt: "A boat"`, with or without commas and brackets between them. */
export function readMarkValues(text: string): MarkValues {
  const unnamed: string[] = [];
  const named: Record<string, string> = {};
  for (const match of text.matchAll(VALUE)) {
    const [, name, ...values] = match as readonly (string | undefined)[];
    const value = (values.find((one) => one !== undefined) ?? '').replace(/\\(.)/g, '$1');
    if (name === undefined) unnamed.push(value);
    else named[name.toLowerCase()] = value;
  }
  return { unnamed, named };
}

/** Of a mark’s values, those that may be words for readers. */
export function wordsInValues({ unnamed, named }: MarkValues): string {
  return [...unnamed, ...Object.values(named)].filter((value) => /\p{L}{2}/u.test(value)).join(' ');
}

/** A frame of another site, which the rest of the import knows as an embed. */
export function frameOf(address: string): string {
  return `\n\n<iframe src="${escapeHtml(address)}"></iframe>\n\n`;
}

/** What marks and components of the usual names show of other sites; undefined for any other name. */
export function embedOfMark(name: string, { unnamed, named }: MarkValues): string | undefined {
  const [first = '', second = ''] = unnamed;
  const id = named.id ?? named.videoid ?? named.url ?? first;
  const address = /^https?:/.test(id) ? id : undefined;
  switch (name) {
    case 'youtube':
    case 'youtubelite':
    case 'liteyoutube':
      return frameOf(address ?? `https://www.youtube.com/embed/${id}`);
    case 'vimeo':
      return frameOf(address ?? `https://player.vimeo.com/video/${id}`);
    case 'tweet':
    case 'twitter':
    case 'x':
      return frameOf(
        address ?? `https://x.com/${named.user ?? (second === '' ? 'i' : first)}/status/${named.id ?? (second === '' ? first : second)}`,
      );
    case 'instagram':
      return frameOf(address ?? `https://www.instagram.com/p/${id}/`);
    case 'gist':
      return frameOf(address ?? `https://gist.github.com/${first}/${second}`);
    default:
      return undefined;
  }
}
