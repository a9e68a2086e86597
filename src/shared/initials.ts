const CASED = /^\p{Lu}/u;
/** Half of all Arabic names of desks begin with it. */
const ARTICLE = /^ال(?=\p{Script=Arabic}{2})/u;
const MOST = 2;

/** What stands for a name where a portrait would: the capitals of its words, at most two; of a script without capitals its first letter, after an Arabic article. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const capitals = words.filter((word) => CASED.test(word)).map((word) => firstLetter(word));
  if (capitals.length === 0) return firstLetter(name.trim().replace(ARTICLE, ''));
  return [capitals[0], ...capitals.slice(1).slice(-(MOST - 1))].join('');
}

/** A letter outside the basic plane is two units long. */
function firstLetter(word: string): string {
  return String.fromCodePoint(...[word.codePointAt(0)].filter((point) => point !== undefined));
}
