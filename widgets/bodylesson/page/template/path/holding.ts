/** Keeps what was asked for in view while content above it is still loading and growing. */

/** How long late content may move the page, in milliseconds. */
const HOLD_MS = 15_000;
/** A shift smaller than this is not noticed. */
const SLACK_PX = 2;
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

let letGo = () => {};

/**
 * Scrolls to an element and keeps it in place until the reader takes over. Some browsers (Safari)
 * do not keep the page in place by themselves when it grows above.
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

/** Stops holding: the page goes elsewhere. */
export function release(): void {
  letGo();
}
