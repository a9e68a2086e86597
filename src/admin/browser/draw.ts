import '@sveltia/cms';
import type { createElement } from 'react';

declare global {
  interface Window {
    /** React’s; the CMS brings it along and hands it to those who extend the CMS. */
    createElement: typeof createElement;
    marked: { parse: (markdown: string) => string };
    DOMPurify: { sanitize: (html: string) => string };
  }
}

/** An element of a form or preview, for the CMS to draw. */
export const draw = window.createElement;
