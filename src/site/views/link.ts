import type { PaletteColour } from '../../content/schemas/section.ts';

export interface LinkView {
  label: string;
  url: string;
}

export interface NavLink extends LinkView {
  current: boolean;
  colour?: PaletteColour;
  accent?: boolean | undefined;
}

export interface LanguageLink extends LinkView {
  language: string;
  direction: 'ltr' | 'rtl';
  short: string;
  current: boolean;
}
