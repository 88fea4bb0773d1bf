// When to ask a server again that did not answer: it may be restarting.

/** Waits grow to the last of these and stay there. */
const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000] as const;

/** The event sent when a reader does not want to wait for the next try. */
export const AGAIN = "bodylesson:again";

/** Waits until something that failed is worth trying again. */
export type UntilRetry = (
  failures: number,
  signal: AbortSignal,
  element?: Element,
) => Promise<void>;

/** How long to wait after so many failures in a row, in milliseconds. */
export function waitAfter(failures: number): number {
  return WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? WAITS_MS[0];
}

/** After a while; sooner when the network is back, or when a reader comes back to the element. */
export const untilRetry: UntilRetry = (failures, signal, element) =>
  new Promise((resolve) => {
    const over = new AbortController();
    const done = () => {
      over.abort();
      resolve();
    };
    const timer = setTimeout(done, waitAfter(failures));
    over.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    for (const event of ["online", AGAIN]) {
      globalThis.addEventListener(event, done, { signal: over.signal });
    }
    signal.addEventListener("abort", done, { signal: over.signal });
    if (element) onReturn(element, over.signal, done);
  });

function onReturn(element: Element, signal: AbortSignal, then: () => void): void {
  if (typeof IntersectionObserver === "undefined") return;
  let away = false;
  const observer = new IntersectionObserver(([entry]) => {
    if (entry && !entry.isIntersecting) away = true;
    else if (away) then();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
