/** As Astro looks for it: `core/routing/prerender.js` of the package. */
const ON_REQUEST = /^\s*export\s+const\s+prerender\s*=\s*false;?/m;

/** What is said of a page, by its file and what stands there, that a server would have to print for each reader; undefined of others. */
export function refusedServerPage(file: string, text: string): string | undefined {
  if (!ON_REQUEST.test(text)) return undefined;
  return `${file} has “prerender = false”, and the newspaper has no server that would print a page when it is asked for. Take the line out; what is known in the browser alone belongs into a script of the page.`;
}
