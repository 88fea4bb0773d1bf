/** Where the page's own modules come from: an address on a server, or text in the page itself. */

import { inlinedAssets } from "../../hydrate/assets.ts";

/** Address from which a module of the page can be imported; null on a page with a kernel. */
export function moduleAddress(document: Document, name: "hydrate" | "older" | "qr"): string | null {
  const widgets = document.getElementById("bl-widgets");
  if (!widgets) return null;
  const served = widgets.dataset[name];
  return served ? new URL(served, document.baseURI).href : inlinedAssets(document).module(name);
}
