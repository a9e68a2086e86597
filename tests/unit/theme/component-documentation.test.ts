import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { STORY_COMPONENTS, type ComponentName } from '../../../src/content/schemas/story-components.ts';
import type { ComponentDescription } from '../../../src/content/schemas/component-fields.ts';
import { ROOT } from '../../support/site.ts';

const guide = readFileSync(join(ROOT, 'docs/editing.md'), 'utf8');
const names = Object.keys(STORY_COMPONENTS) as ComponentName[];

/** The rows of a component’s table, as the guide should have them. */
function propertyRows(name: ComponentName): string[] {
  const { props }: ComponentDescription = STORY_COMPONENTS[name];
  return (Object.entries(props.shape) as [string, z.ZodType][]).map(([property, schema]) => {
    const isOptional = schema.safeParse(undefined).success;
    return `| \`${property}\` | ${schema.description ?? ''} | ${isOptional ? 'no' : 'yes'} |`;
  });
}

describe('the editors’ guide', () => {
  it.each(names)('has a table of what %s takes, in the words of the check', (name) => {
    const missing = propertyRows(name).filter((row) => !guide.includes(row));
    expect(missing).toEqual([]);
  });

  it.each(names)('shows how %s is written', (name) => {
    expect(new RegExp(`<${name}[\\s>]`).test(guide)).toBe(true);
  });

  it('has words for every property', () => {
    const silent = names.flatMap((name) =>
      propertyRows(name)
        .filter((row) => row.includes('|  |'))
        .map((row) => `${name}: ${row}`),
    );
    expect(silent).toEqual([]);
  });
});
