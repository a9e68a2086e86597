import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './support/browser.ts';
import { OUTPUT, SAMPLE } from './support/site.ts';

const executablePath = findBrowser();

/** Browser tests run against the built site of the sample newsroom, served the way a static host would. */
export default defineConfig({
  testDir: '.',
  globalSetup: './support/setup.ts',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts'],
  outputDir: '../test-results',
  fullyParallel: true,
  // One test may try a page in many ways, on a machine that has other work.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: Math.max(2, availableParallelism()),
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
  webServer: {
    command: 'npm run --silent preview -- --port 4391',
    cwd: '..',
    env: { STANDFIRST_CONTENT: SAMPLE, STANDFIRST_OUT: OUTPUT },
    url: 'http://localhost:4391/',
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
