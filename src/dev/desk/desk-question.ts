/**
 * In the browser: asks the desk for something without leaving the page. Throws, in words for the person who asked, when the server is
 * gone or answers with something else than JSON.
 */
export async function askDesk<T>(address: string, { body }: { body?: FormData } = {}): Promise<T> {
  const headers = { Accept: 'application/json' };
  const answer = await fetch(address, body ? { method: 'POST', body, headers } : { headers }).catch(() => {
    throw new Error('Nothing answers. See whether “npm run dev” is still running; what stands here is kept as long as the page is open.');
  });
  if (answer.headers.get('Content-Type')?.startsWith('application/json') !== true)
    throw new Error(`It could not be done (${String(answer.status)}). The terminal in which “npm run dev” runs may say why.`);
  return (await answer.json()) as T;
}
