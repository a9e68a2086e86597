const FENCE = /^\s{0,3}(?:(`{3,})[^`]*$|(~{3,}))/;

/** The lines of a body that are not inside a fenced block of code, for a look before it is parsed. */
export function proseLines(body: string): { text: string; line: number }[] {
  let fence: string | undefined;
  return body.split('\n').flatMap((text, index) => {
    const [, backticks, opening = backticks] = FENCE.exec(text) ?? [];
    if (opening !== undefined) {
      if (fence === undefined) fence = opening;
      else if (opening.startsWith(fence)) fence = undefined;
      return [];
    }
    return fence === undefined ? [{ text, line: index + 1 }] : [];
  });
}
