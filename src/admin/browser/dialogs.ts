/** Says something that has to be read; done when it was. */
export async function tell(title: string, text: string): Promise<void> {
  const said = document.createElement('pre');
  said.textContent = text;
  await choose(title, [said], { close: 'Close' });
}

/**
 * A dialog of the newsroom’s own, beside those of the CMS, with a button for each choice. The last choice is also what Escape
 * stands for, so it is one that loses nothing.
 */
export function choose<C extends string>(
  title: string,
  content: readonly HTMLElement[],
  choices: Readonly<Partial<Record<C, string>>>,
): Promise<C> {
  const names = Object.keys(choices) as [C, ...C[]];
  const safe = names.at(-1) ?? names[0];
  const dialog = document.createElement('dialog');
  dialog.className = 'sf-dialog';
  const heading = document.createElement('h2');
  heading.textContent = title;
  heading.id = `sf-dialog-${String(Date.now())}`;
  dialog.setAttribute('aria-labelledby', heading.id);
  const buttons = document.createElement('div');
  buttons.className = 'sf-dialog-buttons';
  for (const name of names) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = choices[name] ?? name;
    button.autofocus = name === safe;
    button.addEventListener('click', () => {
      dialog.close(name);
    });
    buttons.append(button);
  }
  dialog.append(heading, ...content, buttons);
  // The CMS listens for its own keys everywhere.
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation();
  });
  document.body.append(dialog);
  dialog.showModal();
  // What is said begins at its beginning, wherever the button with the focus stands.
  dialog.scrollTop = 0;
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      done(names.find((name) => name === dialog.returnValue) ?? safe);
    });
  });
}

/** What an error says. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function paragraph(...content: (string | Node)[]): HTMLElement {
  const said = document.createElement('p');
  said.append(...content);
  return said;
}

/** A list that is scrolled, by keys too, where it is long. */
export function scrolledList(label: string, lines: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'sf-waiting';
  list.tabIndex = 0;
  list.setAttribute('aria-label', label);
  for (const line of lines) {
    const item = document.createElement('li');
    item.textContent = line;
    list.append(item);
  }
  return list;
}
