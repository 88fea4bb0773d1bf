// Keeps a published lesson for reading without a network: the page and all its parts, including
// those that load late. Online, the page always comes from the network, so nobody reads an old
// lesson.
import { clientsClaim } from "workbox-core";
import type { PrecacheEntry } from "workbox-precaching";
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

declare global {
  /** The list of files to keep. Publishing the lesson replaces this name with it. */
  const __BL_KEPT__: PrecacheEntry[];
}

const PAGE = "index.html";
/** How long a poor network may take before the kept page is used. */
const PATIENCE_SECONDS = 4;

/** Whether an address is the lesson's page, however it is written. */
function isPage(url: URL): boolean {
  const folder = new URL("./", location.href);
  return url.origin === folder.origin &&
    (url.pathname === folder.pathname || url.pathname === folder.pathname + PAGE);
}

/** The kept page if the network fails; a server error counts as no answer. */
const keptPage = {
  handlerDidError: () => matchPrecache(PAGE),
  fetchDidSucceed: ({ response }: { response: Response }) => {
    if (response.status >= 500) throw new Error(`${response.status}`);
    return Promise.resolve(response);
  },
};

// The page that is kept is the one whose parts are kept: a newer page seen online is not put in
// its place, for its parts may be others. A new worker with new parts takes over once the old
// page is closed.
registerRoute(
  ({ request, url }) => request.mode === "navigate" && isPage(url),
  new NetworkOnly({
    networkTimeoutSeconds: PATIENCE_SECONDS,
    plugins: [keptPage],
  }),
);
precacheAndRoute(__BL_KEPT__);
cleanupOutdatedCaches();
clientsClaim();
