import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComponentName } from '../../../../src/content/schemas/story-components.ts';
import { quotedProperties, shownPropertiesOf } from '../../../../src/content/text/quoted-properties.ts';
import { plainText } from '../../../../src/content/text/words.ts';
import german from '../../../../src/messages/languages/de.ts';
import french from '../../../../src/messages/languages/fr.ts';
import { ROOT } from '../../../support/site.ts';

const { punctuation: marks } = german;
const COMPONENTS = join(ROOT, 'src/theme/components/story');

describe('the quotation marks of what a component is given', () => {
  it('become the language’s own, nested ones too', () => {
    const { by } = quotedProperties('PullQuote', { by: `Ina Groß, "die 'Chefin' hier"` }, marks);
    expect(by).toBe('Ina Groß, „die ‚Chefin‘ hier“');
    expect(quotedProperties('Factbox', { title: `"Oui", dit l'homme` }, french.punctuation).title).toBe('«\u202FOui\u202F», dit l’homme');
  });

  it('become so in rows, and in the words at a place of a line, which still name their row', () => {
    const chart = quotedProperties(
      'Chart',
      { title: 'Schiffe', note: 'x', alt: 'x', type: 'line', rows: [['"Ina"', 1], ['Paul', 2, '"zwei"']], marks: [{ at: '"Ina"', text: "'neu'" }] },
      marks,
    );
    expect(chart.rows).toEqual([
      ['„Ina“', 1],
      ['Paul', 2, '„zwei“'],
    ]);
    expect(chart.marks).toEqual([{ at: '„Ina“', text: '‚neu‘' }]);
  });

  it('become so in the names of places, which stay where they are', () => {
    const map = quotedProperties('LocatorMap', { places: [{ name: '"Alte Liebe"', at: [8.7, 53.9], main: true }], alt: 'x', caption: 'x', credit: 'x' }, marks);
    expect(map.places).toEqual([{ name: '„Alte Liebe“', at: [8.7, 53.9], main: true }]);
  });

  it('stay in addresses, and in what is sent to a service', () => {
    const form = { title: '"Post"', action: `https://forms.example/?q='a'`, hidden: { list: `'a'` } };
    expect(quotedProperties('Form', form, marks)).toEqual({ ...form, title: '„Post“' });
  });

  it('are searched as they are printed', () => {
    expect(plainText(`<Factbox title='Was heißt "Tide"?'>Ebbe und Flut.</Factbox>`, 'mdx', marks)).toBe('Was heißt „Tide“? Ebbe und Flut.');
  });

  it('are seen to in every component that shows words', () => {
    const files = readdirSync(COMPONENTS).filter((file) => file.endsWith('.astro'));
    const forgotten = files.filter((file) => {
      const name = file.replace('.astro', '') as ComponentName;
      const shows = shownPropertiesOf(name).length > 0;
      return shows !== readFileSync(join(COMPONENTS, file), 'utf8').includes(`shownProperties('${name}', Astro)`);
    });
    expect(forgotten).toEqual([]);
  });
});
