import { photoRights, type PhotoRights } from '../../photo-rights.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

const RIGHTS_FIELDS: readonly (keyof PhotoRights)[] = ['credit', 'creator', 'copyright', 'licence', 'acquireUrl'];

/** What has to be said of every photo, and that two files of one picture say the same. */
export function checkPhotos(newsroom: Newsroom, _known: Known, faults: FaultList): void {
  for (const photo of newsroom.photos) {
    const file = photo.source?.file ?? photo.file;
    if (photo.data.credit === undefined && photo.picture.credit === undefined) {
      faults.push({
        file,
        field: 'credit',
        problem: `The picture ${quote(photo.id)} has no credit, neither in its file nor beside it.`,
        mend: `Write “credit: …” in content/photos/${photo.id}.yaml, or ask for the file with its credit embedded.`,
      });
    }
    if (photo.data.alt === undefined && photo.picture.alt === undefined) {
      faults.push({
        file,
        field: 'alt',
        problem: `The picture ${quote(photo.id)} has no text for readers who cannot see it.`,
        mend: `Write “alt: …” in content/photos/${photo.id}.yaml: what the picture shows, in one sentence.`,
      });
    }
    if (photo.data.caption === undefined && photo.picture.caption === undefined) {
      faults.push({
        file,
        field: 'caption',
        problem: `The picture ${quote(photo.id)} has no caption, neither in its file nor beside it.`,
        mend: `Write “caption: …” in content/photos/${photo.id}.yaml.`,
      });
    }
  }
  checkTwins(newsroom, faults);
}

/** The same picture under two names must not be two people’s. */
function checkTwins(newsroom: Newsroom, faults: FaultList): void {
  for (const [first, ...twins] of Map.groupBy(newsroom.photos, ({ digest }) => digest).values()) {
    const rights = first && photoRights(first);
    for (const twin of rights ? twins : []) {
      const others = photoRights(twin);
      const field = others && RIGHTS_FIELDS.find((name) => JSON.stringify(others[name]) !== JSON.stringify(rights?.[name]));
      if (!first || !rights || !others || !field) continue;
      const said = (value: unknown) => (value === undefined ? 'nothing' : quote(value));
      faults.push({
        file: twin.source?.file ?? twin.file,
        field: field === 'acquireUrl' ? 'acquire' : field,
        problem: `${twin.file} is the same picture as ${first.file}, but they differ in this: ${said(others[field])} here, ${said(rights[field])} there.`,
        mend: `Find out which is right and write it beside both, or keep one of the two and name it “${first.id}” in every story.`,
      });
    }
  }
}
