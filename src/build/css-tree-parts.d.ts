/** Parts of css-tree, all of which takes a tenth of a second to load. Types are told for the whole package only. */
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}

declare module 'css-tree/utils' {
  export { ident } from 'css-tree';
}
