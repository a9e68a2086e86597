declare namespace App {
  interface Locals {
    /** On the page of a story, the story, and what a page has of one: components in the text find there what is not written in them. */
    story?: import('./site/views/page-view.ts').TextGround;
  }
}

declare module 'virtual:standfirst/type-sheets' {
  /** The rules of the style sheets with the letters of the newspaper’s languages. */
  export const rules: Readonly<Partial<Record<import('./shared/type-sheets.ts').TypeSheet, string>>>;
}
declare module 'hls.js/light' {
  export { default, ErrorTypes, Events } from 'hls.js';
}

declare module 'virtual:standfirst/settings-script' {
  /** The script, and the Content-Security-Policy that allows it. */
  export const code: string;
  export const policy: string;
  /** The same, and WebAssembly, for the page of the search. */
  export const searchPolicy: string;
}

/** The whole of culori in one file, for programs that Node starts; as modules it is three hundred, which take longer to open than to use. */
declare module 'culori/require' {
  const culori: typeof import('culori');
  export default culori;
}
