import type { Localised } from './schemas/common.ts';
import type { PhotoData } from './schemas/photo.ts';
import type { PictureFile } from './picture-file.ts';

/** Whose a photo is and what others may do with it: what has to stay with it wherever it goes. */
export interface PhotoRights {
  credit: string;
  creator?: string | undefined;
  /** The copyright notice. */
  copyright?: string | undefined;
  licence?: { name: string; url?: string | undefined } | undefined;
  /** Where others can ask to use it. */
  acquireUrl?: string | undefined;
}

/** All that is known of a photo in words: what the newsroom wrote beside it comes before what is embedded in its file. */
export interface PhotoFacts extends PhotoRights {
  alt: Localised;
  caption: Localised;
  /** How it came about, as IPTC’s address for that: https://cv.iptc.org/newscodes/digitalsourcetype/ */
  sourceType?: string | undefined;
}

/** Undefined while alt text, caption or credit is missing. */
export function photoFacts({ data, picture }: { data: PhotoData; picture: PictureFile }): PhotoFacts | undefined {
  const alt = data.alt ?? picture.alt;
  const caption = data.caption ?? picture.caption;
  const rights = photoRights({ data, picture });
  if (alt === undefined || caption === undefined || rights === undefined) return undefined;
  return { alt, caption, ...rights, sourceType: picture.sourceType };
}

/** Undefined while there is no credit. */
export function photoRights({ data, picture }: { data: PhotoData; picture: PictureFile }): PhotoRights | undefined {
  const credit = data.credit ?? picture.credit;
  if (credit === undefined) return undefined;
  return {
    credit,
    creator: data.creator ?? picture.creator,
    copyright: data.copyright ?? noticeIn(picture),
    licence: data.licence ?? licenceIn(picture),
    acquireUrl: data.acquire ?? picture.acquireUrl,
  };
}

/** Where a photo may be used by everyone, for anything. */
export function isPublicDomain({ licence }: PhotoRights): boolean {
  return licence !== undefined && (/^(public domain|cc0|pdm)\b/i.test(licence.name) || licence.url?.includes('/publicdomain/') === true);
}

const NAMES_LICENCE = /^(cc0|cc[ -]by|creative commons|public domain|pdm)\b/i;

/** The field for the notice often holds a licence’s name, which is no notice. */
function noticeIn({ rights }: PictureFile): string | undefined {
  return rights === undefined || NAMES_LICENCE.test(rights) ? undefined : rights;
}

function licenceIn({ rights, rightsUrl, usageTerms }: PictureFile): PhotoRights['licence'] {
  const named = [rights, usageTerms].find((text) => text !== undefined && NAMES_LICENCE.test(text));
  if (rightsUrl === undefined) return named === undefined ? undefined : { name: named };
  return { name: creativeCommonsName(rightsUrl) ?? named ?? usageTerms ?? new URL(rightsUrl).host, url: rightsUrl };
}

/** `https://creativecommons.org/licenses/by-sa/4.0/` → `CC BY-SA 4.0` */
function creativeCommonsName(url: string): string | undefined {
  const [, kind, name = '', version = ''] =
    /^https?:\/\/creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)\b/.exec(url) ?? [];
  if (kind === 'licenses') return `CC ${name.toUpperCase()} ${version}`;
  if (name === 'zero') return `CC0 ${version}`;
  return name === 'mark' ? 'Public domain' : undefined;
}
