interface Allowed {
  scriptHash: string;
  streamOrigins: readonly string[];
  /** True for the one page that runs a program in WebAssembly. */
  webAssembly?: boolean;
}

/**
 * The page’s Content-Security-Policy: everything from the site itself, styles and scripts from files only, but for the
 * one script in the head, which is allowed by its hash. Streams are the only other origins, and only media may come from them.
 */
export function contentSecurityPolicy({ scriptHash, streamOrigins, webAssembly = false }: Allowed): string {
  const self = "'self'";
  const directives: [name: string, ...sources: string[]][] = [
    ['default-src', self],
    ['script-src', self, `'${scriptHash}'`, ...(webAssembly ? ["'wasm-unsafe-eval'"] : [])],
    ['style-src', self],
    ['img-src', self],
    ['media-src', self, ...streamOrigins],
    ['connect-src', self, ...streamOrigins],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', self],
  ];
  return directives.map((parts) => parts.join(' ')).join('; ');
}

/** The same policy for a page that may open frames of other sites, should a reader ask for what is in them. */
export function withFrames(policy: string, origins: readonly string[]): string {
  return origins.length === 0 ? policy : `${policy}; ${['frame-src', ...origins].join(' ')}`;
}
