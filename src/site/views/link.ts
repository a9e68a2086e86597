import type { Colour } from '../../content/schemas/colour.ts';

export interface LinkView {
  label: string;
  url: string;
}

export interface NavLink extends LinkView {
  current: boolean;
  colour?: Colour;
  accent?: boolean | undefined;
}

export interface LanguageLink extends LinkView {
  language: string;
  direction: 'ltr' | 'rtl';
  short: string;
  current: boolean;
}
