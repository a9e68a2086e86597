import type { Plugin } from 'vite';
import { typeSheets } from '../shared/type-sheets.ts';

const NAME = 'virtual:standfirst/type-sheets';
const RESOLVED = `\0${NAME}`;

/** Serves the rules of the style sheets that a newspaper’s languages need, so that no other’s faces are in its output. */
export function typeSheetsOf(languages: readonly string[]): Plugin {
  const names = [...new Set(languages.flatMap(typeSheets))].sort();
  return {
    name: 'standfirst:type-sheets',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) =>
      id === RESOLVED
        ? [
            ...names.map((name) => `import ${name} from '/src/theme/styles/scripts/${name}.css?inline';`),
            `export const rules = { ${names.join(', ')} };`,
          ].join('\n')
        : undefined,
  };
}
