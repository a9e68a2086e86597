import { CACHE_RULES, PAGE_CACHE } from '../serving.ts';
import { headersOf, NOTE, storageAddress, type HostSettings } from './host-rules.ts';

/** `_headers`, as Netlify and Cloudflare Pages read it. There, what fits twice is said twice, so that what is general is taken back first. */
export function writeHeaderLines(settings: HostSettings, host: 'netlify' | 'cloudflare'): string {
  const { base } = settings;
  const detach = host === 'cloudflare' ? ['  ! Cache-Control'] : [];
  const rules = CACHE_RULES.flatMap(({ folders, files, cache }) =>
    [...folders.map((folder) => `${base}${folder}/*`), ...files.map((file) => `${base}${file}`)].flatMap((path) => [
      path,
      ...detach,
      `  Cache-Control: ${cache}`,
    ]),
  );
  return [
    `# ${NOTE}`,
    `${base}*`,
    ...headersOf(settings).map(([name, value]) => `  ${name}: ${value}`),
    ...(host === 'cloudflare' ? [`  Cache-Control: ${PAGE_CACHE}`] : []),
    ...rules,
    '',
  ].join('\n');
}

/** Lines of `_redirects` for what is not there as a file, which Netlify looks for first: days in their months, and files that lie elsewhere. */
export function writeMissingLines({ base, archives = [], offloaded }: HostSettings): string {
  const days = archives.map((archive) => `${archive}:year/:month/:day ${archive}:year/:month/#d:day 302`);
  const address = offloaded && storageAddress(offloaded).href;
  const folders = (offloaded?.folders ?? []).map((folder) => `${base}${folder}/* ${address ?? ''}${folder}/:splat 200`);
  const stories = (offloaded?.sections ?? []).flatMap((section) => {
    const day = `:year/:month/:day/:story`;
    const there = `${address ?? ''}${section.slice(base.length)}${day}`;
    return [
      `${section}${day}/transcript.txt ${there}/transcript.txt 200`,
      `${section}${day}/:page ${there}/:page/index.html 200`,
      `${section}${day} ${there}/index.html 200`,
    ];
  });
  return [...days, ...folders, ...stories].map((line) => `${line}\n`).join('');
}
