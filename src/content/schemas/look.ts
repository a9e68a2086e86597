import { z } from 'zod';
import { text } from './common.ts';

/** What has a face of its own. */
export const FONT_ROLES = ['headlines', 'text', 'labels'] as const;
export type FontRole = (typeof FONT_ROLES)[number];

export const CORNERS = ['square', 'soft'] as const;
export const DENSITIES = ['airy', 'normal', 'compact'] as const;
export const RULES = ['hairline', 'double', 'none'] as const;

const logoFile = () =>
  z.string().regex(/^[^./\\][^/\\]*\.(svg|png)$/i, 'is not the name of a file in content/logo that ends in .svg or .png');

const font = () =>
  z
    .string()
    .regex(
      /^(@fontsource(-variable)?\/[a-z0-9-]+|[^@./\\][^/\\]*\.(woff2|ttf|otf))$/i,
      'is neither a package of Fontsource, like "@fontsource-variable/lora", nor the name of a file in content/fonts that ends in .woff2, .ttf or .otf',
    );

const fonts = () => z.union([font(), z.array(font()).min(1)]);

/** `logo:` in `site.yaml` */
export const logoSchema = z.strictObject({
  file: logoFile().describe('The logo, a file in content/logo: SVG, or PNG at twice the size or more.'),
  dark: logoFile().optional().describe('The same for dark paper, with the same proportions. Left out: the logo stands on a light ground there.'),
  alt: text().optional().describe('What the logo says, for those who do not see it. Left out: the newspaper’s name.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language code, like en or pt-BR')
    .optional()
    .describe('The language of what it says. Left out: the first of the newspaper’s.'),
});

/** `fonts:` in `site.yaml` */
export const fontsSchema = z.strictObject({
  headlines: fonts().optional().describe('Of headlines and the nameplate: a package of Fontsource, or files in content/fonts.'),
  text: fonts().optional().describe('Of stories, standfirsts and lists: a package of Fontsource, or files in content/fonts.'),
  labels: fonts().optional().describe('Of navigation, captions and times: a package of Fontsource, or files in content/fonts.'),
});

/** What `site.yaml` says of the look besides the colours. */
export const lookFields = {
  logo: logoSchema.optional().describe('The logo that stands in place of the name.'),
  icon: logoFile()
    .optional()
    .describe('The square mark that the icons are drawn from, a file in content/logo. Left out: the logo if it is about square, else the first letter of the name.'),
  fonts: fontsSchema.optional().describe('Faces of the newspaper’s own. Scripts that they have no letters of keep those that come with the software.'),
  corners: z.enum(CORNERS).optional().describe('The corners of pictures, boxes and buttons: square, also when left out, or soft.'),
  density: z.enum(DENSITIES).optional().describe('How much room there is between things: airy, normal, also when left out, or compact.'),
  rules: z.enum(RULES).optional().describe('The rules between stories and columns: hairline, also when left out, double, or none.'),
};
