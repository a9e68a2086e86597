/* Sets the page as its reader likes it before the first paint. Printed into every head; its hash is in the policy. */
(function () {
  try {
    var settings = JSON.parse(localStorage.getItem('settings') || '{}');
    ['theme', 'text', 'face', 'lines', 'measure', 'pictures', 'motion'].forEach(function (name) {
      if (settings[name]) document.documentElement.dataset[name] = settings[name];
    });
  } catch (_) {
    /* Storage is off: the page keeps to the system’s settings. */
  }
})();
