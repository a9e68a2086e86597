import type { Page } from '@playwright/test';

/** What went wrong while a page was open: nothing, when all is well. */
export interface Watch {
  faults: string[];
}

/** Listens to a page from before it loads: errors, blocked content, failed requests, and requests to any other host. */
export async function watchPage(page: Page, origin: string): Promise<Watch> {
  const faults: string[] = [];
  await page.exposeFunction('reportBlocked', (what: string) => faults.push(`blocked by the policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportBlocked } = globalThis as unknown as { reportBlocked: (what: string) => void };
      reportBlocked(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()} on the console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) faults.push(`request to another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) faults.push(`${response.status()} for ${response.url()}`);
  });
  return { faults };
}
