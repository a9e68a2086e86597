import { quote } from '../faults/fault.ts';
import { TO_COME } from '../story-template.ts';
import type { RuleFinding, StoryRule } from './rule.ts';

/** A draft may still hold them. */
export const placeholders: StoryRule = {
  id: 'placeholders',
  findInStory: ({ data, source }, { textOf }) => {
    if (data.draft === true) return [];
    const told = (text: string): Pick<RuleFinding, 'problem' | 'mend'> => ({
      problem: `${quote(text)} is what “npm run new” has put here; it would be published.`,
      mend: 'Write the words themselves, or “draft: true” until they are written.',
    });
    const inFields = [
      ...(data.photos ?? []).flatMap((use, place) =>
        (['alt', 'caption'] as const).map((field) => ({ path: ['photos', place, field], text: use[field], placeholder: TO_COME[field] })),
      ),
      ...(['audio', 'video'] as const).map((kind) => ({
        path: [kind, 'transcript'],
        text: data[kind]?.transcript,
        placeholder: TO_COME.transcript,
      })),
    ];
    const inText = textOf(source).placeholder;
    return [
      ...inFields.filter(({ text, placeholder }) => text === placeholder).map(({ path, placeholder }) => ({ path, ...told(placeholder) })),
      ...(inText === undefined ? [] : [{ ...inText, ...told(TO_COME.text) }]),
    ];
  },
};
