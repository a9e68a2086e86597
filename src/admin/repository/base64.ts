/** The bytes that a service has sent as base64, in lines or in one. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replaceAll('\n', '')), (letter) => letter.charCodeAt(0));
}

/** The text that they are. */
export function textOf(base64: string): string {
  return new TextDecoder().decode(bytesOf(base64));
}
