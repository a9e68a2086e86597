/*
 * Sets the page as its reader likes it before the first paint, and puts off the faces where they would come late or move the page, and the
 * reader has not come from a page that has had them fetched: where the network is slow, and wherever the device’s own letters have other
 * widths (`data-from`, which names the pages with the same letters). What is far down on a phone is laid out once the page is loaded (`later.css`). Printed into every head; its hash is in the policy.
 */
(function () {
  var root = document.documentElement.dataset;
  try {
    var faces = document.getElementById('faces');
    var from = faces.dataset.from;
    var network = navigator.connection;
    var page = performance.getEntriesByType('navigation')[0];
    if (from || (network ? network.rtt > 100 : page.responseStart - page.requestStart > 150))
      if (document.referrer.indexOf(location.origin + (from || '/')) !== 0) faces.media = 'not all';
    /* Whoever comes back, or to a place in the page, has to find it as it was. */
    if (page.type === 'navigate' && !location.hash) {
      root.first = '';
      addEventListener('load', function () {
        delete root.first;
      });
    }
  } catch (_) {
    /* The browser does not say: the faces come when they can, and the whole page is laid out at once. */
  }
  try {
    var settings = JSON.parse(localStorage.getItem('settings') || '{}');
    ['theme', 'text', 'face', 'lines', 'measure', 'pictures', 'motion'].forEach(function (name) {
      if (settings[name]) root[name] = settings[name];
    });
  } catch (_) {
    /* Storage is off: the page keeps to the system’s settings. */
  }
})();
