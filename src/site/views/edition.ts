/** The edition that a page belongs to; components take their words and digits from it. */
export interface EditionView {
  language: string;
  locale: string;
  direction: 'ltr' | 'rtl';
}
