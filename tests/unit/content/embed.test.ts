import { describe, expect, it } from 'vitest';
import { embedOf, EMBED_FORMS } from '../../../src/content/embed.ts';

const YOUTUBE = 'https://www.youtube-nocookie.com/embed/jNQXAC9IVRw?autoplay=1';

describe('the address of a post or video', () => {
  it.each([
    ['https://www.youtube.com/watch?v=jNQXAC9IVRw', 'YouTube', 'video', YOUTUBE],
    ['https://youtu.be/jNQXAC9IVRw?si=abc', 'YouTube', 'video', YOUTUBE],
    ['https://m.youtube.com/watch?v=jNQXAC9IVRw&t=1m5s', 'YouTube', 'video', `${YOUTUBE}&start=65`],
    ['https://www.youtube.com/shorts/jNQXAC9IVRw', 'YouTube', 'video', YOUTUBE],
    ['https://vimeo.com/76979871', 'Vimeo', 'video', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'],
    ['https://vimeo.com/76979871/8272103f6e', 'Vimeo', 'video', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=8272103f6e'],
    ['https://mastodon.example/@harbour/109876543210', 'Mastodon', 'post', 'https://mastodon.example/@harbour/109876543210/embed'],
    [
      'https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur/post/3l6oveex3ii2l',
      'Bluesky',
      'post',
      'https://embed.bsky.app/embed/did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3l6oveex3ii2l',
    ],
    ['https://x.com/jack/status/20', 'X', 'post', 'https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true'],
    ['https://twitter.com/jack/status/20?s=20', 'X', 'post', 'https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true'],
    ['https://www.instagram.com/p/CUbHfhpswxt/', 'Instagram', 'post', 'https://www.instagram.com/p/CUbHfhpswxt/embed/'],
    ['https://www.instagram.com/nasa/reel/CUbHfhpswxt/', 'Instagram', 'post', 'https://www.instagram.com/reel/CUbHfhpswxt/embed/'],
  ])('%s is shown in a frame by which the service learns least', (url, service, kind, frame) => {
    expect(embedOf(url)).toEqual({ service, kind, frame, origin: new URL(frame).origin, host: new URL(url).hostname });
  });

  it.each([
    'youtube.com/watch?v=jNQXAC9IVRw',
    'http://vimeo.com/76979871',
    'https://www.youtube.com/@NASA',
    'https://www.youtube.com/watch?v=too-short',
    'https://youtube.com.evil.example/watch?v=jNQXAC9IVRw',
    'https://vimeo.com/about',
    'https://x.com/jack',
    'https://www.instagram.com/nasa/',
    'https://mastodon.example/@harbour',
    'https://user@mastodon.example/@harbour/1',
    'https://a;script-src-elem/@a/1',
    "https://a;script-src'self'/@a/1",
    'https://a,b/@a/1',
    'https://*/@a/1',
    'https://mastodon.example:8443/@harbour/1',
    'javascript:alert(1)',
    '',
  ])('“%s” is none', (url) => {
    expect(embedOf(url)).toBeUndefined();
  });

  it('of Bluesky needs the account’s own number', () => {
    expect(embedOf('https://bsky.app/profile/harbour.example/post/3l6oveex3ii2l')).toBe('handle');
  });

  it('has an example for each service', () => {
    expect(EMBED_FORMS).toHaveLength(6);
  });
});
