import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import yaml from 'js-yaml';
import { MEGABYTE } from '../import/archive-file.ts';
import { ImportError } from '../import/model.ts';
import { presentMoment } from '../shared/publication.ts';
import { Progress } from '../shared/progress.ts';
import { CallError, HELP_OPTION, readCall } from './call.ts';
import { ownExamples } from './own-examples.ts';
import { findPlace, placeWithContent } from './place.ts';

const { contentDir } = findPlace();
const examples = ownExamples(contentDir);
const USAGE = `npm run import -- <file or folder> [options]

Brings an archive of another system into content/. It is checked first; when anything is wrong, nothing is written.

  --dry-run                    only say what would come over
  --report <file>              write the report as JSON too, with all losses
  --section <path>             the section for stories without one (else: the first section)
  --section-map <file>         YAML: which section a category becomes, one “Category: path” a line
  --pictures <folder>          where a copy of the old site’s files lies (wp-content/uploads, content/images)
  --no-download                fetch no pictures from the web
  --allow-private-addresses    fetch pictures from servers of your own network too
  --time-zone <name>           for dates that name none, such as ${examples.timeZone} (else: the newsroom’s)
  --language <code>            for stories that name none (else: the newsroom’s first)
  --post-type <name>           WordPress: read a plugin’s kind of posts as stories; may be repeated
  --embeds-as-links            make links of posts and films of other sites
  --largest <megabytes>        read an archive of up to this size (else: 512)
  --help                       print this`;

const root = process.cwd();

try {
  const { values, positionals } = readCall({
    allowPositionals: true,
    allowNegative: true,
    options: {
      ...HELP_OPTION,
      'dry-run': { type: 'boolean', default: false },
      report: { type: 'string' },
      section: { type: 'string' },
      'section-map': { type: 'string' },
      pictures: { type: 'string', multiple: true, default: [] },
      download: { type: 'boolean', default: true },
      'allow-private-addresses': { type: 'boolean', default: false },
      'time-zone': { type: 'string' },
      language: { type: 'string' },
      'post-type': { type: 'string', multiple: true, default: [] },
      'embeds-as-links': { type: 'boolean', default: false },
      largest: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  if (values.help) console.log(USAGE);
  else if (path === undefined || more.length > 0) {
    throw new ImportError(`${path === undefined ? 'Which archive?' : 'One archive at a time.'}\n\n${USAGE}`);
  } else {
    placeWithContent();
    const [{ runImport }, { formatReport }] = await Promise.all([import('../import/run.ts'), import('../import/report.ts')]);
    const lines = new Map<string, Progress>();
    const report = await runImport({
      root,
      contentDir,
      path: resolve(root, path),
      reading: {
        postTypes: values['post-type'],
        embedsAsLinks: values['embeds-as-links'],
        ...(values['time-zone'] === undefined ? {} : { timeZone: timeZone(values['time-zone']) }),
        ...(values.language === undefined ? {} : { language: values.language }),
        ...(values.largest === undefined ? {} : { largest: megabytes(values.largest) }),
      },
      sections: { fallback: values.section, map: values['section-map'] === undefined ? {} : sectionMap(values['section-map']) },
      pictures: {
        folders: [...values.pictures.map((folder) => resolve(root, folder)), dirname(resolve(root, path))],
        download: values.download,
        allowPrivate: values['allow-private-addresses'],
      },
      dryRun: values['dry-run'],
      now: presentMoment(process.env, Date.now),
      progress: (what, done, total) => {
        const line = lines.get(what) ?? new Progress(what);
        lines.set(what, line);
        if (done >= total) line.end();
        else line.show(done, total);
      },
    });
    console.log(formatReport(report, values.report));
    if (values.report !== undefined) writeFileSync(resolve(root, values.report), `${JSON.stringify(report, null, 2)}\n`);
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new ImportError(`“${name}” is not a time zone. Write it as Area/City, for example Europe/Madrid.`);
  }
}

function megabytes(text: string): number {
  if (/^\d+$/.test(text) && Number(text) > 0) return Number(text) * MEGABYTE;
  throw new ImportError(`“--largest ${text}” is not a number of megabytes. Write a whole number, for example --largest 1000.`);
}

function sectionMap(file: string): Record<string, string> {
  const example = `Write a line for each category: “Category’s name: ${examples.section}”.`;
  let data: unknown;
  try {
    data = yaml.load(readFileSync(resolve(root, file), 'utf8'), { schema: yaml.CORE_SCHEMA });
  } catch (error) {
    throw new ImportError(
      `The section map “${file}” cannot be read: ${error instanceof Error ? error.message : String(error)}. ${example}`,
    );
  }
  if (typeof data === 'object' && data !== null && !Array.isArray(data) && Object.values(data).every((path) => typeof path === 'string'))
    return data as Record<string, string>;
  throw new ImportError(`The section map “${file}” is not a list of categories with their sections. ${example}`);
}

/** What an editor can act on is told in words; anything else with where in the code it happened. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof ImportError) return error.message;
  if (error instanceof CallError) return error.message;
  if ('code' in error && error.code === 'ENOSPC')
    return `The disk is full (${error.message}). content/ is as it was; make room and import again.`;
  return error;
}
