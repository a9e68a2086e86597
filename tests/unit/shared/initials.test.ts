import { expect, it } from 'vitest';
import { initialsOf } from '../../../src/shared/initials.ts';

it.each([
  ['World desk', 'W'],
  ['Ada Lovelace', 'AL'],
  ['Gabriel José García Márquez', 'GM'],
  ['Sección de Internacional', 'SI'],
  ['Élodie', 'É'],
  ['قسم الشؤون الدولية', 'ق'],
  ['الطبعة العربية', 'ط'],
  ['ال', 'ا'],
  ['国际部', '国'],
  ['  Ines  Marlow ', 'IM'],
])('The initials of “%s” are “%s”', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
