import { expect, test } from 'vitest';
import { postAddressIn, repliedPostOf } from '../../../src/content/replies/replied-post.ts';

const TOOT = 'https://mastodon.example/@name/113250000000000000';
const SKEET = 'https://bsky.app/profile/name.example/post/3l6oveex3ii2l';

test.each([
  [`${TOOT}?s=20`, TOOT],
  [`${TOOT}/embed`, TOOT],
  [`${TOOT}#reply`, TOOT],
  [` ${TOOT} look at this`, TOOT],
  [`The post: <${TOOT}>`, TOOT],
  ['http://mastodon.example/@name/113250000000000000', TOOT],
  ['Mastodon.Example/@name/113250000000000000', TOOT],
  ['https://mastodon.example/deck/@name/113250000000000000', TOOT],
  ['https://mastodon.example/users/name/statuses/113250000000000000', TOOT],
  ['https://mastodon.example/@name@other.example/113250000000000000/favourites', 'https://mastodon.example/@name@other.example/113250000000000000'],
  [`${SKEET}?ref_src=embed`, SKEET],
  [`${SKEET}/liked-by`, SKEET],
  ['https://www.bsky.app/profile/name.example/post/3l6oveex3ii2l', SKEET],
  ['at://name.example/app.bsky.feed.post/3l6oveex3ii2l', SKEET],
  ['at://did:plc:abc/app.bsky.feed.post/3l6', 'https://bsky.app/profile/did:plc:abc/post/3l6'],
  ['https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3l6?id=1', 'https://bsky.app/profile/did:plc:abc/post/3l6'],
])('In “%s” there is the address of a post', (written, address) => {
  expect(postAddressIn(written)).toBe(address);
  expect(repliedPostOf(address)).toBeDefined();
});

test.each(['@name@mastodon.example', 'https://mastodon.example/@name', 'bsky.app/profile/name.example', 'at://did:plc:abc', 'Yes', ''])(
  'In “%s” there is none',
  (written) => {
    expect(postAddressIn(written)).toBeUndefined();
  },
);

test.each([
  'https://mastodon.example/@name/followers',
  'https://www.youtube.com/@name/videos',
  'https://mastodon.example\\@evil.example/@name/1',
  'https://BSKY.app/@name/1',
  'https://name:word@mastodon.example/@name/1',
  'https://mastodon.example./@name/1',
])('%s is no post that anybody is asked about', (address) => {
  expect(repliedPostOf(address)).toBeUndefined();
});
