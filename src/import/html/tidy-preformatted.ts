import type { Element, ElementContent } from 'hast';
import type { Desk } from './desk.ts';
import { attribute, element, elementsOf, findElement, hasClass, isElement, textOf } from './html-tree.ts';
import { cleanText, paragraph, words } from './pieces.ts';
import { tidyImage } from './tidy-image.ts';

export function tidyPre(node: Element, desk: Desk): ElementContent[] {
  if (hasClass(node, /^wp-block-verse$/)) return [paragraph(...verseLines(node, desk))];
  const code = findElement(node, (inner) => isElement(inner, 'code')) ?? node;
  const language = [...(attribute(code, 'className') ?? '').split(/\s+/), ...(attribute(node, 'className') ?? '').split(/\s+/)]
    .map((name) => /^(?:language|lang)-([\w+#-]{1,30})$/.exec(name)?.[1])
    .find((name) => name !== undefined);
  const pictures = [...elementsOf(node)].filter((inner) => isElement(inner, 'img')).flatMap((image) => tidyImage(image, desk, {}));
  const text = cleanText(textOf(node)).replace(/^\n+|\s+$/g, '');
  const block =
    text.trim() === ''
      ? []
      : [element('pre', {}, [element('code', language === undefined ? {} : { className: [`language-${language}`] }, [words(text)])])];
  return [...block, ...pictures.map((picture) => paragraph(picture))];
}

function verseLines(node: Element, desk: Desk): ElementContent[] {
  return desk
    .tidyChildren(node)
    .flatMap((child) =>
      child.type === 'text'
        ? child.value
            .split('\n')
            .flatMap((line, index): ElementContent[] => (index === 0 ? [words(line)] : [element('br', {}, []), words(line)]))
        : [child],
    );
}
