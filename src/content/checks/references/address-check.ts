import { slugOf, splitLanguage } from '../../../shared/ids.ts';
import { frontUrl, pageUrl, pathInSite, sectionUrl, storyUrl } from '../../../shared/urls.ts';
import { AddressBook, MEETS_ON_DISK } from '../../address-book.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom, StoryEntry } from '../../newsroom-model.ts';
import { comparable } from '../redirect-check.ts';
import type { SourceRef } from '../../source-file.ts';
import { headOf } from '../../story-head.ts';
import type { FaultList, FieldPath } from './fault-list.ts';
import type { Known } from './known.ts';
import { storiesThatMayMeet } from './meeting-stories.ts';
import { isOfVersions, isOwnAddress } from './own-addresses.ts';
import { checkRedirectsFile } from './redirects-file-check.ts';

/** That no two things have one address, and where redirects lead. */
export function checkAddresses(newsroom: Newsroom, known: Known, faults: FaultList, doubtful: readonly StoryEntry[]): void {
  const stories = storiesThatMayMeet(newsroom, doubtful);
  const owners = new AddressBook();
  const claim = (address: string, source: SourceRef, path: FieldPath, what: string) => {
    const taken = owners.find(address);
    if (taken === undefined) {
      owners.take(address, source.file);
      return;
    }
    const isSame = taken.address === address;
    const whose = taken.owner === source.file ? 'the story’s own' : `already taken by ${taken.owner}`;
    faults.add(source, path, {
      problem: isSame
        ? `${what} ${quote(address)} is ${whose}.`
        : `${what} ${quote(address)} is ${whose} as ${quote(taken.address)}, ${MEETS_ON_DISK}.`,
      mend: path.length > 0 ? 'Take this line out or change it.' : 'Rename this file.',
    });
  };
  for (const language of known.languages) {
    owners.take(frontUrl(known.space, language), 'a front page');
    for (const section of known.sections) owners.take(sectionUrl(known.space, language, section.path), `the section ${section.path}`);
  }
  for (const { id, source } of newsroom.pages) {
    const [language, path] = splitLanguage(id);
    claim(pageUrl(known.space, language, path), source, [], 'The address');
  }
  for (const story of stories) {
    const { id, source } = story;
    const { section, published } = headOf(story);
    const [language, key] = splitLanguage(id);
    claim(
      storyUrl(known.space, { language, section, published, slug: slugOf(key) }),
      source,
      [],
      'The address',
    );
  }
  for (const story of stories) {
    const { source } = story;
    headOf(story).redirects?.forEach((earlier, index) => {
      const path = pathInSite(known.space.base, comparable(earlier)).slice(1);
      if (isOwnAddress(path, known) || isOfVersions(path, owners, newsroom, known)) {
        faults.add(source, ['redirects', index], {
          problem: `${quote(earlier)} is an address that the site itself uses.`,
          mend: 'Take this line out or change it.',
        });
      } else claim(known.space.base + path, source, ['redirects', index], 'The earlier address');
    });
  }
  checkRedirectsFile(owners, newsroom, known, faults);
}
