import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig, firefox, webkit } from '@playwright/test';
import { findBrowser } from './support/browser.ts';
import { IS_SHORT, leftOut } from './support/length.ts';
import { OUTPUT, SAMPLE } from './support/site.ts';

const executablePath = findBrowser();

/** What a reader does most, also in the other engines, where Playwright has installed its own builds of them: it can drive no others. */
const MAIN_PATHS = ['search.spec.ts', 'saved.spec.ts', 'settings.spec.ts', 'gallery.spec.ts', 'without-scripts.spec.ts'];
const others = [firefox, webkit]
  .filter((browser) => existsSync(browser.executablePath()))
  .map((browser) => ({
    name: browser.name(),
    testMatch: MAIN_PATHS.map((file) => `e2e/${file}`),
    use: { browserName: browser.name() as 'firefox' | 'webkit', launchOptions: {} },
  }));

/** Browser tests run against the built site of the sample newsroom, served the way a static host would. */
export default defineConfig({
  testDir: '.',
  globalSetup: './support/setup.ts',
  testIgnore: leftOut('browser').map((name) => `e2e/${name}.spec.ts`),
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts'],
  outputDir: '../test-results',
  fullyParallel: true,
  // One test may try a page in many ways, on a machine that has other work.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // Pages are waited for, too.
  workers: Math.max(2, availableParallelism()) + (IS_SHORT ? 1 : 0),
  reporter: [['list']],
  use: {
    baseURL: 'http://localhost:4391',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium' }, ...others],
  webServer: {
    command: 'npm run --silent preview -- --port 4391',
    cwd: '..',
    env: { STANDFIRST_CONTENT: SAMPLE, STANDFIRST_OUT: OUTPUT },
    url: 'http://localhost:4391/',
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
