/*
 * Sets the page as its reader likes it before the first paint, and puts off the faces where the network is slow and the reader has not come
 * from another page of the newspaper, which has had them fetched. Printed into every head; its hash is in the policy.
 */
(function () {
  try {
    var network = navigator.connection;
    var page = performance.getEntriesByType('navigation')[0];
    if (network ? network.rtt > 100 : page.responseStart - page.requestStart > 150)
      if (document.referrer.indexOf(location.origin + '/') !== 0) document.getElementById('faces').media = 'not all';
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
