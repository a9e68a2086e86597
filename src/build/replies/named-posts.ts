import type { Newsroom } from '../../content/newsroom-model.ts';
import { repliedPostOf, type RepliedPost } from '../../content/replies/replied-post.ts';
import { headOf, type StoryHead } from '../../content/story-head.ts';
import { isPublished } from '../../shared/publication.ts';

/** A post that a story names. */
export interface NamedPost {
  story: string;
  published: number;
  address: string;
  hide: readonly string[];
  post: RepliedPost;
}

/** The posts that published stories name, a story’s each once. */
export function listNamedPosts({ articles }: Newsroom, now: number): NamedPost[] {
  return articles.flatMap((story) => {
    const head = headOf(story);
    return head.replies && isPublished(head, now) ? postsOf(story.id, head) : [];
  });
}

/** Each post once: one that is named twice, in two forms of its address, hides what either of them does. */
function postsOf(story: string, { published, replies = [] }: StoryHead): NamedPost[] {
  const found = new Map<string, NamedPost>();
  for (const { post: address, hide = [] } of replies) {
    const post = repliedPostOf(address);
    if (!post) continue;
    const same = found.get(post.question);
    const one = same ?? { story, published: Date.parse(published), address, hide: [], post };
    found.set(post.question, { ...one, hide: [...one.hide, ...hide] });
  }
  return [...found.values()];
}
