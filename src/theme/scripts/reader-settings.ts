const KEY = 'settings';

/** What the reader has chosen in this browser; what is not there is as it comes. */
export interface ReaderSettings {
  theme?: string;
  text?: string;
  face?: string;
  lines?: string;
  measure?: string;
  pictures?: string;
  motion?: string;
  /** `off` when keys such as / shall do nothing. */
  slash?: string;
  /** How fast stories are read aloud: `1.25` */
  speed?: string;
  /** `on` when the saved stories follow one that was listened to. */
  goOn?: string;
}

/** The settings that say how pages look; settings.js names the same ones, since it stands alone. */
export const LOOKS = ['theme', 'text', 'face', 'lines', 'measure', 'pictures', 'motion'] as const satisfies (keyof ReaderSettings)[];

export function readSettings(): ReaderSettings {
  try {
    const settings: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof settings === 'object' && settings !== null ? settings : {};
  } catch {
    return {};
  }
}

/** Keeps what was chosen beside what stands there already. A browser that stores nothing forgets it with the page. */
export function keepSettings(chosen: ReaderSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...chosen }));
  } catch {
    /* Storage is off or full. */
  }
}
