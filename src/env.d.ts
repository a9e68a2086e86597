declare namespace App {
  /** What a page prints; the press or the middleware puts it there. */
  interface Locals {
    kind: import('./lib/view-models.ts').PageKind;
    view: import('./lib/view-models.ts').PageViews[import('./lib/view-models.ts').PageKind];
  }
}

declare module 'virtual:standfirst/mdx-stories' {
  /** By the file’s path from the project’s root. */
  const stories: Record<string, () => Promise<{ default: import('mdx/types').MDXContent }>>;
  export default stories;
}

declare module 'virtual:standfirst/settings-script' {
  /** The script, and the Content-Security-Policy that allows it. */
  export const code: string;
  export const policy: string;
  /** The same, and WebAssembly, for the page of the search. */
  export const searchPolicy: string;
}
