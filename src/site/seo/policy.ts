import { hash } from 'node:crypto';
import { originOf } from '../../content/schemas/host-name.ts';

interface Allowed {
  scriptHash: string;
  /** True for the one page that runs a program in WebAssembly. */
  webAssembly?: boolean;
}

/** What a directive of a policy allows: its name and where things may come from. */
export type Directive = readonly [name: string, ...sources: string[]];

const DIRECTIVE_NAME = /^[a-z]+(?:-[a-z]+)*$/;
const KEYWORD = /^'(?:self|none|unsafe-inline|wasm-unsafe-eval|sha256-[A-Za-z\d+/]+={0,2})'$/;
const SCHEMES: readonly string[] = ['blob:', 'data:', 'https:'];

/**
 * A Content-Security-Policy from its directives; every policy of this project is written here. Each part is one that can be read in one
 * way only: a keyword, a scheme or an origin with a real host name. Throws on anything else, which might begin a directive of its own.
 */
export function buildPolicy(directives: readonly Directive[]): string {
  return directives
    .map(([name, ...sources]) => [checked(name, DIRECTIVE_NAME.test(name)), ...sources.map(checkedSource)].join(' '))
    .join('; ');
}

function checkedSource(source: string): string {
  return checked(
    source,
    KEYWORD.test(source) || SCHEMES.includes(source) || originOf(source.replace(/^ws/, 'http')) === source.replace(/^ws/, 'http'),
  );
}

function checked(part: string, isSound: boolean): string {
  if (!isSound) throw new Error(`“${part}” cannot stand in a Content-Security-Policy.`);
  return part;
}

const SELF = "'self'";

/**
 * The page’s Content-Security-Policy: everything from the site itself, styles and scripts from files only, but for the
 * one script in the head, which is allowed by its hash, and the page’s own styles (`withStyles`).
 */
export function contentSecurityPolicy(allowed: Allowed): string {
  return buildPolicy(pageDirectives(allowed));
}

function pageDirectives({ scriptHash, webAssembly = false }: Allowed): Directive[] {
  return [
    ['default-src', SELF],
    ['script-src', SELF, `'${scriptHash}'`, ...(webAssembly ? ["'wasm-unsafe-eval'"] : [])],
    ['style-src', SELF],
    ['img-src', SELF],
    ['media-src', SELF],
    ['connect-src', SELF],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', SELF],
  ];
}

/** The same policy for a page with styles in it, whose hashes are given. */
export function withStyles(policy: string, hashes: readonly string[]): string {
  return policy.replace("style-src 'self'", (own) => [own, ...hashes.map((each) => checkedSource(`'${each}'`))].join(' '));
}

/** `sha256-…`, by which a policy allows a script or style that stands in the page. */
export function hashOf(text: string | Buffer): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}

/** The same policy for a page that may open frames of other sites, should a reader ask for what is in them. */
export function withFrames(policy: string, origins: readonly string[]): string {
  return origins.length === 0 ? policy : `${policy}; ${buildPolicy([['frame-src', ...origins]])}`;
}

/**
 * The same policy for the page that plays a stream: media and data may come from the stream’s origins, and a browser that is helped with it
 * plays what the page’s own script hands it.
 */
export function withStreams(policy: string, origins: readonly string[]): string {
  if (origins.length === 0) return policy;
  const added = origins.map(checkedSource).join(' ');
  return policy.replace("media-src 'self'", `$& ${added} blob:`).replace("connect-src 'self'", `$& ${added}`);
}

/** The same policy for a page with forms that are sent to other sites. */
export function withForms(policy: string, origins: readonly string[]): string {
  return origins.length === 0 ? policy : policy.replace(FORMS, (own) => `${own} ${origins.map(checkedSource).join(' ')}`);
}

const FORMS = "form-action 'self'";

/**
 * The policy that the server of `npm run dev` sends with everything: that of the pages, and what tells a browser that a file has changed.
 * Vite puts styles into the page itself; a script runs from a file only, as on the published site.
 *
 * @param host where the server is asked, with its port: `localhost:4321`.
 */
export function developmentPolicy(
  allowed: Omit<Allowed, 'webAssembly'> & { streamOrigins: readonly string[] },
  host: string | undefined,
): string {
  const socket = host === undefined || originOf(`http://${host}`) === undefined ? [] : [`ws://${host.toLowerCase()}`];
  const added: Readonly<Record<string, readonly string[]>> = {
    'style-src': ["'unsafe-inline'"],
    'connect-src': [...allowed.streamOrigins, ...socket],
    'media-src': [...allowed.streamOrigins, 'blob:'],
    'form-action': ['https:'],
  };
  return buildPolicy([
    ...pageDirectives({ ...allowed, webAssembly: true }).map(([name, ...sources]): Directive => [name, ...sources, ...(added[name] ?? [])]),
    ['frame-src', 'https:'],
  ]);
}
