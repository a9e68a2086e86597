import { STORY_COMPONENTS, type ComponentName, type PropsOf } from '../schemas/story-components.ts';
import type { ComponentDescription } from '../schemas/component-fields.ts';
import { withOwnQuotes, type QuotationMarks } from './quotation.ts';

/** Properties that readers see, but do not search for. */
const UNSEARCHED: Partial<Record<ComponentName, readonly string[]>> = {
  TimelineEntry: ['date'],
  Chart: ['columns'],
  Embed: ['date'],
  Ad: ['by'],
  Form: ['button'],
};

/** The properties of a component that hold words which readers see. */
export function shownPropertiesOf(name: ComponentName): string[] {
  const { words }: ComponentDescription = STORY_COMPONENTS[name];
  return [...words, ...(UNSEARCHED[name] ?? [])];
}

/** What a component is given, with quotation marks and apostrophes as its language has them in all that readers see. */
export function quotedProperties<N extends ComponentName>(name: N, props: PropsOf<N>, marks: QuotationMarks): PropsOf<N> {
  const shown = shownPropertiesOf(name);
  const quoted = Object.entries(props).map(([property, value]) => [property, shown.includes(property) ? quotedValue(value, marks) : value] as const);
  return Object.fromEntries(quoted) as PropsOf<N>;
}

/** A value with every text in it quoted so: lists of rows and groups, such as a place on a map, too. */
function quotedValue(value: unknown, marks: QuotationMarks): unknown {
  if (typeof value === 'string') return withOwnQuotes(value, marks);
  if (Array.isArray(value)) return value.map((one) => quotedValue(one, marks));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, quotedValue(one, marks)]));
}
