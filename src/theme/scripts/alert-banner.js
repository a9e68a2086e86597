/* An alert hides by itself when it has ended, on pages that were built before. */
for (const alert of document.querySelectorAll('.alert[data-until]')) {
  const left = Date.parse(alert.dataset.until) - Date.now();
  if (left <= 0) alert.hidden = true;
  else if (left < 2 ** 31) setTimeout(() => (alert.hidden = true), left);
}
