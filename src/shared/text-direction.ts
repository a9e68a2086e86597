/** Letters of the scripts that run from right to left. */
const FROM_THE_RIGHT = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;

/** The direction in which most letters of a text run; undefined where it has none. */
export function textDirection(text: string): 'ltr' | 'rtl' | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const fromTheRight = text.match(FROM_THE_RIGHT)?.length ?? 0;
  return 2 * fromTheRight > letters ? 'rtl' : 'ltr';
}
