/** The CMS’s page for signing in, by what no other place of the room has: its first button works on the files of this computer. */
const LOCAL = '.inner:has(> h1) > .buttons button.primary:not([disabled])';
const ROOM = '.content-editor, [role="toolbar"]';

/** The CMS first tries by itself, and draws the button before and after. */
const SETTLED_AFTER = 150;
const MOST_ATTEMPTS = 3;

/**
 * Opens the room by itself: on this computer there is nobody to sign in and no folder to choose. Where that fails again and again, the
 * CMS says why and its buttons are left to the editor.
 */
export function enterByItself(): void {
  const { classList } = document.documentElement;
  classList.add('sf-local', 'sf-entering');
  let attempts = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const press = (): void => {
    if (document.querySelector(ROOM) !== null) attempts = 0;
    const button = document.querySelector<HTMLButtonElement>(LOCAL);
    if (button === null) return;
    classList.toggle('sf-entering', attempts < MOST_ATTEMPTS);
    if (attempts >= MOST_ATTEMPTS) return;
    attempts += 1;
    button.click();
  };
  const settle = (): void => {
    clearTimeout(settling);
    settling = setTimeout(press, SETTLED_AFTER);
  };
  new MutationObserver(settle).observe(document.body, { childList: true, subtree: true });
  settle();
}
