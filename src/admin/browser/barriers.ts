/** What the CMS draws and some readers could not use, mended as it is drawn. */
export function takeBarriersAway(): void {
  const mend = (): void => {
    // A page may be enlarged.
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="viewport"][content*="maximum-scale"]'))
      meta.content = 'width=device-width, initial-scale=1';
    // A line between branches is none of them.
    for (const line of document.querySelectorAll('[role="tree"] [role="separator"]')) {
      line.setAttribute('role', 'none');
      for (const name of ['aria-orientation', 'aria-hidden']) line.removeAttribute(name);
    }
  };
  new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });
  mend();
}
