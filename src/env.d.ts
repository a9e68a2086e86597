declare const __CONTENT_DIR__: string;
declare const __PROJECT_ROOT__: string;

declare module 'virtual:standfirst/photos' {
  const photos: Record<string, import('astro').ImageMetadata>;
  export default photos;
}

declare module 'virtual:standfirst/mdx-stories' {
  const stories: Record<string, () => Promise<{ default: import('mdx/types').MDXContent }>>;
  export default stories;
}

declare module 'virtual:standfirst/settings-script' {
  /** The script, and the Content-Security-Policy that allows it. */
  export const code: string;
  export const policy: string;
}
