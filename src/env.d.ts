declare namespace App {
  /** What a page prints; the press or the middleware puts it there. */
  interface Locals {
    kind: import('./lib/views/page-kinds.ts').PageKind;
    view: import('./lib/views/page-kinds.ts').PageViews[import('./lib/views/page-kinds.ts').PageKind];
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
