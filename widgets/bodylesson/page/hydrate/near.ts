/** Tells when an element is about to be seen. */

/** How far outside the window a widget begins to load, so that it is ready when it is seen. */
const NEAR = "600px";

/**
 * Resolves once the element is near the window and not folded away; at once if that cannot be
 * known. Never resolves if the signal aborts first.
 */
export function near(element: Element, signal: AbortSignal): Promise<void> {
  if (typeof IntersectionObserver === "undefined") return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      resolve();
    }, { rootMargin: NEAR });
    observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  });
}
