import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { yamlOf } from '../../../src/import/story-file.ts';
import { oneLine, withoutRemarkSigns } from '../../../src/import/names.ts';
import { findFieldRemark } from '../../../src/content/checks/field-remarks.ts';

describe('a text of an archive that becomes a field', () => {
  it.each([
    ['How to write <!-- remarks -->', 'How to write <! -- remarks -->'],
    ['The sign {\n/* of code */}', 'The sign { / * of code */}'],
    ['We are #1 of #MeToo', 'We are #1 of #MeToo'],
    ['a/*.txt and {*}', 'a/*.txt and {*}'],
  ])('keeps its words, and nothing in it is taken for a remark: %j', (text, kept) => {
    expect(oneLine(text)).toBe(kept);
    expect(findFieldRemark(yamlOf({ headline: oneLine(text) }), read)).toBeUndefined();
  });

  it('may have several lines', () => {
    const text = withoutRemarkSigns('One.\n# 1: two\n\n<!-- three');
    expect(text).toBe('One.\n#\u00A01: two\n\n<! -- three');
    expect(findFieldRemark(yamlOf({ name: 'A', text }), read)).toBeUndefined();
  });
});

const read = (text: string) => JSON.stringify(yaml.load(text, { schema: yaml.CORE_SCHEMA }));
