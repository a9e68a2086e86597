const FIELDS = {
  headline: 'headline',
  title: 'headline',
  standfirst: 'standfirst',
  summary: 'standfirst',
  subtitle: 'standfirst',
  deck: 'standfirst',
  byline: 'authors',
  by: 'authors',
  author: 'authors',
  authors: 'authors',
  section: 'section',
  category: 'section',
  source: 'source',
} as const;

const LABEL = new RegExp(String.raw`^(${Object.keys(FIELDS).join('|')})\s*:\s*(\S.*)$`, 'i');

/** A line of a text that was written for the import, `Section: Coast`: what it names, and what it says. */
export function readLabel(line: string): { field: (typeof FIELDS)[keyof typeof FIELDS]; value: string } | undefined {
  const [, label = '', value = ''] = LABEL.exec(line) ?? [];
  return value === '' ? undefined : { field: FIELDS[label.toLowerCase() as keyof typeof FIELDS], value };
}
