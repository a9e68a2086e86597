type Printed = Map<string, Promise<string>>;

interface Shelf {
  printed: Printed;
  below: WeakMap<object, Shelf>;
}

const shelves = new WeakMap<object, Shelf>();

/**
 * What is printed from the same things over and over, such as the foot of every page, printed once. `of` is all that it depends on;
 * the same objects, not equal ones, give the same print. What they no longer hold in memory is forgotten.
 */
export function printOnce(name: string, of: readonly [object, ...object[]], print: () => Promise<string>): Promise<string> {
  let level = shelves;
  let shelf: Shelf | undefined;
  for (const part of of) {
    shelf = level.get(part);
    if (!shelf) {
      shelf = { printed: new Map(), below: new WeakMap() };
      level.set(part, shelf);
    }
    level = shelf.below;
  }
  let result = shelf?.printed.get(name);
  if (!result) {
    result = print();
    shelf?.printed.set(name, result);
  }
  return result;
}
