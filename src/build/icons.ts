import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Newsroom } from '../content/newsroom-model.ts';
import { digestOf } from '../shared/digest.ts';
import { MASKABLE_ICON } from '../site/statements/web-app.ts';
import { CARD_DRAWING } from './card-key.ts';
import { ICON_SIDES, type IconGround } from './icon-ground.ts';
import type { IconMaker } from './icon-maker.ts';

/** Every icon that is drawn. */
export const ICONS: readonly string[] = ['icon.svg', 'favicon.ico', MASKABLE_ICON.file, ...Object.keys(ICON_SIDES)];

/** Raise it when icons are drawn in another way. */
const METHOD = 1;

/** An icon that is made when it is wanted. */
export interface Icon {
  path: string;
  /** Of all that decides its bytes. */
  digest: string;
  make: () => Promise<Buffer>;
}

/**
 * The icons, drawn from the newspaper’s mark or the first letter of its name on its accent. A file of the same name in `public/` takes
 * the place of one.
 */
export function listIcons(root: string, newsroom: Newsroom): Icon[] {
  const ground = groundOf(newsroom);
  const from = JSON.stringify([METHOD, CARD_DRAWING, ground.mark ? [ground.mark.digest, ground.mark.format] : ground]);
  let maker: Promise<IconMaker> | undefined;
  const obtainMaker = () => (maker ??= import('./icon-maker.ts').then((module) => new module.IconMaker(ground, newsroom.look)));
  return ICONS.filter((name) => !existsSync(join(root, 'public', name))).map((path) => ({
    path,
    digest: digestOf(`${path} ${from}`),
    make: async () => (await obtainMaker()).make(path),
  }));
}

/** Articles, which stand before many newspapers’ names. */
const ARTICLE = /^(?:(?:the|der|die|das|la|le|les|el|los|las|il|lo|o|a|os|as|de|het)\s+|l['’])(?=\S)/i;

function groundOf({ site, look }: Newsroom): IconGround {
  const [first] = new Intl.Segmenter(site.languages[0]?.code).segment(site.name.replace(ARTICLE, ''));
  const letter = (first?.segment ?? '').toLocaleUpperCase(site.languages[0]?.code);
  return { mark: look.mark, letter, accent: look.inks[site.accent] ?? site.accent, card: look.card };
}
