import { isFields, listIn, textIn, valueIn, type Fields } from './front-matter.ts';
import { isPicturePath } from './site-pictures.ts';

/** What the fields of a file say of the picture that leads. */
export interface LeadPicture {
  readonly address: string;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/** Where themes keep the picture that leads, the surest first. */
const FIELDS = [
  'image',
  'cover',
  'featured_image',
  'featuredImage',
  'feature_image',
  'featureimage',
  'featured',
  'heroImage',
  'hero_image',
  'hero',
  'coverImage',
  'cover_image',
  'header',
  'teaser',
  'thumbnail',
  'thumb',
  'banner',
  'photo',
  'ogImage',
  'og_image',
  'images',
  'resources',
];
const PARTS = ['src', 'image', 'path', 'url', 'feature', 'teaser', 'filename', 'file', 'img', 'name'];
/** What editors write for “no picture”. */
const NONE = /^(?:false|true|none|null|no|off|~|-)$/i;

/** The picture that leads, by whichever field names it; undefined when none does. */
export function leadPictureIn(fields: Fields): LeadPicture | undefined {
  for (const field of FIELDS) {
    const value = valueIn(fields, field);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const [first] = field === 'resources' ? list.filter(isLeadResource) : list;
    const address = isFields(first)
      ? PARTS.map((part) => textIn(first, part)).find((text) => text !== undefined && isAddress(text))
      : field === 'resources'
        ? undefined
        : listIn(fields, field)[0];
    if (address === undefined || !isAddress(address)) continue;
    const own = isFields(first) ? first : {};
    const words = (...names: string[]): string | undefined =>
      textIn(own, ...names) ??
      textIn(fields, ...names.flatMap((name) => [`${field}_${name}`, `${field}${capital(name)}`, `image_${name}`, ...beside(name)]));
    return {
      address,
      alt: words('alt', 'image_alt', 'description', 'altText') ?? textIn(fields, 'image_description'),
      caption: words('caption', 'image_caption') ?? (field === 'resources' ? textIn(own, 'title') : undefined),
      credit: words('credit', 'image_credit', 'attribution', 'photographer', 'author_credit'),
    };
  }
  return undefined;
}

/** Every other picture that the fields name, by the field. */
export function otherPicturesIn(fields: Fields, lead: string | undefined): { field: string; address: string }[] {
  const found: { field: string; address: string }[] = [];
  const look = (value: unknown, field: string, depth: number): void => {
    if (depth > 6) return;
    if (typeof value === 'string' && value.length < 500 && !/\s/.test(value.trim()) && isPicturePath(value.trim()))
      found.push({ field, address: value.trim() });
    else if (Array.isArray(value)) for (const one of value as unknown[]) look(one, field, depth + 1);
    else if (isFields(value)) for (const [name, one] of Object.entries(value)) look(one, `${field}.${name}`, depth + 1);
  };
  for (const [name, value] of Object.entries(fields)) look(value, name, 0);
  const others = found.filter(({ address }) => address !== lead);
  return [...new Map(others.map((one) => [one.address, one])).values()];
}

/** Hugo’s `resources` tell about any file of a story’s folder; some themes know the one that leads by its name. */
function isLeadResource(resource: unknown): boolean {
  return isFields(resource) && /^(?:cover|featured?|hero|header|banner|thumbnail)\b/i.test(textIn(resource, 'name', 'src') ?? '');
}

function isAddress(text: string): boolean {
  return !NONE.test(text.trim());
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** Words that some write beside the picture’s field and not in it. A story’s own description is none of them. */
function beside(name: string): string[] {
  return name.includes('_') || name === 'alt' || name === 'caption' ? [name] : [];
}
