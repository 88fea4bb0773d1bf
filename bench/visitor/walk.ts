/** How the visitor gets from place to place: by the path where there is one, else by scrolling. */

import { at, seen } from "./page.ts";

let pages = 0;

/**
 * Go on towards the step or fold of an address; called once a frame until its widget is there.
 *
 * A page of steps is walked by the links that a learner presses, Begin and Next, and a fold is
 * opened. A page that knows no steps is scrolled to the heading. Then what is there is paged through,
 * one widget's place a frame, since widgets wake when they come near the view.
 */
export function lookFor(address: string): void {
  const place = document.getElementById(address);
  if (place === null) {
    document.getElementById(`${address}-title`)?.scrollIntoView({ behavior: "instant" });
    return;
  }
  if (!isOpen(place)) go(address);
  const mounts = [...place.querySelectorAll(".bl-mount")].filter(seen);
  mounts[pages++ % mounts.length]?.scrollIntoView({ behavior: "instant" });
}

/** Whether a step is the one that is shown, or a fold is open in it. */
export function isOpen(place: Element): boolean {
  // A step that is put away with `until-found` still counts as visible itself.
  return place.closest("[hidden], details:not([open])") === null;
}

/** Press the link that leads there, if one is seen; else take the address, as a kept link would. */
function go(address: string): void {
  const link = [...document.querySelectorAll<HTMLElement>(`a.bl-next[href="#${address}"]`)]
    .find(seen);
  if (link) link.click();
  else if (at(`#${address}`)) location.hash = address;
}
