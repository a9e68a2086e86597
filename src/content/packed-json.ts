/** A thing that is kept as the JSON of it until somebody asks for it: of most things that are remembered, nobody does. */
export class PackedJson {
  readonly #in: Buffer | undefined;
  readonly #start: number;
  readonly #end: number;
  #thing: unknown;

  private constructor(bytes: Buffer | undefined, start: number, end: number, thing: unknown) {
    this.#in = bytes;
    this.#start = start;
    this.#end = end;
    this.#thing = thing;
  }

  /** The thing must not change after. */
  static of(thing: unknown): PackedJson {
    return new PackedJson(undefined, 0, 0, thing);
  }

  /** What stands among others’ bytes, from one place to another. */
  static within(bytes: Buffer, start: number, end: number): PackedJson {
    return new PackedJson(bytes, start, end, undefined);
  }

  get thing(): unknown {
    return (this.#thing ??= JSON.parse(this.bytes.toString()) as unknown);
  }

  /** The bytes that it stands among; undefined when it is not packed. */
  get among(): Buffer | undefined {
    return this.#in;
  }

  get bytes(): Buffer {
    return this.#in?.subarray(this.#start, this.#end) ?? Buffer.from(JSON.stringify(this.#thing));
  }
}
