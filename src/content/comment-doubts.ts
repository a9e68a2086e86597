/** Letters that look like others, of which names are made that are not what they seem. */
const ALIKE: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', һ: 'h', і: 'l', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', ѕ: 's', т: 't', у: 'y', х: 'x', ԛ: 'q', ԝ: 'w', ӏ: 'l', г: 'r', п: 'n',
  // Greek
  α: 'a', β: 'b', γ: 'y', ε: 'e', η: 'n', ι: 'l', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u', χ: 'x', ω: 'w',
  // Armenian and Cherokee
  ա: 'w', հ: 'h', ո: 'n', ս: 'u', օ: 'o', ց: 'g', զ: 'q', ꭵ: 'l', ꮃ: 'w', ꮪ: 's', ꭺ: 'a', ꭰ: 'd', ꭱ: 'r', ꭲ: 't', ꭼ: 'e', ꮇ: 'm', ꮯ: 'c', ꮲ: 'p', ꮋ: 'h', ꮮ: 'l', ꮶ: 'k',
  // Latin: small capitals, letters of phonetics, and those with a stroke
  ᴀ: 'a', ɑ: 'a', ʙ: 'b', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ɡ: 'g', ɢ: 'g', ʜ: 'h', ɪ: 'l', ı: 'l', ȷ: 'j', ᴊ: 'j', ᴋ: 'k', ʟ: 'l', ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z', ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't',
  // A capital “I” is a small “l”, and so is a one
  i: 'l', '0': 'o', '1': 'l', '3': 'e', '5': 's',
};

const SCRIPTS = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
] as const;

/** Shorter names are parts of many others: “Ana” of “Diana”. */
const LEAST_WITHIN = 8;

/** What an editor should look at twice: a name that seems to be another’s, letters that seem to be others, and links. */
export function doubtsAbout({ name, text }: { name: string; text: string }, known: readonly string[]): string[] {
  const doubts: string[] = [];
  const mixed = mixedScripts(name);
  if (mixed.length > 1) doubts.push(`The name mixes letters of ${mixed.join(' and ')}, which look alike.`);
  const own = skeleton(name);
  const taken = known.find((other) => isTakenFor(own, skeleton(other)));
  if (taken !== undefined) doubts.push(`The name is, or looks like, that of ${taken}: readers may take it for one of the newspaper’s.`);
  const links = text.match(/\b(?:https?:\/\/|www\.)\S+/gi) ?? [];
  if (links.length > 0) doubts.push(`It has ${links.length === 1 ? 'a link' : `${links.length} links`}, which will be plain words.`);
  return doubts;
}

function isTakenFor(own: string, other: string): boolean {
  return other !== '' && (own === other || (other.length >= LEAST_WITHIN && own.includes(other)));
}

/** The scripts of a word that has letters of several. */
function mixedScripts(name: string): string[] {
  for (const word of name.split(/\s+/)) {
    const found = SCRIPTS.filter(([, letters]) => letters.test(word)).map(([script]) => script);
    if (found.length > 1) return found;
  }
  return [];
}

/** A name as it looks from afar. */
function skeleton(name: string): string {
  return Array.from(name.normalize('NFKD').toLowerCase())
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .map((letter) => ALIKE[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
