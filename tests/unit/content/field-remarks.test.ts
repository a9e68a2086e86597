import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { findFieldRemark } from '../../../src/content/checks/field-remarks.ts';

const read = (text: string) => JSON.stringify(yaml.load(text, { schema: yaml.CORE_SCHEMA }) ?? {});
const told = (text: string) => {
  const found = findFieldRemark(text, read);
  return found && `${found.line} ${found.problem}`;
};

describe('a remark in the fields that readers would see', () => {
  it.each([
    ['of HTML', 'a: 1\nheadline: The wall <!-- ask her --> opens', '1 “<!-- ask her --> opens”'],
    ['of HTML that is never closed', 'text: |\n  One.\n\n  Two <!-- ask\n  her', '3 “<!-- ask”'],
    ['of a component’s file', "corrections:\n  - wrong: 'It was { /* ask her */ } long.'", "1 “{ /* ask her */ } long.'”"],
    ['in a text of several lines', 'text: |\n  One.\n  # ask her\n  Two.', '2 “# ask her” stands in a text of several lines'],
    [
      'at the beginning of one',
      'list:\n  - text: >-\n      # ask her\n      Two.\nb: 1',
      '2 “# ask her” stands in a text of several lines',
    ],
    ['at the end of one', 'a:\n  b: |2\r\n      Two.\r\n\r\n    # ask her\r\nc: 1', '4 “# ask her” stands in a text of several lines'],
  ])('is told: %s', (_where, text, words) => {
    expect(told(text)).toContain(words);
  });

  it.each([
    'a: 1 # <!-- ask her -->\n# <!-- and him -->\nb: 2',
    'text: |\n  One.\n# ask her\nb: 1',
    'text: |\n  One.\n\n# ask her\n  # and him\nb: 1',
    'list:\n  - text: |\n      One.\n    # ask her\n    b: 1',
    'text: |\n  #MeToo\n  ## Head\nb: # <!-- ask her -->',
    'a: 1\n  # indented\nb: 2',
    'a: "<! -- and {*"',
  ])('is none in %j', (text) => {
    expect(told(text)).toBeUndefined();
  });
});

describe('words that would be taken for a remark', () => {
  it.each([
    ['headline: How #MeToo changed the newsroom', '0 “#MeToo changed the newsroom” would be taken for a remark and left out.'],
    ['a: 1\nheadline: #MeToo', '1 “#MeToo” would be taken for a remark and left out.'],
    ['a: "We are #1"\nb:\n  - name: Notice  #12 of May', '2 “#12 of May” would be taken for a remark and left out.'],
    ['standfirst: One\n  and #two', '1 “#two” would be taken for a remark and left out.'],
  ])('are told: %j', (text, words) => {
    expect(told(text)).toBe(words);
  });

  it.each([
    "a: 'We are #1'",
    'a: "We are #1, \n  they are #2"',
    'a: |\n  We are #1\n  key: x #2',
    'a: C#5 # see #6',
    'a: b # remark\n# all #3',
    'url: https://a.example/#top',
  ])('are none in %j', (text) => {
    expect(told(text)).toBeUndefined();
  });
});
