import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { isComponentName, type ComponentName } from '../schemas/story-components.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

export function isElement(node: { type: string }): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

interface AnyNode {
  type: string;
  value?: unknown;
  name?: string | null;
  children?: AnyNode[];
}

export function isComponentOrNothing(node: AnyNode): boolean {
  return (isElement(node) && node.name !== null && isComponentName(node.name)) || isNothing(node);
}

/** True for a component that another is made of. */
export function isPartOrNothing(node: AnyNode, part: ComponentName): boolean {
  if (node.type === 'paragraph') return (node.children ?? []).every((child) => isPartOrNothing(child, part));
  return (isElement(node) && node.name === part) || isNothing(node);
}

/** True for a form with a field, wherever in it. */
export function hasField(node: AnyNode): boolean {
  return (node.children ?? []).some((child) => (isElement(child) && child.name === 'Field') || hasField(child));
}

/** True for spaces, comments and what holds nothing else: readers would see nothing of it. */
export function isNothing({ type, value, children = [] }: AnyNode): boolean {
  if (type === 'text') return String(value).trim() === '';
  if (type === 'paragraph') return children.every(isNothing);
  return type === 'break' || type === 'mdxFlowExpression' || type === 'mdxTextExpression';
}

export function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}

export function newlines(text: string): number {
  return text.split('\n').length - 1;
}

export function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
