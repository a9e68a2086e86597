/* Sets the reader’s own colours and text size before the first paint. Printed into every head; its hash is in the policy. */
(function () {
  try {
    var settings = JSON.parse(localStorage.getItem('settings') || '{}');
    var root = document.documentElement;
    if (settings.theme) root.dataset.theme = settings.theme;
    if (settings.text) root.dataset.text = settings.text;
  } catch (_) {
    /* Storage is off: the page keeps to the system’s settings. */
  }
})();
