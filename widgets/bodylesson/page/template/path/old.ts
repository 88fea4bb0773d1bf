/** What is done for browsers that are not of today. */

import { moduleAddress } from "./modules.ts";

/**
 * Whether this browser is older than the oldest on which the lesson runs: Safari 16.4, Chrome 109,
 * Firefox 115. What they all have and their elders lack is looked for, never a name.
 */
export function isTooOld(scope: object): boolean {
  const inflates = "DecompressionStream" in scope;
  const arrays = "findLast" in Array.prototype && "at" in Array.prototype;
  const streams = inflates && "stream" in Blob.prototype;
  return !(arrays && streams && "hasOwn" in Object && "AbortController" in scope);
}

/** Fetches what stands in for `:has()` where a browser does not know it. */
export async function bringOlderWays(document: Document): Promise<void> {
  const address = moduleAddress(document, "older");
  if (address === null || CSS.supports("selector(:has(a))")) return;
  try {
    await import(address);
  } catch (fault) {
    console.warn("This browser shows some choices more plainly.", fault);
  }
}
