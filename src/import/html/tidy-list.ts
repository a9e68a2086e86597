import type { Element, ElementContent } from 'hast';
import type { Desk } from './desk.ts';
import { attribute, element, isBlock, isElement, lineOf } from './html-tree.ts';
import { paragraph } from './pieces.ts';

export function startOf(node: Element): Element['properties'] {
  const start = Number(attribute(node, 'start'));
  return Number.isInteger(start) && start >= 0 && start < 1e8 ? { start } : {};
}

export function tidyDefinitions(node: Element, desk: Desk): ElementContent[] {
  const parts = node.children.flatMap((child) => (isElement(child, 'div') ? child.children : [child]));
  const items: Element[] = [];
  let isTerm = false;
  for (const part of parts) {
    if (isElement(part, 'dt')) {
      const inside = desk.tidyChildren(part);
      const term = inside.some(isBlock) ? element('div', {}, inside) : paragraph(element('strong', {}, inside));
      const last = items.at(-1);
      if (isTerm && last !== undefined) last.children.push(term);
      else items.push(element('li', {}, [term]));
      isTerm = true;
    } else {
      const children = isElement(part, 'dd') ? desk.tidyChildren(part) : desk.tidyChildren({ type: 'root', children: [part] });
      if (lineOf(children) === '' && !children.some((child) => isElement(child))) continue;
      const last = items.at(-1) ?? element('li', {}, []);
      if (items.length === 0) items.push(last);
      last.children.push(children.some(isBlock) ? element('div', {}, children) : paragraph(...children));
      isTerm = false;
    }
  }
  return items.length === 0 ? [] : [element('ul', {}, items)];
}
