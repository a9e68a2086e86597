import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minifySync, type Plugin } from 'vite';
import { contentSecurityPolicy, developmentPolicy } from '../site/seo/policy.ts';

const NAME = 'virtual:standfirst/settings-script';
const RESOLVED = `\0${NAME}`;
const source = readFileSync(new URL('../theme/scripts/settings.js', import.meta.url), 'utf8');

/**
 * Serves the one script that stands in the head itself, and the policies that allow it by the hash of those very bytes. While editing,
 * the server sends a policy with everything, as strict on scripts as that of the pages, which also lets streams be played; the editing room, which answers before, has its own.
 */
export function settingsScript(streamOrigins: readonly string[]): Plugin {
  const { code } = minifySync('settings.js', source);
  const scriptHash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
  const exports = {
    code,
    policy: contentSecurityPolicy({ scriptHash }),
    searchPolicy: contentSecurityPolicy({ scriptHash, webAssembly: true }),
  };
  const developmentPolicyFor = (host: string | undefined): string => developmentPolicy({ scriptHash, streamOrigins }, host);
  return {
    name: 'standfirst:settings-script',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) =>
      id === RESOLVED
        ? Object.entries(exports)
            .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
            .join('\n')
        : undefined,
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        response.setHeader('Content-Security-Policy', developmentPolicyFor(request.headers.host));
        response.setHeader('X-Content-Type-Options', 'nosniff');
        next();
      });
    },
  };
}
