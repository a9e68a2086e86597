import { NOTE } from './host-rules.ts';

/** What a key value store takes of a redirect, in bytes: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const LONGEST_KEY = 512;
const LONGEST_PAIR = 1024;

/**
 * Redirects as a key value store of CloudFront is made from: a function there may have no more than 10 kB, of which redirects would soon
 * take more. The keys are decoded paths. One that the store has no room for is left to its page.
 */
export function writeKeyValueStore(redirects: readonly { from: string; to: string }[]): string {
  const data = redirects
    .map(({ from, to }) => ({ key: from, value: to }))
    .filter(({ key, value }) => {
      const size = Buffer.byteLength(key);
      return size <= LONGEST_KEY && size + Buffer.byteLength(value) <= LONGEST_PAIR;
    });
  return `${JSON.stringify({ data }, undefined, 2)}\n`;
}

/** A function for viewer requests: redirects, `index.html` for addresses of pages, and nothing of files that are for hosts alone. */
export function writeViewerFunction(base: string, hidden: string): string {
  return `// ${NOTE}
// For viewer requests, in the runtime cloudfront-js-2.0, with a key value store that cloudfront-redirects.json was imported into.
import cf from 'cloudfront';

const redirects = cf.kvs();
const HIDDEN = new RegExp(${JSON.stringify(`^${base}(?:.*/)?${hidden}`)});

async function handler(event) {
  const request = event.request;
  const path = decoded(request.uri);
  if (path === undefined) return { statusCode: 400, statusDescription: 'Bad Request' };
  const target = await targetOf(path);
  if (target === '410') return { statusCode: 410, statusDescription: 'Gone' };
  if (target !== undefined) return movedTo(target);
  if (HIDDEN.test(path)) return { statusCode: 404, statusDescription: 'Not Found' };
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  else if (!/\\.[^/]*$/.test(request.uri)) return movedTo(request.uri + '/');
  return request;
}

async function targetOf(path) {
  try {
    return await redirects.get(path);
  } catch {
    return undefined;
  }
}

function movedTo(address) {
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: address } } };
}

function decoded(uri) {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}
`;
}

/** A response headers policy. What CloudFront has a field for, it refuses among the others. */
export function writeHeadersPolicy(headers: readonly (readonly [name: string, value: string])[]): string {
  const own = new Map(headers);
  const Override = true;
  const take = (name: string): string | undefined => {
    const value = own.get(name);
    own.delete(name);
    return value;
  };
  const csp = take('Content-Security-Policy');
  const referrer = take('Referrer-Policy');
  const sniffing = take('X-Content-Type-Options');
  const hsts = take('Strict-Transport-Security');
  const items = [...own].map(([Header, Value]) => ({ Header, Value, Override }));
  const policy = {
    Name: 'newspaper',
    SecurityHeadersConfig: {
      ...(csp === undefined ? {} : { ContentSecurityPolicy: { ContentSecurityPolicy: csp, Override } }),
      ...(referrer === undefined ? {} : { ReferrerPolicy: { ReferrerPolicy: referrer, Override } }),
      ...(sniffing === undefined ? {} : { ContentTypeOptions: { Override } }),
      ...(hsts === undefined
        ? {}
        : {
            StrictTransportSecurity: {
              AccessControlMaxAgeSec: Number(/\d+/.exec(hsts)?.[0]),
              IncludeSubdomains: false,
              Preload: false,
              Override,
            },
          }),
    },
    CustomHeadersConfig: { Quantity: items.length, Items: items },
  };
  return `${JSON.stringify(policy, undefined, 2)}\n`;
}
