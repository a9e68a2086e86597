/** What is the newspaper’s, whatever a version of Standfirst has at the same place: its content, what it serves as it is, its code. */
const NEWSPAPERS: readonly string[] = ['content/', 'public/', 'src/own-collections.ts', 'tests/fixtures/meridian/'];

/** What comes with Standfirst and is the newspaper’s once it has changed it: no version has anything to say there any more. */
const WHEN_CHANGED: readonly string[] = ['README.md', 'CONTRIBUTING.md', 'LICENSE'];

/** Whether a path, from the project’s folder, is the newspaper’s; `contentDir` is where its content lies, as such a path. */
export function isNewspapers(path: string, contentDir = 'content/'): boolean {
  return [...NEWSPAPERS, contentDir].some((own) => path === own || (own.endsWith('/') && path.startsWith(own)));
}

export function isNewspapersWhenChanged(path: string): boolean {
  return WHEN_CHANGED.includes(path);
}
