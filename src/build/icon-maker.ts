import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { APP_ICONS, MASKABLE_ICON } from '../site/statements/web-app.ts';
import { cardTools, type LookFiles } from './card-look.ts';
import { inkOf, paperColour } from './card-maker.ts';
import { ICON_SIDES, type IconGround } from './icon-ground.ts';
import { setLine } from './typesetter.ts';

const SIDE = 64;

/** Draws the icons of one ground; what several of them begin with is made once. */
export class IconMaker {
  readonly #ground: IconGround;
  readonly #look: LookFiles;
  #drawing: Promise<Buffer> | undefined;

  constructor(ground: IconGround, look: LookFiles) {
    this.#ground = ground;
    this.#look = look;
  }

  /** The bytes of an icon, by its name. */
  async make(name: string): Promise<Buffer> {
    const { mark } = this.#ground;
    const drawing = await (this.#drawing ??= mark ? readFile(mark.source) : this.#drawInitial());
    const isDrawn = mark?.format !== 'png';
    const at = (size: number) => square(drawing, size, isDrawn);
    if (name === 'icon.svg') return isDrawn ? drawing : around(await at(256));
    if (name === 'favicon.ico') return packIcon([await at(16), await at(32)], [16, 32]);
    if (name === MASKABLE_ICON.file) return maskable(drawing, isDrawn);
    return at(ICON_SIDES[name] ?? APP_ICONS.large.side);
  }

  /** The letter on the accent, as outlines; the accent alone where no face has the letter. */
  async #drawInitial(): Promise<Buffer> {
    const { letter, accent, card } = this.#ground;
    const { headlines } = await cardTools(card, this.#look);
    const size = 50;
    const { width, outlines } = setLine(letter, { family: 'serif', size, own: headlines }, 'ltr');
    const scale = Math.min(1, 52 / Math.max(width, 1));
    const [x, y] = [(SIDE - width * scale) / 2, SIDE / 2 + size * 0.335 * scale].map((value) => Math.round(value * 100) / 100);
    return Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}">` +
        `<rect width="${SIDE}" height="${SIDE}" fill="${inkOf(accent)}"/>` +
        `<g fill="${paperColour()}" transform="translate(${x} ${y}) scale(${Math.round(scale * 1000) / 1000})">${outlines}</g></svg>`,
    );
  }
}

/** The drawing in a square; telephones show what is transparent as black. */
function square(drawing: Buffer, size: number, isDrawn: boolean): Promise<Buffer> {
  return sharp(drawing, isDrawn ? { density: 600 } : {})
    .resize(size, size, { fit: 'contain', background: paperColour() })
    .flatten({ background: paperColour() })
    .png({ palette: true })
    .toBuffer();
}

/** Telephones cut an icon to a shape of their own; what counts is in the middle four fifths. */
async function maskable(drawing: Buffer, isDrawn: boolean): Promise<Buffer> {
  const inside = Math.round(MASKABLE_ICON.side * 0.8);
  const [before, after] = [Math.ceil((MASKABLE_ICON.side - inside) / 2), Math.floor((MASKABLE_ICON.side - inside) / 2)];
  const middle = sharp(drawing, isDrawn ? { density: 600 } : {})
    .resize(inside, inside, { fit: 'contain', background: paperColour() })
    .flatten({ background: paperColour() })
    .png();
  // A mark that fills its square goes on in the colour of its corner.
  const { data } = await sharp(await middle.toBuffer())
    .extract({ left: 0, top: 0, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [r = 255, g = 255, b = 255] = data;
  const background = { r, g, b };
  return middle.extend({ top: before, bottom: after, left: before, right: after, background }).png({ palette: true }).toBuffer();
}

/** A picture as a drawing, for browsers that ask for one. */
function around(picture: Buffer): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><image width="256" height="256" href="data:image/png;base64,${picture.toString('base64')}"/></svg>`,
  );
}

/** Pictures in PNG as one file of icons: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
function packIcon(pictures: readonly Buffer[], sizes: readonly number[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach((picture, place) => {
    const entry = 6 + 16 * place;
    head.writeUInt8(sizes[place] ?? 0, entry);
    head.writeUInt8(sizes[place] ?? 0, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  });
  return Buffer.concat([head, ...pictures]);
}
