import type { TimeView } from '../../shared/date-format.ts';
import type { TimelineEntry } from './front.ts';
import type { LinkView } from './link.ts';
import type { PageView } from './page.ts';

export interface NotFoundView extends PageView {
  editions: {
    language: string;
    direction: 'ltr' | 'rtl';
    title: string;
    text: string;
    links: LinkView[];
    sections: LinkView[];
    search: LinkView;
    /** The newest stories, and where all others are. */
    latest: { heading: string; entries: TimelineEntry[]; more: LinkView };
  }[];
}

export interface MovedView extends PageView {
  title: string;
  story: LinkView;
}

/** In the place of a story that was taken down. */
export interface RemovedView extends PageView {
  title: string;
  notice: string;
  when: TimeView;
  links: LinkView[];
}
