/** Words without anything that Markdown would read. */
export function escaped(words: string): string {
  return words
    .replace(/[\\[\]*_`<{~&|@]|:(?=\S)/g, '\\$&')
    .replace(/\bwww\./gi, (found) => found.replace('.', '\\.'))
    .replace(/\s+/g, ' ');
}
