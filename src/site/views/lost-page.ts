import type { LinkView } from './link.ts';
import type { PageView } from './page.ts';

export interface NotFoundView extends PageView {
  editions: { language: string; direction: 'ltr' | 'rtl'; title: string; text: string; links: LinkView[]; sections: LinkView[]; search: LinkView }[];
}

export interface MovedView extends PageView {
  title: string;
  story: LinkView;
}
