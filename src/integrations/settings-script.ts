import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const NAME = 'virtual:standfirst/settings-script';
const source = readFileSync(new URL('../scripts/settings.js', import.meta.url), 'utf8');
const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '');

/** What `security.csp` must allow for the one script that stands in the head itself. */
export const settingsScriptHash = `sha256-${createHash('sha256').update(code).digest('base64')}` as const;

/** Serves the head’s script as text, the same bytes that were hashed. */
export function settingsScript(): Plugin {
  return {
    name: 'standfirst:settings-script',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(code)};` : undefined),
  };
}
