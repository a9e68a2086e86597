/** In the browser: a small button with a sign, and the words for those who do not see it. */
export function moveButton(sign: string, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  Object.assign(made, { type: 'button', textContent: sign, ariaLabel: label });
  made.addEventListener('click', press);
  return made;
}
