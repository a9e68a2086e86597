declare const __CONTENT_DIR__: string;
declare const __PROJECT_ROOT__: string;

declare module 'virtual:standfirst/photos' {
  const photos: Record<string, import('astro').ImageMetadata>;
  export default photos;
}

declare module 'virtual:standfirst/settings-script' {
  const code: string;
  export default code;
}
