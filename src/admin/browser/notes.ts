const CLASS = 'sf-note';

/** Says something that keeps nobody from working on: it stands beside the form until it is closed or something else is said. */
export function note(title: string, text: string): void {
  dropNote();
  const place = document.createElement('section');
  place.className = CLASS;
  place.setAttribute('role', 'status');
  const heading = document.createElement('h2');
  heading.textContent = title;
  const said = document.createElement('pre');
  said.textContent = text;
  said.tabIndex = 0;
  said.setAttribute('aria-label', title);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', dropNote);
  place.append(heading, said, close);
  document.body.append(place);
}

export function dropNote(): void {
  document.querySelector(`.${CLASS}`)?.remove();
}
