import { compareVersions, isVersion } from './version.ts';

/** What a publisher has to do for a version. */
export interface Duty {
  /** `0.2.0`, or `Unreleased`. */
  version: string;
  /** Markdown, as it stands in the changelog. */
  text: string;
}

const HEADING = /^### What a publisher must do$/;

/** What `CHANGELOG.md` asks of publishers who go from one version to another, the oldest first. */
export function dutiesBetween(changelog: string, from: string, to: string): Duty[] {
  const isBetween = (version: string) =>
    isVersion(version) ? compareVersions(version, from) > 0 && compareVersions(version, to) <= 0 : true;
  return changelog
    .split(/^(?=## )/m)
    .flatMap((part) => {
      const [, version] = /^## \[?([^\]\s]+)\]?/.exec(part) ?? [];
      const text = version !== undefined && isBetween(version) ? dutyIn(part) : '';
      return version === undefined || text === '' ? [] : [{ version, text }];
    })
    .reverse();
}

function dutyIn(part: string): string {
  const lines = part.split('\n');
  const start = lines.findIndex((line) => HEADING.test(line));
  if (start === -1) return '';
  const end = lines.findIndex((line, place) => place > start && /^#{2,3} /.test(line));
  return lines
    .slice(start + 1, end === -1 ? undefined : end)
    .join('\n')
    .trim();
}
