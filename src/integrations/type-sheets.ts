import type { Plugin } from 'vite';
import { FIRST_FACES, typeSheets } from '../shared/type-sheets.ts';

const NAME = 'virtual:standfirst/type-sheets';
const RESOLVED = `\0${NAME}`;

/** Serves the addresses of the style sheets that a newspaper’s languages need, so that no other’s faces are in its output. */
export function typeSheetsOf(languages: readonly string[]): Plugin {
  const names = [...new Set(languages.flatMap(typeSheets))].sort();
  const faces = Object.entries(FIRST_FACES).filter(([name]) => names.some((one) => one === name));
  return {
    name: 'standfirst:type-sheets',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) =>
      id === RESOLVED
        ? [
            ...names.map((name) => `import ${name} from '/src/theme/styles/scripts/${name}.css?url';`),
            `export const addresses = { ${names.join(', ')} };`,
            ...faces.map(([name, file]) => `import ${name}Face from '${file}?url';`),
            `export const firstFaces = { ${faces.map(([name]) => `${name}: ${name}Face`).join(', ')} };`,
          ].join('\n')
        : undefined,
  };
}
