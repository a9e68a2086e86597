import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import {
  hasRclone,
  hasSftp,
  startObjectStorage,
  startSftpServer,
  type PublishingServer,
  type StorageServer,
} from '../support/publishing-servers.ts';
import { findLinkFaults, referencesOf } from '../support/references.ts';
import { listFiles, pageAt, readPages } from '../support/site.ts';
import { layUpstream, Paper, type Upstream } from '../support/standfirst-versions.ts';
import { layStock, SMALL_STOCK } from '../support/stock.ts';

/** A newspaper in German and English from nothing to readers, at the top of a host, and then, with the next version, below a path. */
const BEGIN = [
  ...['newspaper', '--name', 'Küstenbote', '--language', 'de', '--language', 'en', '--city', 'Kiel'],
  ...['--time-zone', 'Europe/Berlin', '--address', 'https://kuestenbote.example/', '--headline', '„Ärger“ über die neue Fähre'],
];

if (!hasSftp) console.log('Publishing by SFTP was not tried: OpenSSH’s server is not installed.');
if (!hasRclone) console.log('Publishing to object storage was not tried: rclone is not installed.');

let upstream: Upstream;
let paper: Paper;
let storage: StorageServer | undefined;
let sftp: PublishingServer | undefined;
const served = () => join(paper.root, '../served');

/** Whatever a command prints, it has no fault. */
function must(command: string, ...args: string[]): string {
  const { code, printed } = paper.run(command, ...args);
  expect(code, printed).toBe(0);
  return printed;
}

async function build(): Promise<void> {
  const { code, printed } = await startBuild(paper.project).done;
  expect(code, printed).toBe(0);
}

async function publish(): Promise<void> {
  if (sftp) {
    expect(must('publish', '--to', 'server', '--kind', 'sftp', '--place', sftp.place)).toContain('Published to server: ');
    // What older pages ask for stays for some days.
    expect(differences(paper.project.output, served()).filter((one) => !one.endsWith('is only in the second'))).toEqual([]);
  }
  if (storage) {
    expect(must('publish', '--to', 'bucket', '--kind', 'rclone', '--place', storage.place)).toContain('Published to bucket: ');
    const stored = await storage.digests();
    expect(listFiles(paper.project.output).filter((file) => stored.get(`paper/${file}`) !== digestOf(file))).toEqual([]);
  }
}

function digestOf(file: string): string {
  return hash('sha256', readFileSync(join(paper.project.output, file)));
}

function findDeadLinks(address: string): unknown[] {
  const pages = readPages(paper.project.output);
  return findLinkFaults(pages.flatMap(referencesOf), { address, files: new Set(listFiles(paper.project.output)), pages });
}

beforeAll(async () => {
  upstream = layUpstream();
  paper = new Paper(upstream, { sharesHistory: false });
  layStock(SMALL_STOCK, join(paper.root, '.cache'));
  if (hasSftp) sftp = await startSftpServer(join(paper.root, '../keys'), paper.programs, served());
  if (hasRclone) storage = await startObjectStorage('paper');
  Object.assign(paper.variables, storage?.variables);
}, 60_000);
afterAll(() => {
  sftp?.stop();
  storage?.stop();
  paper.remove();
  upstream.remove();
});

describe('A German newspaper with an English edition', { timeout: 180_000 }, () => {
  test('is begun, checked, built and published at the top of a host', async () => {
    expect(must('new', ...BEGIN)).toContain('Küstenbote is there.');
    paper.commit('Begin the newspaper');
    expect(must('check')).toMatch(/\n0 faults and \d+ warnings /);
    await build();
    expect(findDeadLinks('https://kuestenbote.example/')).toEqual([]);
    const front = pageAt(readPages(paper.project.output), '/');
    expect(front.html).toContain('<html lang="de-DE"');
    expect(front.html).toContain('„Ärger“ über die neue Fähre');
    await publish();
  });

  test('goes on with the next version, below a path, and is published there', async () => {
    expect(must('update', '--from', upstream.folder)).toContain('Take over Standfirst 0.2.0: the commit ');
    paper.write(
      'content/site.yaml',
      paper.read('content/site.yaml').replace(/^address: .*$/m, 'address: https://example.org/kuestenbote/'),
    );
    paper.commit('Move below a path');
    expect(must('check', '--address', 'https://example.org/kuestenbote/')).toMatch(/\n0 faults and \d+ warnings /);
    await build();
    expect(findDeadLinks('https://example.org/kuestenbote/')).toEqual([]);
    await publish();
    expect(must('publish', '--to', 'again', '--kind', 'folder', '--place', join(paper.root, '../folder'))).toContain(
      'Published to again: ',
    );
  });

  test('has no word of the sample, then or now', () => {
    const told = listFiles(paper.project.output).filter((file) =>
      /meridian\.example|The Meridian|sample/i.test(readFileSync(join(paper.project.output, file), 'latin1')),
    );
    expect(told.filter((file) => /\.(?:html|xml|json|txt|css)$/.test(file))).toEqual([]);
  });
});
