import type { Localised } from '../../schemas/common.ts';
import type { SectionNode } from '../../schemas/section.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { SourceRef } from '../../source-file.ts';
import { textsAround } from '../../site-links.ts';
import type { FaultList, FieldPath } from './fault-list.ts';
import type { Known } from './known.ts';

/** Texts may be given once, or once for each language there is; a misspelt language code would never be shown. */
export function checkLanguages(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { site, siteSource, sections, sectionsSource, authors, topics, photos } = newsroom;
  const checkCodes = (source: SourceRef | undefined, path: FieldPath, text: Localised | undefined) => {
    if (source === undefined || text === undefined || typeof text === 'string') return;
    for (const code of Object.keys(text).filter((language) => !known.languages.includes(language))) {
      faults.add(source, [...path, code], {
        problem: `${quote(code)} is not a language of this newsroom.`,
        allowed: known.languages,
        mend: faults.suggest(code, known.languages, 'Write one of the allowed codes before the text.'),
      });
    }
  };
  const check = (source: SourceRef | undefined, path: FieldPath, text: Localised | undefined) => {
    if (source === undefined || text === undefined || typeof text === 'string') return;
    checkCodes(source, path, text);
    if (text[known.firstLanguage] === undefined) {
      faults.add(source, path, {
        problem: `There is no text in the first language, ${quote(known.firstLanguage)}.`,
        mend: `Add “${known.firstLanguage}: …”.`,
      });
    }
  };
  check(siteSource, ['description'], site.description);
  check(siteSource, ['city'], site.city);
  check(siteSource, ['colophon'], site.colophon);
  check(siteSource, ['live', 'title'], site.live.title);
  check(siteSource, ['audio', 'title'], site.audio.title);
  check(siteSource, ['podcast', 'title'], site.podcast?.title);
  check(siteSource, ['podcast', 'description'], site.podcast?.description);
  for (const { path, text } of textsAround(site)) check(siteSource, path, text);
  checkCodes(siteSource, ['banner', 'text'], site.banner?.text);
  site.advertisements?.forEach(({ words }, place) => {
    checkCodes(siteSource, ['advertisements', place, 'words'], words);
  });
  const walk = (nodes: readonly SectionNode[], path: FieldPath) => {
    nodes.forEach((node, index) => {
      check(sectionsSource, [...path, index, 'name'], node.name);
      check(sectionsSource, [...path, index, 'covers'], node.covers);
      checkCodes(sectionsSource, [...path, index, 'address'], node.address);
      walk(node.sections ?? [], [...path, index, 'sections']);
    });
  };
  walk(sections, ['sections']);
  for (const { source, data } of authors) for (const field of ['name', 'role', 'about'] as const) check(source, [field], data[field]);
  for (const { source, data } of newsroom.events)
    for (const field of ['title', 'place', 'about'] as const) check(source, [field], data[field]);
  for (const { source, data } of topics) for (const field of ['name', 'about'] as const) check(source, [field], data[field]);
  for (const { source, data } of photos) for (const field of ['alt', 'caption'] as const) check(source, [field], data[field]);
}
