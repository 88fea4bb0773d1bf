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
