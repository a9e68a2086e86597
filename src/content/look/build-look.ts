import { join } from 'node:path';
import { digestOf } from '../../shared/digest.ts';
import { mendWithSuggestion, quote } from '../faults/fault.ts';
import type { Reading } from '../reading.ts';
import type { Colour } from '../schemas/colour.ts';
import { FONT_ROLES, type FontRole } from '../schemas/look.ts';
import type { SectionNode } from '../schemas/section.ts';
import type { SiteData } from '../schemas/site.ts';
import { shadesOf } from './colour-shades.ts';
import { chooseFonts, faceWith, sampleLetter, type ChosenFonts } from './font-choice.ts';
import type { FoundFont } from './font-package.ts';
import type { FoundLogo, Logo, Look, LookFile } from './look.ts';
import type { LookProblem } from './look-problem.ts';
import { feedSheet, lookSheet } from './look-sheet.ts';
import { speltPath } from './spelt-path.ts';
import { fillAddresses } from './style-file.ts';

export interface LookSource {
  contentDir: string;
  site: SiteData;
  sections: readonly SectionNode[];
  /** Every sound file of the content folder. */
  byPath: ReadonlyMap<string, Reading>;
  /** True of a file that is there and has faults of its own. */
  isUnread: (path: string) => boolean;
}

/** Works out how the newspaper looks from its settings and files, and tells what is wrong with them. */
export function buildLook(source: LookSource): { look: Look; problems: LookProblem[] } {
  const { contentDir, site, sections, byPath, isUnread } = source;
  const { fonts, problems } = chooseFonts(site, contentDir, byPath, isUnread);
  const published = new PublishedFiles();
  const find = (at: LookProblem['at'], name: string | undefined) => findLogo(source, at, name, problems);
  const logo = publishLogo(site, find(['logo', 'file'], site.logo?.file), find(['logo', 'dark'], site.logo?.dark), published, problems);
  const mark = find(['icon'], site.icon) ?? (logo && isAboutSquare(logo.light) ? logo.light : undefined);
  const faces = FONT_ROLES.flatMap((role) => fonts[role] ?? []);
  const paths = new Map(faces.map((face) => [face, published.add(face.name, endingOf(face), face.digest, { file: face.source })]));
  const base = new URL(site.address.endsWith('/') ? site.address : `${site.address}/`).pathname;
  const fromTop = (font: FoundFont) => `${base}${paths.get(font) ?? ''}`;
  const colours = [site.accent, ...coloursOf(sections)];
  const ownStyles = ownStylesOf(source, base, published, problems);
  const sheet = { site, colours, fonts, ownStyles };
  const text = lookSheet({ ...sheet, addressOf: (font) => paths.get(font)?.replace(FOLDER, '') ?? '' });
  return {
    look: {
      sheet: text === '' ? undefined : published.add('look', 'css', digestOf(text), { text }),
      feedStyles: feedSheet({ site, fonts, addressOf: fromTop }),
      previewStyles: text === '' ? '' : lookSheet({ ...sheet, addressOf: fromTop }),
      files: published.all,
      preloads: Object.fromEntries(site.languages.map(({ code }) => [code, preloadsOf(code, site, fonts, (font) => paths.get(font))])),
      logo,
      mark,
      inks: inksOf(colours),
      faces: Object.fromEntries(faces.map((face) => [face.digest, face])),
      card: cardLook(site, fonts, logo),
    },
    problems,
  };
}

/** Colours as light paper has them. */
function inksOf(colours: readonly Colour[]): Look['inks'] {
  return Object.fromEntries(
    colours.flatMap((colour): [string, string][] => {
      const shades = shadesOf(colour);
      return shades ? [[colour, shades.usual.light]] : [];
    }),
  );
}

/** Where the site’s own styles lie too: hosts have its files kept for ever, as their names change with what is in them. */
const FOLDER = '_astro/';

class PublishedFiles {
  readonly #byPath = new Map<string, LookFile>();

  /** Publishes a file, once. Returns its path. */
  add(name: string, ending: string, digest: string, from: LookFile['from']): string {
    const plain = name.replace(/\W+/g, '-').replace(/^-|-$/g, '');
    const path = `${FOLDER}${plain === '' ? 'own' : plain}.${digest.slice(0, 8)}.${ending}`;
    this.#byPath.set(path, { path, digest, from });
    return path;
  }

  get all(): LookFile[] {
    return [...this.#byPath.values()];
  }
}

function endingOf({ source }: FoundFont): string {
  return source.slice(source.lastIndexOf('.') + 1).toLowerCase();
}

function findLogo(
  { contentDir, byPath, isUnread }: LookSource,
  at: LookProblem['at'],
  name: string | undefined,
  problems: LookProblem[],
): FoundLogo | undefined {
  if (name === undefined) return undefined;
  const path = speltPath(`logo/${name}`, byPath);
  const reading = byPath.get(path);
  if (reading?.value.kind === 'logo') return { source: join(contentDir, path), digest: reading.digest, ...reading.value.logo };
  if (isUnread(path)) return undefined;
  const files = [...byPath.keys()].filter((one) => one.startsWith('logo/')).map((one) => one.slice('logo/'.length));
  problems.push({
    at,
    words: {
      problem: `There is no file ${quote(name)} in content/logo.`,
      allowed: files,
      mend: mendWithSuggestion(name, files, 'Put the file there, or correct its name.'),
    },
  });
  return undefined;
}

/** How far the proportions of two logos may differ, so that nothing moves when the theme changes. */
const SAME_PROPORTIONS = 0.03;

function publishLogo(
  { name, logo, languages }: SiteData,
  light: FoundLogo | undefined,
  dark: FoundLogo | undefined,
  published: PublishedFiles,
  problems: LookProblem[],
): Logo | undefined {
  if (!logo || !light) return undefined;
  if (dark && Math.abs((dark.width / dark.height) * (light.height / light.width) - 1) > SAME_PROPORTIONS)
    problems.push({
      at: ['logo', 'dark'],
      words: {
        problem: `${quote(logo.dark)} is ${dark.width} × ${dark.height}, which are other proportions than the ${light.width} × ${light.height} of ${quote(logo.file)}: the page would move when the theme changes.`,
        mend: 'Save both with the same proportions.',
      },
    });
  const publish = (found: FoundLogo) => ({ ...found, path: published.add('logo', found.format, found.digest, { file: found.source }) });
  return {
    light: publish(light),
    ...(dark ? { dark: publish(dark) } : {}),
    alt: logo.alt ?? name,
    language: logo.language ?? languages[0]?.code ?? 'en',
  };
}

function isAboutSquare({ width, height }: FoundLogo): boolean {
  return width / height < 4 / 3 && height / width < 4 / 3;
}

function coloursOf(sections: readonly SectionNode[]): Colour[] {
  return sections.flatMap(({ colour, sections: own = [] }) => [...(colour === undefined ? [] : [colour]), ...coloursOf(own)]);
}

/** `content/theme.css` as it is published, with the files that it names. */
function ownStylesOf({ contentDir, byPath, isUnread }: LookSource, base: string, published: PublishedFiles, problems: LookProblem[]): string {
  const reading = byPath.get('theme.css');
  if (reading?.value.kind !== 'styles') return '';
  return fillAddresses(reading.value.styles, (address) => {
    if (address.startsWith('/')) return `${base}${address.slice(1)}`;
    const spelt = speltPath(address, byPath);
    const file = byPath.get(spelt);
    if (!file) {
      if (!isUnread(address))
        problems.push({
          at: [],
          words: { problem: `The styles name ${quote(address)}, which is not in the content folder.`, mend: 'Put the file there, or correct its name.' },
        });
      return '';
    }
    const [, name = '', ending = ''] = /([^/]+)\.(\w+)$/.exec(address) ?? [];
    return `${base}${published.add(name, ending.toLowerCase(), file.digest, { file: join(contentDir, spelt) })}`;
  });
}

/** The weights that are asked for first: of running text, of headlines, of labels. */
const WEIGHTS: Readonly<Record<FontRole, number>> = { text: 400, headlines: 560, labels: 400 };

function preloadsOf(
  language: string,
  { name }: SiteData,
  fonts: ChosenFonts,
  pathOf: (font: FoundFont) => string | undefined,
): Look['preloads'][string] {
  const letter = sampleLetter(language);
  const found = FONT_ROLES.flatMap((role) => {
    const face = letter === undefined ? undefined : faceWith(fonts[role] ?? [], letter, WEIGHTS[role]);
    return face ? [[role, pathOf(face)] as const] : [];
  });
  const nameplate = faceWith(fonts.headlines ?? [], name.slice(0, 1), WEIGHTS.headlines);
  return Object.fromEntries([...found, ...(nameplate ? [['nameplate', pathOf(nameplate)] as const] : [])]);
}

function cardLook({ rules = 'hairline' }: SiteData, fonts: ChosenFonts, logo: Logo | undefined): Look['card'] {
  const upright = (role: FontRole) => fonts[role]?.filter(({ font }) => font.style === 'normal').map(({ digest }) => digest);
  const headlines = upright('headlines') ?? upright('text');
  const labels = upright('labels');
  if (!headlines && !labels && !logo && rules === 'hairline') return undefined;
  return { headlines, labels, logo: logo?.light.digest, rules: rules === 'hairline' ? undefined : rules };
}
