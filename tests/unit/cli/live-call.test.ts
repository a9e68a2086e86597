import { describe, expect, test } from 'vitest';
import { refuseStray, type LiveFlags, type LiveTask } from '../../../src/cli/live-call.ts';

const STORY = 'en/2026/spring-tide';

describe('What is said in vain', () => {
  test.each<[LiveTask, LiveFlags, string]>([
    ['post', { headline: 'New', correction: 'It was five.' }, '--correction says nothing to “post”; it belongs to “correct”.'],
    ['post', { reason: 'x', post: '1815' }, '--reason says nothing to “post”; it belongs to “withdraw”.'],
    ['withdraw', { post: '1815', reason: 'x', text: 'y' }, '--text says nothing to “withdraw”; it belongs to “post” and “correct”.'],
    ['end', { key: false }, '--key says nothing to “end”'],
    ['list', { story: STORY }, '--story says nothing to “list”'],
    ['post', { headline: 'New', caption: 'The wall.' }, '--caption is said of a picture. Name its file: --picture <file>'],
    ['post', { headline: 'New', photo: ' ' }, '--photo is empty. Write it or leave it out.'],
    ['post', { headline: 'New', author: ['ines-marlow', ''] }, '--author is empty.'],
    ['correct', { post: '1815', text: ' ' }, '--text is empty.'],
    ['correct', { post: '1815', story: STORY }, 'Say what is to be another.'],
  ])('is refused: %s %j', (task, flags, message) => {
    expect(() => {
      refuseStray(task, flags);
    }).toThrow(message);
  });

  test('is nothing that a task makes use of', () => {
    expect(() => {
      refuseStray('post', { headline: 'New', text: '', key: true, picture: 'a.jpg', alt: '', story: STORY });
      refuseStray('correct', { post: '1815', correction: '' });
      refuseStray('withdraw', { post: '1815', reason: 'x' });
    }).not.toThrow();
  });
});
