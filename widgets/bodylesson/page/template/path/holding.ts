/** Keeps what was asked for in view while what stands above it still comes and grows. */

/** How long what comes late may move the page, in milliseconds. */
const HOLD_MS = 15_000;
/** Less than this is not seen. */
const SLACK_PX = 2;
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

let letGo = () => {};

/**
 * Scrolls to an element and keeps it where it is then, until the reader takes over. Some browsers
 * (Safari) do not hold a page in place by themselves while it grows above.
 */
export function hold(element: Element, window: Window): void {
  letGo();
  element.scrollIntoView();
  const wanted = element.getBoundingClientRect().top;
  const over = new AbortController();
  letGo = () => over.abort();
  const observer = new ResizeObserver(() => {
    const moved = element.getBoundingClientRect().top - wanted;
    if (Math.abs(moved) > SLACK_PX) window.scrollBy({ top: moved, behavior: "instant" });
  });
  observer.observe(window.document.body);
  for (const one of element.closest("main")?.querySelectorAll(".bl-part, .bl-mount") ?? []) {
    observer.observe(one);
  }
  const timer = setTimeout(letGo, HOLD_MS);
  over.signal.addEventListener("abort", () => {
    clearTimeout(timer);
    observer.disconnect();
  }, { once: true });
  for (const event of HANDS) {
    window.addEventListener(event, letGo, { signal: over.signal, passive: true });
  }
}

/** Nothing is held any more: the page goes elsewhere. */
export function release(): void {
  letGo();
}
