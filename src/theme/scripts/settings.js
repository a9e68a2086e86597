/*
 * Sets the page as its reader likes it before the first paint, and puts off the faces where the network is slow and the reader has not come
 * from another page of the newspaper, which has had them fetched. Elsewhere it asks at once for the face that no stand-in is as wide as, where
 * the page has one. Printed into every head; its hash is in the policy.
 */
(function () {
  try {
    var network = navigator.connection;
    var page = performance.getEntriesByType('navigation')[0];
    var isSlow = network ? network.rtt > 100 : page.responseStart - page.requestStart > 150;
    var faces = document.getElementById('faces');
    if (isSlow && document.referrer.indexOf(location.origin + '/') !== 0) faces.media = 'not all';
    else if (faces.dataset.first)
      document.head.appendChild(
        Object.assign(document.createElement('link'), { rel: 'preload', as: 'font', href: faces.dataset.first, crossOrigin: '' }),
      );
  } catch (_) {
    /* The browser does not say: the faces come when they can. */
  }
  try {
    var settings = JSON.parse(localStorage.getItem('settings') || '{}');
    ['theme', 'text', 'face', 'lines', 'measure', 'pictures', 'motion'].forEach(function (name) {
      if (settings[name]) document.documentElement.dataset[name] = settings[name];
    });
  } catch (_) {
    /* Storage is off: the page keeps to the system’s settings. */
  }
})();
