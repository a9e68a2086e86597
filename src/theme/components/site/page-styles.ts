import {
  createComponent,
  renderSlotToString,
  renderTemplate,
  unescapeHTML,
  type ComponentSlots,
  type renderToString,
} from 'astro/runtime/server/index.js';
import { splitFaces } from '../../styles/faces.ts';
import { escapeHtml } from '../../../shared/escape-html.ts';
import { styleText } from '../../../site/printed-styles.ts';
import { withStyles } from '../../../site/seo/policy.ts';

type PrintedPage = Parameters<typeof renderToString>[0];

interface Props {
  /** The page’s Content-Security-Policy but for its styles. */
  policy: string;
  /** What the page has besides the styles of its components, which come after these. */
  sheets: readonly string[];
  /** Where the stand-ins are other widths than the faces: the path under which pages have had the same faces fetched. */
  facesFrom?: string | undefined;
}

/**
 * All styles of the page in the page itself, so that nothing is waited for before it is painted, and the policy that allows them by their
 * hashes. What is in the slot stands right behind the policy: what is asked for before the page is laid out. Faces that are fetched have a
 * style of their own, which the head’s script may put off (`settings.js`). The other rules stand where Astro puts the styles of
 * components, last in the head.
 */
export const PageStyles = createComponent(async (page: PrintedPage, { policy, sheets, facesFrom }: Props, slots: ComponentSlots) => {
  const first = slots.default ? await renderSlotToString(page, slots.default) : '';
  // While editing, Vite puts each file’s styles into the page and changes them there.
  if (!import.meta.env.PROD) return asHtml(`${first}<style>${sheets.join('\n')}</style>`);
  const own = [...page.styles].filter(({ props }) => props.rel !== 'stylesheet');
  const { faces, rules, hashes } = splitFaces([...sheets, ...own.map(({ children }) => children)]);
  for (const style of own) page.styles.delete(style);
  page.styles.add({ props: {}, children: styleText(rules) });
  const allowed = withStyles(policy, hashes);
  const from = facesFrom === undefined ? '' : ` data-from="${escapeHtml(facesFrom)}"`;
  return asHtml(`<meta http-equiv="content-security-policy" content="${allowed}">${first}<style id="faces"${from}>${faces}</style>`);
});

function asHtml(text: string): ReturnType<typeof renderTemplate> {
  return renderTemplate`${unescapeHTML(text)}`;
}
