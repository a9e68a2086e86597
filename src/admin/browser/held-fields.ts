/** What stands where a form’s fields are, not in its bar or its preview. */
export const FIELDS = '.content-editor [data-mode="edit"]';

/** The fields of the open form while nothing may be typed into them. */
export class HeldFields {
  readonly #held = new Set<HTMLElement>();
  /** Where the editor was typing. */
  #left: HTMLElement | undefined;

  /** To be called again and again: the CMS draws fields anew. */
  hold(): void {
    const { activeElement } = document;
    for (const fields of document.querySelectorAll<HTMLElement>(FIELDS)) {
      if (activeElement instanceof HTMLElement && fields.contains(activeElement)) {
        this.#left = activeElement;
        // A browser lets go of it no sooner than it draws the next time.
        activeElement.blur();
      }
      fields.inert = true;
      this.#held.add(fields);
    }
  }

  /** Goes back to where the editor was typing, unless something else is asked of them. */
  letGo(): void {
    for (const fields of this.#held) fields.inert = false;
    if (document.activeElement === document.body) this.#left?.focus();
  }
}
