/** What the page does for older browsers. */

import { moduleAddress } from "./modules.ts";

/**
 * Whether this browser is older than the oldest on which the lesson runs: Safari 16.4, Chrome 109,
 * Firefox 115. It looks for features that all of these have and older ones lack, never for a name.
 */
export function isTooOld(scope: object): boolean {
  const inflates = "DecompressionStream" in scope;
  const arrays = "findLast" in Array.prototype && "at" in Array.prototype;
  const streams = inflates && "stream" in Blob.prototype;
  return !(arrays && streams && "hasOwn" in Object && "AbortController" in scope);
}

/** Fetches the replacement for `:has()` if the browser does not know it. */
export async function bringOlderWays(document: Document): Promise<void> {
  const address = moduleAddress(document, "older");
  if (address === null || CSS.supports("selector(:has(a))")) return;
  try {
    await import(address);
  } catch (fault) {
    console.warn("This browser shows some choices more plainly.", fault);
  }
}
