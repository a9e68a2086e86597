/** The point of a picture that every crop keeps, as fractions of its width and height from the top left. */
export interface FocalPoint {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };

/** What crops keep where no editor has said it: of an upright picture, which is mostly of people, where their faces are. */
export function focusFor({ width, height }: { width: number; height: number }): string {
  return height > width ? '50% 33%' : '50% 50%';
}

/** Reads `52% 40%`; the centre when absent. */
export function parseFocus(focus: string | undefined): FocalPoint {
  const match = focus === undefined ? null : /^(\d+)% (\d+)%$/.exec(focus);
  return match ? { x: Number(match[1]) / 100, y: Number(match[2]) / 100 } : CENTRE;
}

/**
 * The largest box of a ratio (width over height) within a picture, placed so that the focal point lies as near its centre as
 * the picture’s edges allow. In whole pixels.
 */
export function cropBox(size: { width: number; height: number }, ratio: number, focus: FocalPoint): Box {
  const width = Math.min(size.width, Math.round(size.height * ratio));
  const height = Math.min(size.height, Math.round(size.width / ratio));
  const place = (extent: number, length: number, point: number) =>
    Math.round(Math.min(Math.max(point * extent - length / 2, 0), extent - length));
  return { left: place(size.width, width, focus.x), top: place(size.height, height, focus.y), width, height };
}
