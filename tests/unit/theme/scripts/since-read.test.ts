import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { changeSince, readChanges } from '../../../../src/theme/scripts/reading/known-changes.ts';
import { firstIn, markStretches } from '../../../../src/theme/scripts/reading/mark-stretches.ts';
import { markOf, passagesIn } from '../../../../src/theme/scripts/reading/passages.ts';
import { dropOldest, readAt } from '../../../../src/theme/scripts/reading/read-records.ts';

const SPOKEN = { inserted: ['Put in:', 'End.'], deleted: ['Taken out:', 'End.'] } as const;
function elementOf(html: string): Element {
  const element: Element | null = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.firstElementChild;
  if (!element) throw new Error('There is no element.');
  return element;
}

const VERSIONS = `<main><div class="difference">
  <p class="unchanged">2 paragraphs unchanged</p>
  <p>The mast is <del><span class="visually-hidden"> Taken out: </span>20<span class="visually-hidden"> End. </span></del>
    <ins><span class="visually-hidden"> Put in: </span>30<span class="visually-hidden"> End. </span></ins> metres high.</p>
  <p><ins><span class="visually-hidden"> Put in: </span>It was put up on Monday.<span class="visually-hidden"> End. </span></ins></p>
</div></main>`;

describe('what a browser keeps of a story', () => {
  it('is the same number for the same words, however they are broken into lines', () => {
    expect(markOf('A mast  for\n the weather ')).toBe(markOf('A mast for the weather'));
    expect(markOf('A mast for the weather')).not.toBe(markOf('A mast for the weathes'));
    expect(markOf('ترتفع الصارية ٣٠ مترا')).not.toBe(markOf('ترتفع الصارية ٢٠ مترا'));
    expect(markOf('A mast for the weather'.repeat(50)).length).toBeLessThanOrEqual(7);
  });

  it('is of its headline, summary and text, and not of live posts', () => {
    const page = elementOf(`<div><div class="story-head"><h1>A</h1><p class="standfirst">B</p></div>
      <div class="text"><div class="prose"><p>C</p><h2>D</h2><figure><p>E</p></figure></div></div>
      <div class="posts"><div class="prose"><p>F</p></div></div></div>`);
    expect(passagesIn(page).map(({ textContent }) => textContent)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('is thrown away from the oldest on, and nothing else is', () => {
    const kept = new Map([['settings', '{}']]);
    for (let story = 1; story <= 5; story += 1) kept.set(`read /${story}/`, `${story * 1000} abc`);
    const storage = {
      get length() {
        return kept.size;
      },
      key: (place: number) => [...kept.keys()][place] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => void kept.delete(key),
    } as unknown as Storage;
    dropOldest(2, storage);
    expect([...kept.keys()]).toEqual(['settings', 'read /4/', 'read /5/']);
    expect(readAt('/4/', storage)).toBe(4000);
    expect(readAt('/1/', storage)).toBeUndefined();
  });
});

describe('what has been changed since a story was read', () => {
  const changes = readChanges(elementOf(VERSIONS));

  it('is known word by word from its page of versions', () => {
    const read = new Set([markOf('The mast is 20 metres high.')]);
    const stretches = changeSince('The mast is 30 metres\nhigh.', changes, read);
    expect(stretches?.map(({ kind, text }) => [kind, text.trim()])).toEqual([
      ['kept', 'The mast is'],
      ['deleted', '20'],
      ['kept', ''],
      ['inserted', '30'],
      ['kept', 'metres high.'],
    ]);
    expect(changeSince('It was put up on Monday.', changes, read)).toHaveLength(1);
  });

  it('is not known when the reader read something else than the version before', () => {
    expect(changeSince('The mast is 30 metres high.', changes, new Set([markOf('The mast is 10 metres high.')]))).toBeUndefined();
    expect(changeSince('Another passage.', changes, new Set())).toBeUndefined();
  });

  it('is known of a first passage, too, which begins with a place', () => {
    const read = new Set([markOf('PORT — The mast is 20 metres high.')]);
    expect(changeSince('PORT — The mast is 30 metres high.', changes, read, 'PORT — ')).toBeDefined();
  });

  it('is marked in the passage, whose links stay', () => {
    const passage = elementOf('<p><span class="dateline">PORT</span> — The <a href="/m/">mast is 30 me</a>tres <em>high</em>.</p>');
    const stretches = changeSince('The mast is 30 metres high.', changes, new Set([markOf('The mast is 20 metres high.')]));
    expect(markStretches(passage, stretches ?? [], SPOKEN, passage.querySelector('.dateline'))).toBe(true);
    expect(passage.querySelector('a')?.textContent.replace(/\s+/g, ' ')).toContain('mast is');
    expect(passage.querySelector('a > ins')?.textContent.trim().replace(/\s+/g, ' ')).toBe('Put in: 30 End.');
    expect(passage.querySelector('del')?.textContent.trim().replace(/\s+/g, ' ')).toBe('Taken out: 20 End.');
    for (const added of passage.querySelectorAll('del, .visually-hidden')) added.remove();
    expect(passage.textContent.replace(/\s+/g, ' ')).toBe('PORT — The mast is 30 metres high.');
  });

  it('is marked within the items of a list, which holds nothing else', () => {
    const list = elementOf('<ul><li>One</li><li>two</li></ul>');
    const stretches = [
      { kind: 'kept', text: 'One two' },
      { kind: 'deleted', text: ' three' },
    ] as const;
    expect(markStretches(list, stretches, SPOKEN)).toBe(true);
    expect(list.querySelectorAll(':scope > :not(li)')).toHaveLength(0);
    expect(list.lastElementChild?.lastElementChild?.localName).toBe('del');
    expect([firstIn(list).textContent, firstIn(elementOf('<p>A <b>b</b></p>')).localName]).toEqual(['One', 'p']);
  });

  it('is marked over several links and at the end', () => {
    const passage = elementOf('<p>One <a href="/">two</a> three four</p>');
    const stretches = [
      { kind: 'kept', text: 'One ' },
      { kind: 'inserted', text: 'two three' },
      { kind: 'kept', text: ' four' },
      { kind: 'deleted', text: ' five' },
    ] as const;
    expect(markStretches(passage, stretches, SPOKEN)).toBe(true);
    expect([...passage.querySelectorAll('ins')].map(({ textContent }) => textContent.replace(/Put in:|End\./g, '').trim())).toEqual([
      'two',
      'three',
    ]);
    expect(passage.lastElementChild?.tagName).toBe('DEL');
  });

  it('is not marked when the passage says something else', () => {
    const passage = elementOf('<p>Short</p>');
    expect(markStretches(passage, [{ kind: 'inserted', text: 'Much longer than the passage' }], SPOKEN)).toBe(false);
    expect(passage.innerHTML).toBe('Short');
  });
});
