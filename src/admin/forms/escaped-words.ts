/** Words without anything that Markdown would read. In an address that it knows by itself, a backslash would be a letter. */
export function escaped(words: string): string {
  return words.replace(/[\\[\]*_`<{~&|@]|:(?=\S)|(?<=www)\./gi, '\\$&').replace(/\s+/g, ' ');
}
