import type { Colour } from '../schemas/colour.ts';
import type { FontRole } from '../schemas/look.ts';
import type { SiteData } from '../schemas/site.ts';
import type { ChosenFonts } from './font-choice.ts';
import type { FoundFont } from './font-package.ts';
import { shadesOf, type Shades } from './colour-shades.ts';

/** The properties that hold each role’s faces; `theme/styles/tokens.css` names the common ones after those of the script. */
const TOKENS: Readonly<Record<FontRole, { token: string; after: string; local: LocalFace }>> = {
  text: { token: '--font-serif', after: 'var(--serif-faces)', local: 'Georgia' },
  headlines: { token: '--font-headline', after: 'var(--font-serif)', local: 'Georgia' },
  labels: { token: '--font-sans', after: 'var(--sans-faces)', local: 'Arial' },
};

/** Where headlines stand. Elsewhere the face of texts is inherited. */
const HEADLINES = '.headline,.story-head h1,.page-head h1,.prose>:is(h2,h3,h4),.pull';

/** The average width of a letter in faces that most devices have, in parts of the size. */
const LOCAL = {
  Georgia: { width: 0.439, sources: "local('Georgia'),local('Times New Roman'),local('Liberation Serif')" },
  Arial: { width: 0.4385, sources: "local('Arial'),local('Liberation Sans')" },
} as const;
type LocalFace = keyof typeof LOCAL;

export interface SheetSource {
  site: SiteData;
  /** Every colour that is written in the settings. */
  colours: readonly Colour[];
  fonts: ChosenFonts;
  /** `content/theme.css`, with its addresses. */
  ownStyles: string;
  /** Where a face is published. */
  addressOf: (font: FoundFont) => string;
}

/** The style sheet that follows the design’s own; empty when the settings say nothing that it does not. */
export function lookSheet({ site, colours, fonts, ownStyles, addressOf }: SheetSource): string {
  const parts = [
    fontFaces(fonts, addressOf),
    fontTokens(fonts, ownStyles !== ''),
    colourTokens(colours),
    site.logo === undefined ? '' : logoStyles(site.logo.dark !== undefined),
    CORNERS[site.corners ?? 'square'],
    DENSITIES[site.density ?? 'normal'],
    RULES[site.rules ?? 'hairline'],
    ownStyles,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** What the style sheet of feeds has besides: the faces, and the accent of any colour. */
export function feedSheet({ site, fonts, addressOf }: Pick<SheetSource, 'site' | 'fonts' | 'addressOf'>): string {
  const shades = shadesOf(site.accent);
  const families = (role: FontRole) => familyList(fonts, role, '');
  const own = [
    ...(shades ? [`--accent:${lightDark(shades.usual)}`] : []),
    ...(fonts.text ? [`--serif:${families('text')}`] : []),
    ...(fonts.headlines ? [`--headline:${families('headlines')}`] : []),
    ...(fonts.labels ? [`--own-sans:${families('labels')}`] : []),
  ];
  return own.length === 0 ? '' : [fontFaces(fonts, addressOf), `:root{${own.join(';')}}`].filter((part) => part !== '').join('\n');
}

function fontFaces(fonts: ChosenFonts, addressOf: (font: FoundFont) => string): string {
  const declared = new Set<string>();
  for (const role of ROLES_IN_ORDER) {
    for (const face of fonts[role] ?? []) {
      const { family, style, weight, letters, format } = face.font;
      declared.add(
        `@font-face{font-family:"${family}";src:url(${addressOf(face)}) format("${format}");font-weight:${weight};font-style:${style};` +
          `font-display:swap;unicode-range:${letters}}`,
      );
    }
    const stand = standIn(fonts[role], TOKENS[role].local);
    if (stand) declared.add(stand.declaration);
  }
  return [...declared].join('\n');
}

/** A face that the device has, with the metrics of the one that it stands in for until that is there. */
function standIn(faces: readonly FoundFont[] | undefined, local: LocalFace): { family: string; declaration: string } | undefined {
  const { family, metrics } = faces?.at(-1)?.font ?? {};
  // Letters that the face does not have belong to the faces of their script.
  const letters = [...new Set(faces?.map(({ font }) => font.letters))].join(',');
  if (family === undefined || !metrics || metrics.averageWidth === 0) return undefined;
  const adjust = metrics.averageWidth / LOCAL[local].width;
  const percent = (value: number) => `${Math.round(value * 1000) / 10}%`;
  const name = `${family} ${local}`;
  return {
    family: name,
    declaration:
      `@font-face{font-family:"${name}";src:${LOCAL[local].sources};size-adjust:${percent(adjust)};` +
      `ascent-override:${percent(metrics.ascent / adjust)};descent-override:${percent(metrics.descent / adjust)};` +
      `line-gap-override:${percent(metrics.lineGap / adjust)};unicode-range:${letters}}`,
  };
}

/** What is set in one face may take over another’s, so those come first. */
const ROLES_IN_ORDER = ['text', 'headlines', 'labels'] as const satisfies FontRole[];

function fontTokens(fonts: ChosenFonts, isOpen: boolean): string {
  const own = ROLES_IN_ORDER.filter((role) => fonts[role]);
  const hasHeadlines = own.includes('headlines');
  if (own.length === 0 && !isOpen) return '';
  const tokens = own.map((role) => `${TOKENS[role].token}:${familyList(fonts, role, TOKENS[role].after)}`);
  if (hasHeadlines) tokens.push(`--font-nameplate:${familyList(fonts, 'headlines', '')}`);
  else tokens.push('--font-headline:var(--font-serif)');
  const plain = ROLES_IN_ORDER.map((role) => `${TOKENS[role].token}:${TOKENS[role].after}`).join(';');
  return [
    // A passage in another language has the faces of its script after these.
    `:where(:root,[lang]){${tokens.join(';')}}`,
    `${HEADLINES}{font-family:var(--font-headline)}`,
    ...(own.length === 0 ? [] : [`@media (prefers-reduced-data:reduce){:where(:root,[lang]){${plain}}}`]),
  ].join('\n');
}

function familyList(fonts: ChosenFonts, role: FontRole, after: string): string {
  const faces = fonts[role] ?? [];
  const families = [...new Set(faces.map(({ font }) => font.family)), standIn(faces, TOKENS[role].local)?.family];
  return [...families.flatMap((family) => (family === undefined ? [] : [`"${family}"`])), ...(after === '' ? [] : [after])].join(',');
}

function colourTokens(colours: readonly Colour[]): string {
  return [...new Set(colours)]
    .map((colour, place) => {
      const shades = shadesOf(colour);
      if (!shades) return '';
      const token = `--own-colour-${place + 1}`;
      const set = (of: Shades['usual']) => `:root{${token}:${lightDark(of)}}[data-theme=sepia]{${token}:${of.sepia}}`;
      const name = JSON.stringify(colour);
      return (
        `${set(shades.usual)}@media (prefers-contrast:more){${set(shades.strong)}}` +
        `[data-accent=${name}]{--color-accent:var(${token})}[data-colour=${name}]{--color-section:var(${token})}`
      );
    })
    .filter((part) => part !== '')
    .join('\n');
}

function lightDark({ light, dark }: Shades['usual']): string {
  return light === dark ? light : `light-dark(${light},${dark})`;
}

/** The logo has the height of the name that it stands for; a theme without a logo of its own has light paper behind it. */
function logoStyles(hasDark: boolean): string {
  const inDark = (rule: (scope: string) => string) =>
    `@media (prefers-color-scheme:dark){${rule(':root:not([data-theme])')}}${rule('[data-theme=dark]')}`;
  const common =
    '.nameplate:has(.logo){margin-block-end:0}' +
    '.logo{block-size:calc(var(--text-nameplate-small)*1.1);inline-size:auto;max-inline-size:100%;object-fit:contain;object-position:0;background:none;border-radius:0}' +
    '.large .logo{block-size:var(--text-nameplate);object-position:50%;margin-inline:auto}' +
    '.dark-logo{display:none}';
  return hasDark
    ? `${common}${inDark((scope) => `${scope} .light-logo{display:none}${scope} .dark-logo{display:block}`)}`
    : `${common}${inDark((scope) => `${scope} .logo{background:#fdfbf9;padding:.35em;font-size:1rem}`)}`;
}

const CORNERS: Readonly<Record<NonNullable<SiteData['corners']>, string>> = {
  square: '',
  soft: [
    ':root{--corner:.4rem}',
    'img,video,iframe,.factbox,.note,.update,.embed,.map,.locator,.chart,pre,.faults{border-radius:var(--corner)}',
    'button,textarea,.button,.skip,dialog,[popover],details.tools{border-radius:calc(var(--corner)*.75)}',
    '.factbox,.note,.embed{overflow:hidden}',
    // What reaches from edge to edge of the screen has no corners there.
    '.prose>.placed.full img{border-radius:0}',
    '@media (width<40rem){.bleeds img,.story:not(.small) .story-picture img,.prose>.placed.wide img{border-radius:0}}',
  ].join(''),
};

const DENSITIES: Readonly<Record<NonNullable<SiteData['density']>, string>> = {
  airy: [
    ':root{--spacing:.3rem;--spacing-gutter:clamp(1.5rem,1.1rem + 1.6vw,2.75rem);--leading-list:1.34;--leading-snug:1.42;--leading-text:1.7;--measure:33rem}',
    '.stack>*+*{padding-block-start:1.1rem;margin-block-start:1.1rem}',
  ].join(''),
  normal: '',
  compact: [
    ':root{--spacing:.2rem;--spacing-gutter:clamp(1rem,.75rem + .9vw,1.5rem);--leading-list:1.2;--leading-snug:1.26;--leading-text:1.5;',
    '--text-body:clamp(1.0625rem,1.03rem + .15vw,1.15rem);--text-3xl:min(clamp(1.75rem,1.45rem + 1.35vw,2.5rem),13.5vw);',
    '--text-4xl:min(clamp(2rem,1.5rem + 2.1vw,3.1rem),15vw)}',
    '.stack>*+*{padding-block-start:.5rem;margin-block-start:.5rem}',
  ].join(''),
};

const RULES: Readonly<Record<NonNullable<SiteData['rules']>, string>> = {
  hairline: '',
  double:
    ':root{--hairline:3px double var(--color-rule);--rule-head:5px double var(--color-rule-strong)}' +
    '.scale{block-size:0;border-block:0;border-block-start:5px double}.scale path{display:none}',
  none: ':root{--hairline:0 solid transparent;--rule-head:0 solid transparent}.scale{visibility:hidden}',
};
