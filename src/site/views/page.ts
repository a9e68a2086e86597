import type { HeadView } from '../seo/head.ts';
import type { ChromeView } from './chrome.ts';

/** What every page has. */
export interface PageView {
  chrome: ChromeView;
  head: HeadView;
}

export interface StandingPageView extends PageView {
  name: string;
  covers: string;
}
