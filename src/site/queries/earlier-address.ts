import { isPageFile } from '../../content/checks/redirect-check.ts';
import { fileUrl, pathInSite, type AddressSpace } from '../../shared/urls.ts';

/** An address from before as the site would write it: decoded, with a slash at its end. */
export function earlierAddress(space: AddressSpace, from: string): string {
  const path = pathInSite(space.base, decodeURIComponent(from)).slice(1);
  return fileUrl(space, path.endsWith('/') || isPageFile(path) ? path : `${path}/`);
}
