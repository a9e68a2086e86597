import { z } from 'zod';
import { originOf } from './host-name.ts';
import { httpAddress, instant, NO_HOST } from './common.ts';

/** An address of the web that is fetched safely. */
const secureAddress = () =>
  z
    .string()
    .refine((value) => /^https:\/\/\S+$/.test(value) && URL.canParse(value), 'is not an address of the web that begins with https://')
    .refine((value) => !URL.canParse(value) || originOf(value) !== undefined, NO_HOST);

const contactAddress = () =>
  z
    .string()
    .refine(
      (value) => /^(https:\/\/|mailto:|tel:)\S+$/.test(value) && URL.canParse(value),
      'is not an address to report to: it begins with mailto:, https:// or tel:',
    );

/** Which crawlers are refused, for `robots.txt`. */
export const crawlersSchema = z.strictObject({
  refuse: z
    .array(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'is not the name of a crawler, like GPTBot'))
    .min(1)
    .describe('Crawlers that may read nothing, by the names they give themselves: GPTBot.'),
});

/** With whom the newspaper is connected, for `trust.txt`. */
export const trustSchema = z.strictObject({
  belongsTo: z.array(httpAddress()).optional().describe('Associations it is a member of: their addresses.'),
  members: z.array(httpAddress()).optional().describe('Its own members, if it is an association.'),
  controls: z.array(httpAddress()).optional().describe('Other sites that it controls.'),
  controlledBy: httpAddress().optional().describe('Who controls it.'),
  vendors: z.array(httpAddress()).optional().describe('Whose services it uses.'),
  customers: z.array(httpAddress()).optional().describe('Who uses its services.'),
  disclosures: z.array(httpAddress()).optional().describe('Disclosures besides its own pages of policies.'),
  contact: contactAddress().optional().describe('Where to ask about it. Left out: its page “contact”, or its publisher’s e-mail.'),
  dataTrainingAllowed: z.boolean().optional().describe('Whether its stories may be used to train artificial intelligence.'),
});

/** Where to report a weakness of the site, for `security.txt`. */
export const securitySchema = z.strictObject({
  contact: z.array(contactAddress()).min(1).describe('Where to report one, the best way first, for example mailto:security@example.org.'),
  expires: instant().describe('Until when this holds, less than a year from now, with offset.'),
  policy: secureAddress().optional().describe('How reports are dealt with.'),
  encryption: z
    .string()
    .regex(/^(https:\/\/|dns:|openpgp4fpr:)\S+$/, 'is not where a key is found: it begins with https://, dns: or openpgp4fpr:')
    .optional()
    .describe('A key to encrypt reports with.'),
  acknowledgments: secureAddress().optional().describe('A page that thanks those who reported.'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language code, like en'))
    .min(1)
    .optional()
    .describe('The languages reports may be written in. Left out: those of the newspaper.'),
});

export type TrustData = z.infer<typeof trustSchema>;
export type SecurityData = z.infer<typeof securitySchema>;
