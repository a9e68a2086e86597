import { z } from 'zod';
import { DISCUSSION_STATES } from './article.ts';
import { advertisementSchema } from './advertisement.ts';
import { bannerSchema } from './banner.ts';
import { colour } from './colour.ts';
import { dayEditionsSchema } from './day-edition.ts';
import { houseSchema } from './house.ts';
import { editingSchema } from './editing.ts';
import { lookFields } from './look.ts';
import { originOf } from './host-name.ts';
import { OPTIONAL_PAGES } from './optional-pages.ts';
import { STANDING_NAMES, type StandingPage } from '../../shared/standing-pages.ts';
import { isTimeZone } from '../../shared/time-zone.ts';
import { NO_HOST, httpAddress, id, instant, localised, text, webAddress } from './common.ts';
import { footerSchema, headerSchema, menuLink, newsletterSchema } from './menu.ts';
import { podcastSchema } from './podcast.ts';
import { announceSchema, LIMITED_HOSTS, offloadSchema, publishSchema } from './publish.ts';
import { hostingSchema } from './redirects.ts';
import { crawlersSchema, securitySchema, trustSchema } from './statements.ts';

/** Services whose names, profile addresses and share addresses Standfirst knows. */
export const SOCIAL_SERVICES = [
  'facebook',
  'x',
  'mastodon',
  'bluesky',
  'whatsapp',
  'telegram',
  'linkedin',
  'reddit',
  'email',
  'copy',
] as const;
export type SocialService = (typeof SOCIAL_SERVICES)[number];

const languageCode = () => z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language code, like en or pt-BR');

const leaveOut = () => z.array(z.enum(OPTIONAL_PAGES));

const language = z.strictObject({
  code: languageCode().describe('The language’s code; it is also the first part of the edition’s addresses.'),
  name: text().describe('Its own name for itself: Español.'),
  short: text().describe('Its name on a narrow screen: Es.'),
  newspaper: text()
    .optional()
    .describe('The newspaper’s name as this edition’s readers read it, where that is another: جريدة الساحل. Left out: the name.'),
  locale: text()
    .refine(isLocale, 'is not a locale that dates and digits can be formatted in, like en-GB or ar-EG')
    .describe('How dates and digits are written: en-GB.'),
  addresses: z
    .strictObject(mapStanding(() => id().optional()))
    .optional()
    .describe('What the pages that every edition has are called in its addresses: { archive: archiv, search: suche }. Left out: their English names.'),
  leaveOut: leaveOut().optional().describe('Pages that this edition does without, besides those that the newspaper does: [live, events].'),
  direction: z.enum(['ltr', 'rtl']).optional().describe('rtl for a language written from right to left.'),
});

const account = z.union([
  z.strictObject({ service: z.enum(SOCIAL_SERVICES), url: webAddress() }),
  z.strictObject({
    label: text(),
    url: webAddress(),
    profile: z
      .boolean()
      .optional()
      .describe('false for a link that is no account of the newspaper’s, such as one for donations: it does not speak for the newspaper.'),
  }),
]);

const shareTarget = z.union([
  z.enum(SOCIAL_SERVICES),
  z.strictObject({
    label: text(),
    url: z
      .string()
      .regex(
        /^https?:\/\/\S*\{url\}\S*$/,
        'is not a share address: it begins with https:// and has {url} where the story’s address goes (and {title} for its headline)',
      )
      .refine((value) => !/^https?:/.test(value) || originOf(value) !== undefined, NO_HOST),
  }),
]);

const republishSchema = z.strictObject({
  licence: z
    .strictObject({ name: text().describe('Its name: CC BY-ND 4.0.'), url: webAddress().optional().describe('Where it can be read.') })
    .describe('The licence under which others may publish the stories.'),
  stories: z
    .enum(['all', 'named'])
    .optional()
    .describe('all: every story that does not say “republish: false”, also when left out; named: those that say “republish: true”.'),
});

const stream = z.strictObject({
  status: z.enum(['on-air', 'off-air']).describe('on-air or off-air.'),
  url: httpAddress().optional().describe('The stream’s address (HLS, or any file a browser plays). Needed when on air.'),
  title: localised().optional().describe('What is on.'),
  hosts: z
    .array(httpAddress())
    .optional()
    .describe('Other hosts that parts of the stream come from: https://cdn.example.org. Pages may load from no others.'),
});

/** `content/site.yaml` */
export const siteSchema = z.strictObject({
  name: text().describe('The newspaper’s name.'),
  shortName: text().max(20, 'is longer than 20 letters').optional().describe('The name where there is little room, such as below an icon on a telephone. Left out: the name.'),
  address: httpAddress()
    .refine((value) => !/[?#]/.test(value), 'has a “?” or “#”, which the address of a site cannot have')
    .refine(
      (value) => /[?#]/.test(value) || /^https?:\/\/[^/]+(?:\/[\w.~-]+)*\/?$/.test(value),
      'has a path with other signs than letters a–z, digits, hyphens, dots and single slashes, which hosts write in different ways',
    )
    .describe('The address it is published at, with a path if it has one: https://example.org/paper/'),
  description: localised().describe('One sentence on what the newspaper is.'),
  founded: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/, 'is neither a year nor a day, like "1821" or "1821-05-05"')
    .optional()
    .describe('When it was founded: a year or a day, in quotation marks.'),
  city: localised().describe('Where the newsroom is.'),
  timeZone: text().refine(isTimeZone, 'is not a time zone, like Europe/London').describe('The newsroom’s time zone.'),
  accent: colour().describe('The newspaper’s colour for links and marks, by name or as CSS writes it.'),
  ...lookFields,
  languages: z.array(language).min(1).describe('The editions; the first is published at the top of the site.'),
  publisher: z
    .strictObject({
      name: text().describe('Who publishes the newspaper.'),
      email: z.email('is not an e-mail address, like ana@example.org').describe('Where readers write to.'),
    })
    .describe('Who stands behind it.'),
  banner: bannerSchema.optional().describe('An alert above the pages, until it ends.'),
  header: headerSchema.optional().describe('What stands above every page: the sections of its bar, and links.'),
  menu: z.array(menuLink()).optional().describe('Links that stand in the section bar after the sections.'),
  footer: footerSchema.optional().describe('The groups of links below every page.'),
  advertisements: z.array(advertisementSchema).optional().describe('Advertisements on the front, below sections and after stories, labelled as such.'),
  newsletter: newsletterSchema.optional().describe('The form by which readers sign up for a newsletter.'),
  social: z.array(account).describe('The newspaper’s accounts: a service it knows and an address, or any label and address.'),
  share: z.array(shareTarget).describe('Where readers can share a story: services, or any label and address with {url} and {title}.'),
  live: stream.describe('The live video stream.'),
  audio: stream.describe('The live audio stream.'),
  leaveOut: leaveOut()
    .optional()
    .describe(
      'Pages that the newspaper does without in every edition, even when there is something for them: live, audio, video, pictures, topics or events.',
    ),
  dayEditions: dayEditionsSchema
    .optional()
    .describe('Has each of the latest days gathered as an edition: a page for print, an e-book, and feeds. Left out: there are none.'),
  podcast: podcastSchema.optional().describe('How the stories to listen to are offered as a podcast.'),
  republish: republishSchema.optional().describe('On what terms others may republish stories.'),
  commentForm: z
    .strictObject({
      action: httpAddress().describe('The address that comments are sent to: an endpoint that keeps them until an editor has read them.'),
    })
    .optional()
    .describe('The form by which readers comment on stories whose discussion is open. Left out: they write to the newsroom.'),
  comments: z.enum(DISCUSSION_STATES).describe('What holds for a story that does not say: open, closed or none.'),
  house: houseSchema.optional().describe('The house rules: what the newsroom asks of its own content, and how strictly.'),
  colophon: localised().describe('The line at the foot of every page.'),
  editing: editingSchema
    .optional()
    .describe('Where editors find the files when they work in the browser, at /admin/. Left out: /admin/ is not published.'),
  hosting: hostingSchema.optional().describe('The hosts that are given redirects, headers and caching in their own form.'),
  httpsOnly: z
    .boolean()
    .optional()
    .describe('true has browsers ask by HTTPS alone for a year (Strict-Transport-Security), by the files of “hosting”. Left out: false.'),
  precompress: z
    .boolean()
    .optional()
    .describe(
      'true has each build put compressed forms (Brotli and gzip) beside texts, for servers that send files as they lie there. Left out: false.',
    ),
  host: z
    .enum(LIMITED_HOSTS)
    .optional()
    .describe('The host of the newspaper: each build says when the site comes near to what that host takes.'),
  publish: publishSchema.optional().describe('Where “npm run publish” sends the site, by names of your own; never passwords or keys.'),
  offload: offloadSchema.optional().describe('What of the site lies on a second place, such as object storage, under the same addresses.'),
  announce: announceSchema.optional().describe('Who is told after publishing: WebSub hubs and search engines.'),
  crawlers: crawlersSchema.optional().describe('What robots.txt says to crawlers.'),
  trust: trustSchema.optional().describe('With whom the newspaper is connected, for trust.txt.'),
  versions: z
    .enum(['on', 'off'], { error: 'is neither on nor off' })
    .optional()
    .describe('Whether each story has a page of its published versions, from the history in Git: on, also when left out, or off.'),
  versionsSince: instant()
    .optional()
    .describe('When the site went public, with offset. What was committed before counts as it was then, and makes no versions.'),
  security: securitySchema.optional().describe('Where to report a weakness of the site, for security.txt.'),
});

export type SiteData = z.infer<typeof siteSchema>;

function mapStanding<T>(make: (page: StandingPage) => T): Record<StandingPage, T> {
  return Object.fromEntries(STANDING_NAMES.map((page) => [page, make(page)])) as Record<StandingPage, T>;
}

function isLocale(value: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(value).length > 0;
  } catch {
    return false;
  }
}
