const LINK_INSTEAD = 'Take it out; link to the other site instead.';

const PHOTO_INSTEAD = 'Write ![](…) with the id of one of the story’s photos, on a line of its own.';

const STYLE_INSTEAD = 'Take it out: the site sets its texts itself. For bold letters write **…**, for italics *…*.';

/** What to do in place of elements that are often tried. */
export const MENDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['embed', 'frame', 'iframe', 'object', 'script', 'video', 'audio'].map((name) => [name, LINK_INSTEAD])),
  ...Object.fromEntries(['img', 'image', 'picture', 'svg', 'figure'].map((name) => [name, PHOTO_INSTEAD])),
  ...Object.fromEntries(['style', 'font', 'center', 'big', 'tt'].map((name) => [name, STYLE_INSTEAD])),
  h1: 'Write <h2>, or begin the line with “## ”: the headline alone is of the first rank.',
  strike: 'Write <s>, or ~~…~~.',
  section: 'Write <div>.',
};

export const ATTRIBUTE_MENDS: Readonly<Record<string, string>> = {
  style: STYLE_INSTEAD,
  class: STYLE_INSTEAD,
  id: 'Take it out; every heading has an address of its own by its words.',
  name: 'Take it out; every heading has an address of its own by its words.',
  target: 'Take it out; readers choose themselves where a link opens.',
};
