import type { BannerWish, FrontPlace, FrontWish } from '../../admin/desk/front-desk.ts';
import { FRONT_PLACES, SINGLE_PLACES } from '../../admin/desk/front-desk.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { choiceField, hiddenFields, lineField, sayFault, textField } from './desk-document.ts';
import { blockFields, briefingFields, type BlocksView } from './front-blocks.ts';
import type { FoundStory } from './story-search.ts';

/** How the places of a front are called, and how many stories each can have. */
export const PLACES: Readonly<Record<FrontPlace, { name: string; hint: string; most: number; short: string }>> = {
  lead: { name: 'Lead', hint: 'The story that leads. Empty: the newest.', most: 1, short: 'Lead' },
  leadRelated: {
    name: 'Under the lead',
    hint: 'Up to four; of a package, the first two stand beside the lead.',
    most: 4,
    short: 'Under it',
  },
  top: { name: 'Headlines', hint: 'The second column, without pictures: up to seven are seen.', most: 40, short: 'Headlines' },
  pictures: { name: 'Picture strip', hint: 'A gallery.', most: 1, short: 'Strip' },
  archive: { name: 'From the archive', hint: 'Empty: this day in another year.', most: 1, short: 'Archive' },
  choice: { name: 'Editors’ choice', hint: 'Up to five.', most: 5, short: 'Choice' },
};

export const MODES = [
  ['', 'As the news asks'],
  ['normal', 'Normal: a picture beside the headlines'],
  ['big', 'Big: a headline as wide as the page'],
  ['package', 'Package: stories of one subject under one rule'],
  ['quiet', 'Quiet: no picture'],
] as const;

export interface FrontPageView {
  base: string;
  language: string;
  languages: readonly (readonly [code: string, name: string])[];
  /** The fronts of the language, each with its name and when it is shown. */
  fronts: readonly (readonly [id: string, name: string])[];
  timeZone: string;
  /** As it is in the file, or as it was sent and not taken. */
  wish: FrontWish;
  /** The digest of its file; empty for a new one. */
  seen: string;
  /** True of a front that has no file yet and is to be shown for some time. */
  isNew: boolean;
  name: string;
  stories: Readonly<Record<FrontPlace, readonly FoundStory[]>>;
  found: readonly FoundStory[];
  faults: readonly Fault[];
  blocks: BlocksView;
  banner: { wish: BannerWish; seen: string; isUp: boolean; faults: readonly Fault[] };
  once: () => string;
}

/** A front with its stories in their places, and the alert above the pages. */
export function frontPage(view: FrontPageView): string {
  const { language, wish, seen, isNew, faults, once } = view;
  const own = (field: string): readonly Fault[] => faults.filter((fault) => (fault.field ?? '').split(/[.[]/)[0] === field);
  const known = [...FRONT_PLACES, 'from', 'until', 'leadMode', 'name', 'blocks', 'briefing'];
  const others = faults.filter(({ field = '' }) => !known.includes(field.split(/[.[]/)[0] ?? ''));
  const isTimed = isNew || wish.id.includes('/');
  return `${whichFront(view)}
<noscript><p class="fault">Stories are arranged with JavaScript, which is switched off here. Times, the design of the top, the briefing and the blocks can be saved; the stories stay where they are.</p></noscript>
<form method="post" id="front-form" class="arrange">
${hiddenFields({ task: 'front', language, front: wish.id, isNew: isNew ? 'true' : '', seen, once: once() })}
${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
<section class="find" aria-labelledby="find"><h2 id="find">Stories</h2>
<div class="field"><label for="query">Find by headline, summary or section</label><input type="search" id="query" autocomplete="off"></div>
<ul class="found" id="found">${view.found.map((story) => `<li data-key="${escape(story.key)}" data-about="${escape(story.about)}">${escape(story.headline)}</li>`).join('')}</ul></section>
<section class="places" aria-labelledby="arranged"><h2 id="arranged">Arranged</h2>
${isTimed ? timeFields(view, own) : ''}
${choiceField({ id: 'leadMode', name: 'leadMode', label: 'The top', value: wish.leadMode ?? '', faults: own('leadMode') }, MODES)}
${FRONT_PLACES.map((place) => placeList(place, view.stories[place], own(place))).join('\n')}
${briefingFields(wish.briefing, view.found, own('briefing'))}
${blockFields(view.blocks)}
<p class="visually-hidden" role="status" id="told"></p>
<div class="buttons"><button type="button" id="show">Look at it</button> <button class="main">Save the front</button></div>
</section>
</form>
<section class="looks" id="looks" aria-labelledby="looked" hidden><h2 id="looked" tabindex="-1">As readers would see it</h2>
<div id="wrong"></div>
<div class="frames"><figure><figcaption>On a phone</figcaption><div class="frame" data-width="390" data-height="780"><iframe title="The front on a phone" tabindex="-1"></iframe></div></figure>
<figure><figcaption>On a desk</figcaption><div class="frame" data-width="1440" data-height="1000"><iframe title="The front on a desk" tabindex="-1"></iframe></div></figure></div>
<p><a id="alone" target="_blank" href="#looks">Open it by itself</a></p></section>
${bannerForm(view)}`;
}

function whichFront({ language, languages, fronts, wish, isNew }: FrontPageView): string {
  const choice = isNew ? 'new' : wish.id;
  const options = [...fronts, ['new', 'A new front for some time'] as const];
  return `<form method="get" class="which">
${languages.length > 1 ? choiceField({ id: 'language', name: 'language', label: 'Edition', value: language }, languages) : hiddenFields({ language })}
${choiceField({ id: 'front', name: 'front', label: 'Front', value: choice }, options)}
<div class="buttons"><button>Show it</button></div>
</form>`;
}

function timeFields({ wish, isNew, name, timeZone }: FrontPageView, own: (field: string) => readonly Fault[]): string {
  const hint = `As clocks in ${timeZone} show it.`;
  return `${isNew ? lineField({ id: 'name', name: 'name', label: 'What it is for', hint: 'A word or two: election night.', value: name, faults: own('name') }) : ''}
${lineField({ id: 'from', name: 'from', label: 'Shown from', hint, value: wish.from ?? '', faults: own('from') }, 'type="datetime-local"')}
${lineField({ id: 'until', name: 'until', label: 'Until', hint: 'Left empty: until another begins.', value: wish.until ?? '', faults: own('until') }, 'type="datetime-local"')}`;
}

function placeList(place: FrontPlace, stories: readonly FoundStory[], faults: readonly Fault[]): string {
  const { name, hint, most } = PLACES[place];
  const items = stories.map(
    // What stands in a place goes along with the form even where no script runs.
    ({ key, headline, about }) =>
      `<li data-key="${escape(key)}" data-about="${escape(about)}">${escape(headline)}<input type="hidden" name="${place}" value="${escape(key)}"></li>`,
  );
  const told = faults.length === 0 ? '' : `<p class="fault">${faults.map((one) => `<span>${sayFault(one)}</span>`).join('')}</p>`;
  return `<section class="place" aria-labelledby="place-${place}"><h3 id="place-${place}">${escape(name)}</h3><p class="hint">${escape(hint)}</p>
<ol data-place="${place}" data-name="${escape(name)}" data-short="${escape(PLACES[place].short)}" data-most="${String(SINGLE_PLACES.includes(place) ? 1 : most)}">${items.join('')}</ol>${told}</section>`;
}

function bannerForm({ banner, language, timeZone, once }: FrontPageView): string {
  const { wish, seen, isUp, faults } = banner;
  const own = (field: string) =>
    faults.filter((fault) => (fault.field ?? '').startsWith(`banner.${field}`) || (field === 'text' && fault.field === 'banner'));
  const others = faults.filter(({ field = '' }) => !/^banner(\.(title|text|url|from|until|place)|$)/.test(field));
  const hint = `As clocks in ${timeZone} show it.`;
  const take = isUp
    ? `<form method="post">${hiddenFields({ task: 'no-banner', language, seen, once: once() })}<div class="buttons"><button class="grave">Take it down now</button></div></form>`
    : '';
  return `<section class="narrow" aria-labelledby="banner"><h2 id="banner">Alert above the pages${isUp ? ' <span>is set</span>' : ''}</h2>
<form method="post">
${hiddenFields({ task: 'banner', language, seen, once: once() })}
${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
${lineField({ id: 'b-title', name: 'title', label: 'A word or two before it', hint: 'Storm warning. It may be left empty.', value: wish.title, faults: own('title') })}
${textField({ id: 'b-text', name: 'text', label: 'What everybody has to know', hint: 'One sentence.', value: wish.text, faults: own('text') }, 2)}
${lineField({ id: 'b-url', name: 'url', label: 'Where more is to be read', hint: 'An address of this site, as /news/, or of the web. It may be left empty.', value: wish.url, faults: own('url') })}
${lineField({ id: 'b-from', name: 'from', label: 'Shown from', hint: `${hint} Left empty: at once.`, value: wish.from ?? '', faults: own('from') }, 'type="datetime-local"')}
${lineField({ id: 'b-until', name: 'until', label: 'It goes by itself at', hint, value: wish.until ?? '', faults: own('until') }, 'type="datetime-local"')}
${choiceField({ id: 'b-place', name: 'place', label: 'Where', value: wish.place ?? 'everywhere', faults: own('place') }, [
  ['everywhere', 'Above every page'],
  ['front', 'Above the front alone'],
])}
<div class="buttons"><button class="main">Save the alert</button></div>
</form>${take}</section>`;
}
