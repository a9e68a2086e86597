/**
 * Room for bytes that are kept until the process ends. Node counts each ordinary buffer, and when there are some more megabytes of them it
 * looks through all of its memory for some that could go. What threads may share is not counted.
 *
 * @param length in bytes
 */
export function keptBytes(length: number): Buffer {
  return Buffer.from(keptRoom(length));
}

/** The same for numbers: `new Uint32Array(keptRoom(length))`. */
export function keptRoom(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(length);
}
