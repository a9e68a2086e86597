/** A thing whose properties without a value are left out. */
export type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out the properties that have no value, or an empty list of values: structured data names what there is. */
export function given<const T extends object>(thing: T): Given<T> {
  return Object.fromEntries(
    Object.entries(thing).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as Given<T>;
}
