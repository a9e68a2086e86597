import type { BookFacts } from '../../site/views/book.ts';
import type { BookContent } from './book-content.ts';
import type { BookFace } from './book-faces.ts';
import { xmlText } from './xml.ts';

/** The texts of a book’s files by their names, as EPUB 3 has them: the package, the contents, the title page, the stories. */
export function writeBookFiles(
  facts: BookFacts,
  { chapters, pictures }: BookContent,
  faces: readonly BookFace[],
): [name: string, text: string][] {
  const stories = chapters.map((chapter, place) => ({ ...chapter, name: `story-${String(place + 1).padStart(3, '0')}.xhtml` }));
  return [
    ['META-INF/container.xml', CONTAINER],
    [
      'EPUB/package.opf',
      writePackage(
        facts,
        stories.map(({ name }) => name),
        pictures.map(({ name }) => name),
        faces,
      ),
    ],
    ['EPUB/nav.xhtml', writeContents(facts, stories)],
    ['EPUB/title.xhtml', writeTitle(facts)],
    ...stories.map(({ name, headline, xhtml }): [string, string] => [`EPUB/${name}`, writePage(facts, headline, xhtml)]),
    ['EPUB/style.css', writeStyle(facts, faces)],
  ];
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

const CONTAINER = `${XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

function writePackage(facts: BookFacts, stories: readonly string[], pictures: readonly string[], faces: readonly BookFace[]): string {
  const item = (id: string, name: string, type: string, properties = '') =>
    `<item id="${id}" href="${xmlText(name)}" media-type="${type}"${properties}/>`;
  const meta = (property: string, value: string) => `<meta property="${property}">${xmlText(value)}</meta>`;
  const features = ['tableOfContents', 'readingOrder', 'structuralNavigation', 'alternativeText', 'displayTransformability'];
  const modes = pictures.length > 0 ? ['textual', 'visual'] : ['textual'];
  const direction = facts.direction === 'rtl' ? ' page-progression-direction="rtl"' : '';
  return `${XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${facts.language}" dir="${facts.direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${[
  `<dc:identifier id="id">${xmlText(facts.id)}</dc:identifier>`,
  `<dc:title>${xmlText(facts.title)}</dc:title>`,
  `<dc:language>${facts.language}</dc:language>`,
  `<dc:creator>${xmlText(facts.newspaper)}</dc:creator>`,
  `<dc:publisher>${xmlText(facts.publisher)}</dc:publisher>`,
  `<dc:date>${facts.day}</dc:date>`,
  `<dc:description>${xmlText(facts.words.about)}</dc:description>`,
  `<dc:rights>${xmlText(facts.rights)}</dc:rights>`,
  meta('dcterms:modified', facts.modified),
  ...modes.map((mode) => meta('schema:accessMode', mode)),
  meta('schema:accessModeSufficient', 'textual'),
  ...features.map((feature) => meta('schema:accessibilityFeature', feature)),
  meta('schema:accessibilityHazard', 'none'),
].join('\n')}
</metadata>
<manifest>
${[
  item('nav', 'nav.xhtml', XHTML, ' properties="nav"'),
  item('title', 'title.xhtml', XHTML),
  ...stories.map((name, place) => item(`story-${place + 1}`, name, XHTML)),
  item('style', 'style.css', 'text/css'),
  ...pictures.map((name, place) => item(`picture-${place + 1}`, name, 'image/jpeg')),
  ...faces.map(({ name }, place) => item(`face-${place + 1}`, name, 'font/woff2')),
].join('\n')}
</manifest>
<spine${direction}>
<itemref idref="title"/>
<itemref idref="nav"/>
${stories.map((_, place) => `<itemref idref="story-${place + 1}"/>`).join('\n')}
</spine>
</package>
`;
}

const XHTML = 'application/xhtml+xml';

function writeContents(facts: BookFacts, stories: readonly { name: string; headline: string }[]): string {
  const lines = stories.map(({ name, headline }) => `<li><a href="${name}">${xmlText(headline)}</a></li>`);
  const contents = xmlText(facts.words.contents);
  return writePage(
    facts,
    facts.words.contents,
    `<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">${contents}</h1>
<ol>
${lines.join('\n')}
</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden" aria-label="${xmlText(facts.newspaper)}">
<ol>
<li><a epub:type="toc" href="nav.xhtml">${contents}</a></li>
<li><a epub:type="bodymatter" href="${stories[0]?.name ?? 'title.xhtml'}">${xmlText(stories[0]?.headline ?? '')}</a></li>
</ol>
</nav>`,
  );
}

function writeTitle({ newspaper, edition, date, day, words, publisher, rights, id, ...facts }: BookFacts): string {
  const name = edition === undefined ? '' : `\n<p class="edition">${xmlText(edition)}</p>`;
  const own = publisher === newspaper ? '' : `<br/>${xmlText(publisher)}`;
  return writePage(
    facts,
    newspaper,
    `<section epub:type="titlepage" class="title-page">
<h1>${xmlText(newspaper)}</h1>${name}
<p class="day"><time datetime="${day}">${xmlText(date)}</time></p>
<p class="about">${xmlText(words.about)}</p>
<p class="rights">${xmlText(rights)}${own}<br/><a href="${xmlText(id)}">${xmlText(id)}</a></p>
</section>`,
  );
}

function writePage({ language, direction }: Pick<BookFacts, 'language' | 'direction'>, title: string, body: string): string {
  return `${XML}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8"/>
<title>${xmlText(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Few rules: a reading program’s own settings are to count. */
function writeStyle({ direction }: BookFacts, faces: readonly BookFace[]): string {
  const rules = faces.map(
    ({ family, name, style, weight }) =>
      `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weight}; src: url("${name}") format("woff2"); }`,
  );
  const families = [...new Set(faces.map(({ family }) => `"${family}"`)), 'serif'].join(', ');
  const edge = direction === 'rtl' ? 'right' : 'left';
  return `${rules.join('\n')}
body { font-family: ${families}; line-height: 1.5; margin: 0 5%; }
h1 { font-size: 1.6em; line-height: 1.15; font-weight: 600; margin: 0.4em 0 0.5em; }
h2, h3, h4, h5 { font-size: 1.1em; line-height: 1.25; margin: 1.4em 0 0.4em; page-break-after: avoid; }
p { margin: 0 0 0.7em; }
article > header { border-bottom: 1px solid; margin-bottom: 1.2em; padding-bottom: 0.4em; }
article > header p { font-size: 0.9em; margin-bottom: 0.5em; }
article > header a { margin-${edge === 'left' ? 'right' : 'left'}: 0.8em; }
a { color: inherit; }
h1 a, nav a { text-decoration: none; }
figure { margin: 1em 0; page-break-inside: avoid; }
img { max-width: 100%; height: auto; }
figcaption { font-size: 0.8em; line-height: 1.35; margin-top: 0.4em; }
blockquote, [role="note"] { margin: 1em 0; padding-${edge}: 1em; border-${edge}: 2px solid; }
table { border-collapse: collapse; font-size: 0.85em; }
th, td { border-bottom: 1px solid; padding: 0.25em 0.6em 0.25em 0; text-align: ${edge}; vertical-align: top; }
pre { white-space: pre-wrap; }
nav ol { list-style: none; padding: 0; }
nav li { margin: 0 0 0.7em; }
.title-page { text-align: center; padding-top: 20%; }
.title-page h1 { font-size: 2.6em; }
.title-page .edition { font-size: 1.4em; }
.title-page .rights { font-size: 0.8em; margin-top: 4em; }
`;
}
