import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { OUTPUT } from '../support/site.ts';

/** Where the Nu HTML checker lies, https://validator.github.io/validator/: it is large and needs Java, so that it is not a dependency. */
const { VNU_JAR: jar } = process.env;

interface Report {
  messages: { url?: string; message: string }[];
}

/** Styles stand in pages, and of these it reads older ones alone: no container queries, no view transitions. Stylelint reads ours. */
const OF_STYLES = 'CSS: ';

/** What the standard allows and it does not know yet: https://html.spec.whatwg.org/multipage/links.html#link-type-expect */
const UNKNOWN = 'A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”.';

if (jar === undefined) console.log('The Nu HTML checker was not run. It is when VNU_JAR says where vnu.jar is.');

test.runIf(jar !== undefined)('The Nu HTML checker finds no error in any page', () => {
  const { stderr, error } = spawnSync(
    'java',
    ['-Xss4m', '-jar', jar ?? '', '--errors-only', '--skip-non-html', '--format', 'json', OUTPUT],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  expect(error).toBeUndefined();
  const { messages } = JSON.parse(stderr) as Report;
  const errors = messages.filter(({ message }) => !message.startsWith(OF_STYLES) && message !== UNKNOWN);
  expect(errors.map(({ url = '', message }) => `${url}: ${message}`)).toEqual([]);
});
