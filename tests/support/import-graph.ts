import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import ts from 'typescript';

/** Which files of the code import which, by their paths below a folder; imports of types alone count too. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const CODE = /\.(?:ts|js|mjs|astro)$/;

export function readImportGraph(folder: string): ImportGraph {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => CODE.test(file));
  const paths = new Map(files.map((file) => [resolve(folder, file), file.split(sep).join('/')]));
  return new Map(
    [...paths].map(([path, file]) => {
      const code = scriptsOf(path);
      const named = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName.replace(/\?.*$/, ''));
      const imported = [...named.filter((name) => name.startsWith('.')), ...collectedIn(code, path)];
      return [file, [...new Set(imported.flatMap((name) => paths.get(resolve(dirname(path), name)) ?? []))]];
    }),
  );
}

/** Of a component, what stands between its fences and in its scripts. */
function scriptsOf(path: string): string {
  const code = readFileSync(path, 'utf8');
  if (!path.endsWith('.astro')) return code;
  const fenced = /^---\n([\s\S]*?)\n---/.exec(code)?.[1] ?? '';
  return [fenced, ...code.matchAll(/<script>([\s\S]*?)<\/script>/g).map(([, script = '']) => script)].join('\n');
}

/** What Vite collects by a pattern: `import.meta.glob('../messages/*.ts')`. */
function collectedIn(code: string, path: string): string[] {
  return [...code.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*'([^']+\/)\*(\.\w+)'/g)].flatMap(([, folder = '', ending = '']) =>
    readdirSync(resolve(dirname(path), folder))
      .filter((name) => name.endsWith(ending))
      .map((name) => folder + name),
  );
}

/** Files that import each other, each group once, sorted; a group is a whole cycle or several that meet. */
export function importCycles(graph: ImportGraph): string[][] {
  const places = new Map<string, { at: number; earliest: number }>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): { at: number; earliest: number } => {
    const place = { at: places.size, earliest: places.size };
    places.set(file, place);
    open.push(file);
    for (const other of graph.get(file) ?? []) {
      if (!places.has(other)) place.earliest = Math.min(place.earliest, visit(other).earliest);
      else if (open.includes(other)) place.earliest = Math.min(place.earliest, places.get(other)?.at ?? place.at);
    }
    if (place.earliest === place.at) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || graph.get(file)?.includes(file) === true) cycles.push(group.sort());
    }
    return place;
  };
  for (const file of graph.keys()) if (!places.has(file)) visit(file);
  return cycles;
}
