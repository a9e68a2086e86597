import sharp from 'sharp';

/** Raise it when pictures are put on another ground. */
export const GROUND_METHOD = 1;

/** What is put behind a picture that can be seen through: white, as paper is, or what white would not stand out from. */
export const GROUNDS = { light: '#ffffff', dark: '#16181c' } as const;

/** Enough to tell what a picture is drawn in. */
const LOOKED_AT = 64;
/** Against white, what is brighter has a contrast of less than two to one. */
const TOO_BRIGHT = 0.47;
/** When more than this part of what is drawn would be lost on white, it was drawn for the dark. */
const MOST_LOST = 0.7;

/**
 * The ground on which a picture that can be seen through is legible in every theme, on paper and in feeds: what its page shows through
 * it would be another colour in each of them.
 */
export async function groundOf(picture: string): Promise<string> {
  const { data, info } = await sharp(picture, { failOn: 'truncated' })
    .resize(LOOKED_AT, LOOKED_AT, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [drawn, lost] = [0, 0];
  for (let place = 0; place < data.length; place += info.channels) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(place, place + info.channels);
    drawn += alpha;
    if (luminance(red, green, blue) > TOO_BRIGHT) lost += alpha;
  }
  return lost > drawn * MOST_LOST ? GROUNDS.dark : GROUNDS.light;
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(...colour: [red: number, green: number, blue: number]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
