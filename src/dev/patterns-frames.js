/* Gives each frame of the page of patterns its theme, and shows its page whole. */
const chosen = document.querySelector('#theme');
const frames = [...document.querySelectorAll('iframe')];

function dress(frame) {
  const page = frame.contentDocument?.documentElement;
  if (page) page.dataset.theme = chosen.value || frame.dataset.theme;
}

function fit(frame) {
  const height = frame.contentDocument?.documentElement.scrollHeight;
  if (!height) return;
  frame.height = String(height);
  frame.parentElement.style.blockSize = `${height / 2}px`;
}

function show(frame) {
  dress(frame);
  fit(frame);
}

for (const frame of frames) {
  frame.addEventListener('load', () => show(frame));
  if (frame.contentDocument?.readyState === 'complete') show(frame);
}
chosen.addEventListener('change', () => frames.forEach(dress));
