import { escapeByNumber } from '../shared/escape-html.ts';

interface EditingPage {
  title: string;
  /** Addresses of the program and its styles. */
  start: string;
  styles: string;
  policy: string;
}

/** The page of the editing room. Everything in it is drawn by the program. */
export function editingPage({ title, start, styles, policy }: EditingPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="same-origin">
<title>${escapeByNumber(title)}</title>
<link rel="stylesheet" href="${styles}">
<script type="module" src="${start}"></script>
</head>
<body>
<noscript><p>Editing in the browser needs JavaScript. The newspaper itself does not.</p></noscript>
</body>
</html>
`;
}
