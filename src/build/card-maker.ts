import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { digestOf } from '../shared/digest.ts';
import { CARD_DRAWING, CARD_JPEG } from './card-key.ts';
import { cardTools, type CardTools, type LookFiles } from './card-look.ts';
import { PREVIEW_SIZE, type CardView } from '../site/seo/preview.ts';
import { writeWholeAsync } from '../shared/whole-file.ts';
import './one-thread.ts';
import { openCache } from './picture-cache.ts';
import { setLine, setParagraph, type SetLine } from './typesetter.ts';
import type { TypeStyle } from './type-style.ts';

/** A card as a JPEG, made at once or taken from the cache. */
export function makeCard(card: CardView, options: { cacheDir: string; look?: LookFiles }): Promise<Buffer> {
  return getCard(card, openCache(options.cacheDir), options.look);
}

async function getCard(card: CardView, cache: ReturnType<typeof openCache>, look: LookFiles | undefined): Promise<Buffer> {
  const key = digestOf(`${CARD_DRAWING} ${JSON.stringify(card)}`).replaceAll(/[^\w]/g, '_');
  const cached = await cache.read(key);
  if (cached) return cached;
  const tools = await cardTools(card.look, look);
  const bytes = await sharp(Buffer.from(drawCard(card, tools)))
    .flatten()
    .jpeg(CARD_JPEG)
    .toBuffer();
  await cache.write(key, 'jpg', bytes);
  return bytes;
}

export interface CardJob {
  card: CardView;
  /** Where the file is wanted. */
  output: string;
}

/** Makes cards and puts them where they are wanted. While some are being encoded, `workers` of them at once, the next is drawn. */
export async function makeCards(
  jobs: readonly CardJob[],
  { cacheDir, look, workers, onProgress }: { cacheDir: string; look?: LookFiles; workers: number; onProgress?: (made: number) => void },
): Promise<void> {
  const cache = openCache(cacheDir);
  let [next, made] = [0, 0];
  const work = async () => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      await writeWholeAsync(job.output, await getCard(job.card, cache, look));
      onProgress?.((made += 1));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

const { width: WIDTH, height: HEIGHT } = PREVIEW_SIZE;
const MARGIN = 68;
const MEASURE = WIDTH - 2 * MARGIN;

/** A card as SVG: nameplate, scale rule, the section’s colour, and the headline in the site’s own letters, drawn as outlines. */
export function drawCard(card: CardView, tools: CardTools = PLAIN): string {
  const { paper, ink } = themeColours();
  const content = card.title === card.siteName ? drawNameplate(card, tools) : drawHeadline(card, tools);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/><g fill="${ink}">${content}</g></svg>`
  );
}

const PLAIN: CardTools = { headlines: [], labels: [], rules: undefined };

/** Of the newspaper itself. */
function drawNameplate(card: CardView, tools: CardTools): string {
  const { title, kicker, colour, day, edition } = card;
  const { size, lines } = setParagraph(
    title,
    { family: 'serif', tracking: -0.036, own: tools.headlines },
    { direction: 'ltr', sizes: [176, 150, 128, 108, 88, 72], width: MEASURE, most: 1 },
  );
  const [line = EMPTY] = lines;
  const label = [kicker, day].filter((part) => part !== undefined).join(' · ');
  const under = label === '' ? EMPTY : setLine(label, labelStyle(edition.direction, 34, tools), edition.direction);
  return [
    tools.logo
      ? drawLogo(tools.logo, { x: WIDTH / 2, y: 350, width: MEASURE, height: 240, at: 'middle' })
      : place(line, (WIDTH - line.width) / 2, 318 + size * 0.08),
    scaleRule(390, tools.rules),
    place(under, (WIDTH - under.width) / 2, 470, inkOf(colour)),
  ].join('');
}

function drawHeadline({ edition: { direction }, siteName, title, kicker, colour, day }: CardView, tools: CardTools): string {
  const isRtl = direction === 'rtl';
  const atStart = (line: SetLine) => (isRtl ? WIDTH - MARGIN - line.width : MARGIN);
  const atEnd = (line: SetLine) => (isRtl ? MARGIN : WIDTH - MARGIN - line.width);
  const hue = inkOf(colour);
  const name = setLine(siteName, { family: 'serif', size: 58, tracking: -0.036, own: tools.headlines }, 'ltr');
  const date = day === undefined ? EMPTY : setLine(day, labelStyle(direction, 26, tools), direction);
  const label = kicker === undefined ? EMPTY : setLine(kicker, labelStyle(direction, 32, tools), direction);
  const { size, lines } = setParagraph(
    title,
    isRtl ? { family: 'naskh', own: tools.headlines } : { family: 'serif', tracking: -0.02, own: tools.headlines },
    {
      direction,
      sizes: isRtl ? [78, 68, 58, 50] : [96, 84, 74, 65, 57],
      width: MEASURE,
      most: 4,
    },
  );
  const leading = size * (isRtl ? 1.5 : 1.07);
  const labelRoom = kicker === undefined ? 30 : 82;
  const block = labelRoom + leading * lines.length;
  const top = 164 + Math.max(0, HEIGHT - 48 - 164 - block) * 0.42;
  const first = top + labelRoom + leading * (isRtl ? 0.68 : 0.78);
  return [
    tools.logo
      ? drawLogo(tools.logo, { x: isRtl ? WIDTH - MARGIN : MARGIN, y: 106, width: 640, height: 66, at: isRtl ? 'end' : 'start' })
      : place(name, atStart(name), 98),
    place(date, atEnd(date), 98, themeColours()['ink-soft']),
    scaleRule(122, tools.rules),
    `<rect x="${isRtl ? WIDTH - MARGIN - 112 : MARGIN}" y="${short(top)}" width="112" height="9" fill="${hue}"/>`,
    place(label, atStart(label), top + 56, hue),
    ...lines.map((line, number) => place(line, atStart(line), first + leading * number)),
  ].join('');
}

const EMPTY: SetLine = { width: 0, outlines: '' };

function labelStyle(direction: 'ltr' | 'rtl', size: number, { labels }: CardTools): TypeStyle {
  return { family: direction === 'rtl' ? 'naskh' : 'sans', size, own: labels };
}

function place({ outlines }: SetLine, x: number, y: number, colour?: string): string {
  if (outlines === '') return '';
  return `<g transform="translate(${short(x)} ${short(y)})"${colour === undefined ? '' : ` fill="${colour}"`}>${outlines}</g>`;
}

/** The logo in the place of the name, standing on a line and no larger than its room. */
function drawLogo(
  { address, ratio }: NonNullable<CardTools['logo']>,
  room: { x: number; y: number; width: number; height: number; at: 'start' | 'middle' | 'end' },
): string {
  const width = Math.min(room.width, room.height * ratio);
  const height = width / ratio;
  const left = { start: room.x, middle: room.x - width / 2, end: room.x - width }[room.at];
  return `<image x="${short(left)}" y="${short(room.y - height)}" width="${short(width)}" height="${short(height)}" href="${address}"/>`;
}

/** A colour of the palette, or one that is written out. */
export function inkOf(colour: string): string {
  return themeColours()[colour] ?? colour;
}

/** The design’s light paper. */
export function paperColour(): string {
  return themeColours().paper ?? '#ffffff';
}

/** A map’s neatline, as below every nameplate of the site. */
function scaleRule(y: number, rules: CardTools['rules']): string {
  if (rules === 'none') return '';
  if (rules === 'double') return `<path d="M${MARGIN} ${y}h${MEASURE}v2h-${MEASURE}zM${MARGIN} ${y + 5}h${MEASURE}v2h-${MEASURE}z"/>`;
  const step = MEASURE / 24;
  const bars = Array.from({ length: 12 }, (_, bar) => `M${short(MARGIN + 2 * bar * step)} ${y}h${short(step)}v7h-${short(step)}z`).join('');
  return `<path d="${bars}M${MARGIN} ${y - 1.5}h${MEASURE}v1.5h-${MEASURE}zM${MARGIN} ${y + 7}h${MEASURE}v1.5h-${MEASURE}z"/>`;
}

let colours: Record<string, string> | undefined;

/** The design’s colours in light mode, from its tokens, in the notation that SVG knows. */
function themeColours(): Record<string, string> {
  if (!colours) {
    const css = readFileSync(new URL('../theme/styles/tokens.css', import.meta.url), 'utf8');
    const tokens = css.matchAll(/--color-([a-z-]+): light-dark\(oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
    colours = Object.fromEntries(
      [...tokens].map(([, name = '', ...values]) => [name, toHex(...(values.map(Number) as [number, number, number]))]),
    );
  }
  return colours;
}

/** OKLCH as sRGB: https://www.w3.org/TR/css-color-4/#color-conversion-code */
function toHex(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const encoded = linear.map((value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
  return `#${encoded
    .map((value) =>
      Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
