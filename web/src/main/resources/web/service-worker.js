/**
 * Keeps the page's own files, so that it opens without the server and says what is missing. All of them are
 * fetched once, by following what each names, so that one visit suffices; from then on the network comes
 * first: nobody sees an older page than the server has. What the server computes is never kept.
 */
const KEPT = "flowtone-page";
const PATIENCE_MILLIS = 3000;
const OWN = /^\/($|index\.html|favicon|css\/|js\/|fonts\/|vendor\/)/;
/** A file named in another: beginning with a dot seen from there, otherwise from the page. */
const NAMED = /"(\.{0,2}[\w/.-]*\.(?:js|css|svg|woff2))"/g;

addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method === "GET" && origin === location.origin && OWN.test(pathname)) {
    event.respondWith(freshOrKept(event));
  }
});

async function freshOrKept(event) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    if (response.ok) {
      event.waitUntil(cache.put(event.request, response.clone()));
    }
    return response;
  } catch (error) {
    const kept = await cache.match(event.request, { ignoreSearch: true });
    if (kept) {
      return kept;
    }
    throw error;
  }
}

/** One after the other, so that whoever plays meanwhile is not kept waiting. */
async function keepAll() {
  const cache = await caches.open(KEPT);
  const page = new URL("./", location);
  const wanted = new Set([page.href]);
  for (const url of wanted) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) {
      await cache.put(url, response.clone());
      const text = /\.(woff2|svg)$/.test(url) ? "" : await response.text();
      [...text.matchAll(NAMED)].forEach(([, name]) => wanted.add(new URL(name, name.startsWith(".") ? url : page).href));
    }
  }
}
