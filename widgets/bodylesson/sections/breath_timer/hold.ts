/** An area where a short touch is a tap, and a resting finger means something else. */

/** A finger that rests this long means stop, in milliseconds. */
export const HOLD_MS = 800;

/** Hears taps and holds on an element; the finger that lifts after a hold is no tap. */
export function onTapOrHold(
  area: HTMLElement,
  { tap, hold }: { readonly tap: () => void; readonly hold: () => void },
): void {
  let holding: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const end = () => clearTimeout(holding);
  area.addEventListener("pointerdown", () => {
    held = false;
    end();
    holding = setTimeout(() => {
      held = true;
      hold();
    }, HOLD_MS);
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"] as const) {
    area.addEventListener(name, end);
  }
  area.addEventListener("contextmenu", (event) => event.preventDefault());
  area.addEventListener("click", () => {
    if (!held) tap();
    held = false;
  });
}
