import { quotedProperties } from '../../../content/text/quoted-properties.ts';
import { translator } from '../../../messages/messages.ts';
import { storyOf } from '../../../site/views/page-view.ts';
import type { ComponentName, PropsOf } from '../../../content/schemas/story-components.ts';

/** What a component is given, in the signs of the language of the story or page that it stands in. */
export function shownProperties<N extends ComponentName>(
  name: N,
  { props, locals }: { props: PropsOf<N>; locals: App.Locals },
): PropsOf<N> {
  return quotedProperties(name, props, translator(storyOf(locals).chrome.edition).quotes);
}
