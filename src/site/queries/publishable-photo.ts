import { digestOf } from '../../shared/digest.ts';
import { focusFor } from '../../shared/focal-point.ts';
import { photoFacts } from '../../content/photo-rights.ts';
import { buildXmp } from '../../content/photo-xmp.ts';
import type { Content } from '../../content/collections.ts';
import type { PublishablePhoto } from './newsroom-index.ts';
import { digestIn } from './stored-entries.ts';

export function publishable(photo: Content['photos'][number], firstLanguage: string): PublishablePhoto | undefined {
  const { id, data } = photo;
  const { picture } = data;
  const facts = photoFacts({ data, picture });
  if (!facts) return undefined;
  return {
    image: { id, digest: digestIn(photo), words: digestOf(buildXmp(facts, firstLanguage)), width: picture.width, height: picture.height },
    ...facts,
    focus: data.focus ?? focusFor(picture),
    kind: data.kind ?? 'photo',
    tone: picture.tone,
    ...(data.onlineOnly === true ? { onlineOnly: true } : {}),
  };
}
