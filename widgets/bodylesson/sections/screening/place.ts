/** Keeps the response to a tap where the tap was, although the page around it grows or shrinks. */

/**
 * Scrolls, at once, so that the top of `element` stands `top` px below the window's own, or higher
 * if it would otherwise be cut off.
 */
export function standAt(element: HTMLElement, top: number): void {
  const box = element.getBoundingClientRect();
  const wanted = Math.max(0, Math.min(top, innerHeight - box.height));
  scrollerOf(element).scrollBy({ top: box.top - wanted, behavior: "instant" });
  // What the page keeps free for what sticks to its edges counts as well.
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function scrollerOf(element: HTMLElement): Element {
  for (let up = element.parentElement; up; up = up.parentElement) {
    const { overflowY } = getComputedStyle(up);
    if (/auto|scroll/.test(overflowY) && up.scrollHeight > up.clientHeight) return up;
  }
  return document.scrollingElement ?? document.documentElement;
}
