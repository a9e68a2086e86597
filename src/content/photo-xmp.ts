import type { Localised } from './schemas/common.ts';
import type { PhotoData } from './schemas/photo.ts';
import { escapeXml } from '../shared/escape-html.ts';
import type { PictureFile } from './picture-file.ts';
import { isPublicDomain, photoFacts, type PhotoFacts } from './photo-rights.ts';

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
} as const;

/**
 * What is known of a photo as the XMP that goes into each of its files: caption, credit and rights, and nothing of the camera.
 * Without packet padding, as files are never edited in place; only the namespaces in use are declared.
 * Fields: https://iptc.org/std/photometadata/specification/
 */
export function buildXmp(facts: PhotoFacts, firstLanguage: string): string {
  const { credit, creator, copyright, licence, acquireUrl, sourceType } = facts;
  const notice = copyright ?? licence?.name;
  const marked = isPublicDomain(facts) ? 'False' : copyright === undefined ? undefined : 'True';
  const localised = (text: Localised) => alternatives(text, firstLanguage);
  const parts = [
    element('dc:description', localised(facts.caption)),
    creator === undefined ? '' : element('dc:creator', sequence(creator)),
    notice === undefined ? '' : element('dc:rights', localised(notice)),
    element('photoshop:Credit', escapeXml(credit)),
    marked === undefined ? '' : element('xmpRights:Marked', marked),
    licence?.url === undefined ? '' : element('xmpRights:WebStatement', escapeXml(licence.url)),
    licence === undefined || licence.name === notice ? '' : element('xmpRights:UsageTerms', localised(licence.name)),
    acquireUrl === undefined ? '' : element('plus:Licensor', licensor(acquireUrl)),
    element('Iptc4xmpCore:AltTextAccessibility', localised(facts.alt)),
    sourceType === undefined ? '' : element('Iptc4xmpExt:DigitalSourceType', escapeXml(sourceType)),
  ].join('');
  const used = Object.entries(NAMESPACES).filter(([prefix]) => parts.includes(`<${prefix}:`));
  const declared = used.map(([prefix, address]) => ` xmlns:${prefix}="${address}"`).join('');
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about=""${declared}>${parts}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

/** The same of a photo as it was read; undefined while something that has to be known of it is missing. */
export function photoXmp(photo: { data: PhotoData; picture: PictureFile }, firstLanguage: string): string | undefined {
  const facts = photoFacts(photo);
  return facts && buildXmp(facts, firstLanguage);
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function sequence(text: string): string {
  return `<rdf:Seq><rdf:li>${escapeXml(text)}</rdf:li></rdf:Seq>`;
}

function licensor(url: string): string {
  return `<rdf:Seq><rdf:li rdf:parseType="Resource">${element('plus:LicensorURL', escapeXml(url))}</rdf:li></rdf:Seq>`;
}

/** A text in each language that it is given in; the default one comes first, as XMP asks. */
function alternatives(text: Localised, firstLanguage: string): string {
  const entries: [string, string][] =
    typeof text === 'string'
      ? [['x-default', text]]
      : [['x-default', text[firstLanguage] ?? Object.values(text)[0] ?? ''], ...Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1))];
  const items = entries.map(([language, one]) => `<rdf:li xml:lang="${escapeXml(language)}">${escapeXml(one)}</rdf:li>`);
  return `<rdf:Alt>${items.join('')}</rdf:Alt>`;
}
