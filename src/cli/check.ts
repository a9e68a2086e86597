import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { formatAnnotations, formatReport, formatReportJson, type CheckItem, type CheckReport } from '../content/faults/check-report.ts';
import { presentMoment } from '../shared/publication.ts';
import { CallError, HELP_OPTION, readCall } from './call.ts';
import { explain } from './explain.ts';
import { findPlace, placeWithContent } from './place.ts';
import { findOtherAddress, readServedAddress } from './served-address.ts';

/**
 * `npm run check`: reads all content and tells everything that the build would refuse and every house rule that is not kept.
 * Exit codes: 0 when nothing is an error, 1 when something is, 2 when the command was called wrongly.
 */
const IN_DRAFTS = 'what is wrong in a draft keeps nothing from being published, and is to be mended before “draft: true” is taken out.';

const HELP = `npm run check [-- options]

  --only <path …>   tells only what is wrong in these files or folders; everything is read all the same
  --address <url>   finds whether the newspaper says that it is at the address at which a host serves it
  --json            prints what was found for programs
  --annotations     also prints it as notes on the lines of a pull request (by itself on GitHub Actions; --no-annotations)
  --help            prints this

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 called wrongly.`;

const { root, contentDir } = findPlace();

try {
  const options = readOptions();
  if (options.help) console.log(HELP);
  else {
    const report = await check(options);
    if (options.json) console.log(formatReportJson(report));
    else console.log(formatReport(report));
    if (options.annotations && report.items.length > 0) console.log(formatAnnotations(report, root, process.env.GITHUB_WORKSPACE ?? root));
    process.exitCode = report.items.some(({ level }) => level === 'error') ? 1 : 0;
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

interface Options {
  only: string[];
  address: URL | undefined;
  json: boolean;
  annotations: boolean;
  help: boolean;
}

/** Throws, with what is allowed, when an option is unknown or a path is not one of the content. */
function readOptions(): Options {
  const { values, positionals } = readCall({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      address: { type: 'string' },
      json: { type: 'boolean', default: false },
      annotations: { type: 'boolean' },
      ...HELP_OPTION,
    },
    allowPositionals: true,
    allowNegative: true,
  });
  const { json, help } = values;
  // What programs read has nothing else in it.
  const annotations = !json && (values.annotations ?? process.env.GITHUB_ACTIONS === 'true');
  const address = values.address === undefined ? undefined : readServedAddress(values.address);
  return { json, help, annotations, address, only: [...values.only, ...positionals].map(shownPath) };
}

/** A path as faults name it, from the project’s folder. */
function shownPath(path: string): string {
  const shown = relative(root, resolve(root, path)).split(sep).join('/');
  const content = relative(root, contentDir).split(sep).join('/');
  if (shown !== content && !shown.startsWith(`${content}/`))
    throw new CallError(`“${path}” is not in ${content}.`, [`Name files or folders of it after --only, for example ${content}/articles.`]);
  if (!existsSync(resolve(root, path))) throw new CallError(`There is no “${path}”.`, ['Correct the path after --only.']);
  return shown;
}

async function check({ only, address }: Options): Promise<CheckReport> {
  placeWithContent();
  const [{ checkHouse, readContent }, { contentPlace }, { listStrayFiles }, { describeShades }] = await Promise.all([
    import('../build/content.ts'),
    import('../content/content-list.ts'),
    import('../content/stray-files.ts'),
    import('../content/look/colour-shades.ts'),
  ]);
  const now = presentMoment(process.env, Date.now);
  const { newsroom, faults, draftFaults = [], cache } = await readContent(root, contentDir, now);
  const findings = newsroom ? checkHouse(newsroom, cache, now, 'all') : [];
  if (newsroom && address) faults.push(...findOtherAddress(newsroom, address));
  const items: CheckItem[] = [
    ...faults.map((fault) => ({ ...fault, level: 'error' as const })),
    ...draftFaults.map((fault) => ({ ...fault, level: 'warning' as const })),
    ...findings,
  ];
  return {
    stories: newsroom?.articles.length ?? 0,
    photos: newsroom?.photos.length ?? 0,
    passedOver: listStrayFiles(contentPlace(root, contentDir)),
    notes: newsroom
      ? [
          ...(draftFaults.length > 0 ? [IN_DRAFTS] : []),
          ...[...new Set([newsroom.site.accent, ...newsroom.sections.flatMap(({ colour }) => colour ?? [])])].flatMap(describeShades),
        ]
      : [],
    items: items.filter(({ file }) => only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`))),
  };
}
