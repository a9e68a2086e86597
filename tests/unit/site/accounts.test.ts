import { describe, expect, it } from 'vitest';
import { fediverseHandle, xHandle } from '../../../src/site/accounts.ts';

describe('the name of an account', () => {
  it.each([
    ['https://x.com/tideline', '@tideline'],
    ['https://twitter.com/tideline_news/', '@tideline_news'],
    ['https://x.com/', undefined],
    ['https://x.com/tideline/status/1', undefined],
  ])('on X, at %s, is %s', (address, handle) => {
    expect(xHandle(address)).toBe(handle);
  });

  it.each([
    ['https://coast.example/@tideline', '@tideline@coast.example'],
    ['https://coast.example:8443/@tide.line/', '@tide.line@coast.example:8443'],
    ['https://coast.example/@tideline@harbour.example', '@tideline@harbour.example'],
    ['https://coast.example/users/tideline', undefined],
  ])('on Mastodon, at %s, is %s', (address, handle) => {
    expect(fediverseHandle(address)).toBe(handle);
  });
});
