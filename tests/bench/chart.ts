/** Bars that are compared with each other, on a scale of their own. */
export interface ChartGroup {
  title: string;
  bars: readonly ChartBar[];
}

export interface ChartBar {
  label: string;
  value: number;
  /** How the value is written. */
  text: string;
  /** One of ours. */
  own: boolean;
}

const WIDTH = 720;
const MARGIN = 24;
const LABEL_WIDTH = 260;
const VALUE_WIDTH = 80;
const BAR = 16;
const ROW = 26;
const TITLE = 34;
const GAP = 18;
const TOP = 52;

const STYLE = `
    :root { color-scheme: light dark; }
    .paper { fill: #fdfcfa; }
    .axis { stroke: #8d8b87; }
    .own { fill: #24508f; }
    .peer { fill: #b9b6b0; }
    text { fill: #1d1f24; font: 14px system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
    .title { font-weight: 600; }
    .label { text-anchor: end; }
    .soft { fill: #55575d; }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #14161b; }
      .axis { stroke: #77797f; }
      .own { fill: #8fb5ee; }
      .peer { fill: #5b5e66; }
      text { fill: #ecebe7; }
      .soft { fill: #b9bac0; }
    }`;

/** A bar chart as an SVG document, legible on light and dark. */
export function drawChart(title: string, note: string, groups: readonly ChartGroup[]): string {
  const parts: string[] = [];
  let y = TOP;
  for (const group of groups) {
    parts.push(drawGroup(group, y));
    y += TITLE + group.bars.length * ROW + GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-labelledby="title">`,
    `  <title id="title">${escape(title)}</title>`,
    `  <desc>${escape(describeGroups(groups))}</desc>`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="paper" width="${WIDTH}" height="${y}" />`,
    `  <text class="soft" x="${MARGIN}" y="${MARGIN + 10}">${escape(note)}</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function drawGroup({ title, bars }: ChartGroup, top: number): string {
  const longest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const start = MARGIN + LABEL_WIDTH;
  const room = WIDTH - start - VALUE_WIDTH - MARGIN;
  const rows = bars.flatMap(({ label, value, text, own }, index) => {
    const y = top + TITLE + index * ROW;
    const width = Math.max(1, Math.round((value / longest) * room));
    return [
      `  <text class="label" x="${start - 10}" y="${y + 13}">${escape(label)}</text>`,
      `  <rect class="${own ? 'own' : 'peer'}" x="${start}" y="${y}" width="${width}" height="${BAR}" />`,
      `  <text class="soft" x="${start + width + 8}" y="${y + 13}">${escape(text)}</text>`,
    ];
  });
  const end = top + TITLE + bars.length * ROW - (ROW - BAR);
  return [
    `  <text class="title" x="${MARGIN}" y="${top + 18}">${escape(title)}</text>`,
    ...rows,
    `  <path class="axis" d="M${start - 0.5} ${top + TITLE - 4}V${end + 4}" />`,
  ].join('\n');
}

function describeGroups(groups: readonly ChartGroup[]): string {
  return groups.map(({ title, bars }) => `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}.`).join(' ');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
