import type { NewsroomRule } from './rule.ts';

/** What is found in each text when it is read: `newsroom/text-slips.ts`. */
export const textSlips: NewsroomRule = {
  id: 'textSlips',
  find: ({ newsroom: { articles, livePosts, pages } }) =>
    [...articles, ...livePosts, ...pages].flatMap(({ source, text }) => text.slips.map((slip) => ({ source, ...slip }))),
};
