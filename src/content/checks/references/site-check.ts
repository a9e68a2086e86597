import { FIXED_NAMES } from '../../../shared/reserved-names.ts';
import { STANDING_NAMES } from '../../../shared/standing-pages.ts';
import { standingName } from '../../../shared/urls.ts';
import { PUBLISHED_BRANCH, WAITING_APART } from '../../schemas/editing.ts';
import { LEAST_COVER } from '../../schemas/podcast.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** The streams, the podcast’s cover, where editors’ changes wait and the languages of `site.yaml`. */
export function checkSite(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { site, siteSource } = newsroom;
  for (const kind of ['live', 'audio'] as const) {
    if (site[kind].status === 'on-air' && site[kind].url === undefined) {
      faults.add(siteSource, [kind], {
        problem: `The ${kind} stream is on air but has no address.`,
        mend: 'Add “url” with the stream’s address, or set “status” to off-air.',
      });
    }
  }
  checkPodcastCover(newsroom, known, faults);
  checkReview(newsroom, faults);
  const seen = new Set<string>();
  site.languages.forEach((language, index) => {
    if (seen.has(language.code)) {
      faults.add(siteSource, ['languages', index, 'code'], {
        problem: `The language ${quote(language.code)} is listed twice.`,
        mend: 'Take one of the two out.',
      });
    }
    seen.add(language.code);
    checkAddressNames(newsroom, known, faults, index);
  });
}

/** That each page which every edition has is called otherwise than all others in its addresses. */
function checkAddressNames({ site, siteSource }: Newsroom, known: Known, faults: FaultList, index: number): void {
  const { code = '', addresses = {} } = site.languages[index] ?? {};
  for (const page of STANDING_NAMES) {
    const name = addresses[page];
    if (name === undefined) continue;
    const other = STANDING_NAMES.find((one) => one !== page && standingName(known.space, code, one) === name);
    const isTaken = FIXED_NAMES.includes(name) || known.languages.slice(1).includes(name);
    if (other === undefined && !isTaken) continue;
    faults.add(siteSource, ['languages', index, 'addresses', page], {
      problem: `${quote(name)} is ${isTaken ? 'an address that the site itself uses' : `what the page “${other ?? ''}” is called in this edition’s addresses`}.`,
      mend: 'Give the page another name.',
    });
  }
}

/** That changes which are to be reviewed have a place to wait. */
function checkReview({ site, siteSource }: Newsroom, faults: FaultList): void {
  if (site.editing === undefined) return;
  const { service, branch = PUBLISHED_BRANCH, review, workBranch } = site.editing;
  if (workBranch === branch) {
    faults.add(siteSource, ['editing', 'workBranch'], {
      problem: `${quote(branch)} is the branch that is published.`,
      mend: 'Give the branch of work another name, such as desk.',
    });
  }
  if (review === true && workBranch === undefined && !WAITING_APART.includes(service)) {
    faults.add(siteSource, ['editing', 'review'], {
      problem: `At ${service}, changes wait together in a branch of their own, and none is named.`,
      mend: 'Add “workBranch: desk” under “editing”, or take “review” out.',
    });
  }
}

function checkPodcastCover(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { site, siteSource } = newsroom;
  const id = site.podcast?.cover;
  if (id === undefined) return;
  faults.mustExist(siteSource, ['podcast', 'cover'], id, known.photos, 'a photo', 'Write one of the allowed ids.');
  const picture = known.photos.get(id)?.picture;
  if (!picture || Math.min(picture.width, picture.height) >= LEAST_COVER) return;
  faults.add(siteSource, ['podcast', 'cover'], {
    problem: `The photo ${quote(id)} has ${picture.width} by ${picture.height} pixels; directories of podcasts take no cover below ${LEAST_COVER} by ${LEAST_COVER}.`,
    mend: 'Name a larger photo, or put this one into content/photos in its full size.',
  });
}
