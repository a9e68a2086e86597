/** What a manifest is written from: https://www.w3.org/TR/appmanifest/ */
export interface WebApp {
  name: string;
  shortName: string;
  description: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** The front of the edition. */
  start: string;
  /** Its page to search on. */
  search: string;
  /** Of the newspaper, whose editions are one application. */
  base: string;
}

/** `--color-paper` of theme/styles/tokens.css, for what surrounds a page: bars of browsers, and an application while it starts. */
export const PAPER = { light: '#fdfbf9', dark: '#101215' };

/** The icons of an application that are drawn at build, and their sides in pixels. */
export const APP_ICONS = { small: { file: 'icon-192.png', side: 192 }, large: { file: 'logo.png', side: 512 } } as const;
export const MASKABLE_ICON = { file: 'icon-maskable.png', side: 512 } as const;

/** A newspaper that readers have put on their telephones opens at its front, in a window with ways back. */
export function writeWebApp({ name, shortName, description, language, direction, start, search, base }: WebApp): string {
  const picture = ({ file, side }: { file: string; side: number }, purpose = 'any') => ({
    src: base + file,
    sizes: `${side}x${side}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: start,
    name,
    short_name: shortName,
    description,
    lang: language,
    dir: direction,
    start_url: start,
    scope: base,
    display: 'minimal-ui',
    background_color: PAPER.light,
    theme_color: PAPER.light,
    categories: ['news'],
    // What is shared with the newspaper is looked for in it.
    share_target: { action: search, method: 'GET', params: { text: 'q', title: 'title', url: 'url' } },
    icons: [
      { src: `${base}icon.svg`, sizes: 'any', type: 'image/svg+xml' },
      picture(APP_ICONS.small),
      picture(APP_ICONS.large),
      picture(MASKABLE_ICON, 'maskable'),
    ],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
