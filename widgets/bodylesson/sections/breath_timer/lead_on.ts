/** Where the page goes when a session has ended. */

/** The page's step after the practice, by its address. */
const NEXT = "after";

/** Goes on to the next step; on a page without one, the timer just stays. */
export function leadOn(): void {
  const next = document.getElementById(NEXT);
  if (next === null) return;
  if (location.hash === `#${NEXT}`) next.scrollIntoView();
  else location.hash = NEXT;
}
