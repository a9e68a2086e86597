import { z } from 'zod';
import { httpAddress, localised, sectionPath, sitePath, text, webAddress } from './common.ts';

/** A path on this site, or an address of the web. */
export const linkAddress = () =>
  z
    .string()
    .refine(
      (value) => sitePath().safeParse(value).success || webAddress().safeParse(value).success,
      'is neither a path on this site, like /quiz/, nor an address of the web that begins with https://',
    );

/** The same in every edition, or one for each. */
export const linkAddresses = () =>
  z.union([linkAddress(), z.record(z.string(), linkAddress())], { error: 'is neither an address nor one address for each language' });

const title = () => localised().describe('What the link says.');
const ownTitle = () => localised().optional().describe('What the link says. Left out: the name of what it leads to.');
const accent = () => z.boolean().optional().describe('true makes it stand out: “Support us”.');

/** A link around every page. To a section or a page it is named and addressed by itself, in each language that has it. */
export const menuLink = () =>
  z.union([
    z.strictObject({
      title: title(),
      url: linkAddresses().describe('Where it leads: a path on this site, as /quiz/, or an address of the web.'),
      accent: accent(),
    }),
    z.strictObject({ section: sectionPath().describe('The section that it leads to.'), title: ownTitle(), accent: accent() }),
    z.strictObject({
      page: text().describe('The page that it leads to: its path in content/pages, or a page of the site’s own, as archive.'),
      title: ownTitle(),
      accent: accent(),
    }),
  ]);

export type MenuLink = z.infer<ReturnType<typeof menuLink>>;

/** The groups of links that a footer has by itself. */
export const FOOTER_GROUPS = ['sections', 'about', 'policies', 'archive', 'follow'] as const;
export type FooterGroup = (typeof FOOTER_GROUPS)[number];

export const headerSchema = z.strictObject({
  sections: z
    .array(sectionPath())
    .optional()
    .describe('The top-level sections in the section bar, in order. Left out: every one that has stories. [] for none.'),
  links: z.array(menuLink()).optional().describe('Links in the line at the very top of each page.'),
});

export const footerSchema = z.strictObject({
  groups: z
    .array(
      z.union([
        z.strictObject({
          title: localised().describe('What stands above the links.'),
          links: z.array(menuLink()).min(1).describe('The links, in order.'),
        }),
        z.enum(FOOTER_GROUPS),
      ]),
    )
    .describe('The groups of links in order: sections, about, policies, archive, follow, or a title with links. Left out: those five.'),
});

export const NEWSLETTER_PLACES = ['everywhere', 'front'] as const;

export const newsletterSchema = z.strictObject({
  title: localised().optional().describe('What stands above the form. Left out: “Newsletter”.'),
  text: localised().optional().describe('What readers get, and how often.'),
  action: httpAddress().describe('The address of the mailing service that the form is sent to.'),
  field: text().optional().describe('What the service calls the field for the e-mail address. Left out: email.'),
  hidden: z.record(z.string(), text()).optional().describe('Other fields that the service asks for, with their values: { list: "4711" }.'),
  leadsOn: z
    .array(httpAddress())
    .optional()
    .describe('Addresses at other hosts that the service sends readers on to, which browsers ask leave for.'),
  place: z.enum(NEWSLETTER_PLACES).optional().describe('everywhere: at the foot of every page, also when left out; front: of the front alone.'),
});

export type NewsletterData = z.infer<typeof newsletterSchema>;
