/** Where a session that has ended leads to. */

/** The page's step after the practice, by its address. */
const NEXT = "after";

/** Goes on to what comes after; in a page that has no such step the timer just stays. */
export function leadOn(): void {
  const next = document.getElementById(NEXT);
  if (next === null) return;
  if (location.hash === `#${NEXT}`) next.scrollIntoView();
  else location.hash = NEXT;
}
