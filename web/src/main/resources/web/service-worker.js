/**
 * Keeps the page's own files, so that it opens without the server and says what is missing. The network
 * comes first: nobody sees an older page than the server has. What the server computes is never kept.
 */
const KEPT = "flowtone-page";
const PATIENCE_MILLIS = 3000;

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const own = method === "GET" && origin === location.origin;
  if (own && /^\/($|index\.html|favicon|css\/|js\/|fonts\/|vendor\/)/.test(pathname)) {
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
