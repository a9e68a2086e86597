/** The beginnings of what XML does not read for “&”, and their ends. */
const CLOSED: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };
const NEXT = /<!\[CDATA\[|<!--|<\?|&/g;
const REFERENCE = /^&(?:#\d{1,8}|#[xX][\da-fA-F]{1,8}|[\p{L}_][\p{L}\p{N}_.-]{0,40});/u;
/** As long as the longest reference, or what begins one of the parts above. */
const LONGEST = 48;

/** Writes “&amp;” for each “&” of an XML file that begins no reference, as old systems leave them in addresses. Takes the file piece by piece. */
export class BareAmpersands {
  /** How many there were. */
  count = 0;
  /** The line of the first, 1-based. */
  line: number | undefined;
  #rest = '';
  /** What ends the part that is being passed over. */
  #end: string | undefined;
  #lines = 1;

  /** The next piece of the file. What cannot be judged yet is kept for the piece after it. */
  mend(piece: string, isLast = false): string {
    const text = this.#rest + piece;
    const safe = isLast ? text.length : Math.max(0, text.length - LONGEST);
    let out = '';
    let at = 0;
    while (at < safe) {
      const next = this.#end === undefined ? this.#passOutside(text, at, safe) : this.#passInside(text, at, safe, this.#end);
      out += next.written;
      at = next.at;
    }
    this.#rest = text.slice(at);
    return out;
  }

  #passInside(text: string, from: number, safe: number, end: string): { at: number; written: string } {
    const found = text.indexOf(end, from);
    const at = found < 0 ? safe : found + end.length;
    if (found >= 0) this.#end = undefined;
    return { at, written: this.#counted(text.slice(from, at)) };
  }

  #passOutside(text: string, from: number, safe: number): { at: number; written: string } {
    NEXT.lastIndex = from;
    const found = NEXT.exec(text);
    if (found === null || found.index >= safe) return { at: safe, written: this.#counted(text.slice(from, safe)) };
    const before = this.#counted(text.slice(from, found.index));
    const [sign] = found;
    const at = found.index + sign.length;
    if (sign !== '&') {
      this.#end = CLOSED[sign];
      return { at, written: before + sign };
    }
    if (REFERENCE.test(text.slice(found.index, found.index + LONGEST))) return { at, written: `${before}&` };
    this.count += 1;
    this.line ??= this.#lines;
    return { at, written: `${before}&amp;` };
  }

  #counted(text: string): string {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lines += 1;
    return text;
  }
}
