declare namespace App {
  /** What a page prints; the press or the middleware puts it there. */
  interface Locals {
    kind: import('./lib/view-models.ts').PageKind;
    view: import('./lib/view-models.ts').PageViews[import('./lib/view-models.ts').PageKind];
  }
}

declare module 'virtual:standfirst/mdx-stories' {
  /** The component that a checked text is. */
  export default function load(
    text: import('./lib/newsroom/kept-texts.ts').CheckedText,
  ): Promise<{ default: import('mdx/types').MDXContent }>;
}

declare module 'virtual:standfirst/settings-script' {
  /** The script, and the Content-Security-Policy that allows it. */
  export const code: string;
  export const policy: string;
  /** The same, and WebAssembly, for the page of the search. */
  export const searchPolicy: string;
}
