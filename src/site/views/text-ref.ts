/** A text in Markdown or MDX, which the page that prints it opens: which file, and what it held when the page was asked for. */
export interface TextRef {
  file: string;
  digest: string;
}
