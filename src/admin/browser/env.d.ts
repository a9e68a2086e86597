declare module '*.css?inline' {
  const styles: string;
  export default styles;
}

declare module 'virtual:standfirst/script-styles' {
  const styles: Readonly<Record<string, readonly string[]>>;
  export default styles;
}

declare module 'virtual:standfirst/story-styles' {
  const styles: string;
  export default styles;
}
