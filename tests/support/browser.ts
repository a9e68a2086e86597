import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to do by hand when no way of getting a browser worked. */
export const NO_BROWSER = `No browser was found for the tests, and none could be installed.
Install Chromium or Google Chrome, or name one: CHROME_PATH=/path/to/chrome npm test`;

/** A Chromium or Chrome that is on this machine already: `CHROME_PATH`, Playwright’s own, or one on the path. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`CHROME_PATH is “${named}”, but there is no program there. Correct it or leave it out.`);
  }
  const onPath = (environment.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...PLACES].find((path) => path !== '' && isExecutable(path));
}

/** A browser, installed where there is none: by Playwright, else by the system’s package manager where that needs no password. */
export function obtainBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  for (const { what, command, args } of installers()) {
    console.log(`No browser here yet: trying ${what}.`);
    const result = spawnSync(command, args, { stdio: 'inherit', timeout: 10 * 60_000 });
    const installed = result.status === 0 ? findBrowser() : undefined;
    if (installed !== undefined) return installed;
  }
  throw new Error(NO_BROWSER);
}

interface Installer {
  what: string;
  command: string;
  args: string[];
}

function installers(): Installer[] {
  const playwright: Installer = { what: 'playwright install chromium', command: 'npx', args: ['playwright', 'install', 'chromium'] };
  if (!isRoot()) return [playwright];
  const managers: [string, string][] = [
    ['apt-get', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium'],
    ['apk', 'apk add chromium'],
    ['dnf', 'dnf install -y chromium'],
  ];
  return [
    playwright,
    ...managers
      .filter(([name]) => isOnPath(name))
      .map(([name, script]) => ({ what: `${name} install chromium`, command: 'sh', args: ['-c', script] })),
  ];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function isOnPath(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}
