import type { ImportedComment } from '../model.ts';
import { instantOfPair } from '../moments.ts';
import { lineOfHtml, plainTextOfHtml } from '../../shared/plain-html.ts';
import { childrenOf, textAt, type XmlElement } from '../xml-element.ts';
import type { WordpressSite } from './wordpress-site.ts';
import { counted } from './wordpress-losses.ts';

/** Comments that were approved, without their writers’ e-mail and IP addresses. */
export function commentsOf(item: XmlElement, where: string, site: WordpressSite): ImportedComment[] {
  const all = childrenOf(item, 'wp:comment');
  const isPing = (comment: XmlElement) => ['pingback', 'trackback'].includes(textAt(comment, 'wp:comment_type') ?? '');
  const isApproved = (comment: XmlElement) => textAt(comment, 'wp:comment_approved') === '1';
  const pings = all.filter((comment) => isPing(comment)).length;
  const unapproved = all.filter((comment) => !isPing(comment) && !isApproved(comment)).length;
  if (pings > 0)
    site.lose({
      where,
      kind: 'left',
      what: `${counted(pings, 'pingback')}, which only ${pings === 1 ? 'says' : 'say'} that another site linked here.`,
    });
  if (unapproved > 0) site.lose({ where, kind: 'left', what: `${counted(unapproved, 'comment')} that nobody had approved.` });
  return all.filter((comment) => isApproved(comment) && !isPing(comment)).flatMap((comment) => commentOf(comment, where, site));
}

function commentOf(comment: XmlElement, where: string, site: WordpressSite): ImportedComment[] {
  const key = textAt(comment, 'wp:comment_id') ?? '';
  const text = plainTextOfHtml(textAt(comment, 'wp:comment_content') ?? '', true);
  const posted = instantOfPair(textAt(comment, 'wp:comment_date_gmt'), textAt(comment, 'wp:comment_date'), site.options.timeZone);
  if (text === '' || posted === undefined) {
    site.lose({ where, kind: 'words', what: `Comment ${key} has no ${text === '' ? 'words' : 'date'} and cannot come over.` });
    return [];
  }
  const parent = textAt(comment, 'wp:comment_parent');
  const name = lineOfHtml(textAt(comment, 'wp:comment_author') ?? '');
  return [{ key, ...(parent === undefined || parent === '0' ? {} : { answers: parent }), name, posted, text }];
}
