/**
 * Shows the lesson one step at a time. Every step is a section with an address of its own; links,
 * the browser's back button and its find-in-page lead through them.
 */

import { gatherSources } from "./gather.ts";
import { hold, release } from "./holding.ts";
import { createProgress } from "./progress.ts";
import { type Route, routeOf } from "./route.ts";

/** A class on the page's root while one step is shown at a time. */
export const STEPPING = "bl-stepping";

export function startSteps(document: Document, window: Window): void {
  const root = document.documentElement;
  const sections = new Map(
    Array.from(document.querySelectorAll<HTMLElement>(".bl-part"), (one) => [one.id, one]),
  );
  if (sections.size === 0) return;
  const steps = [...sections.keys()];
  const title = document.title;
  for (const section of sections.values()) gatherSources(section);
  const progress = createProgress(document, () => setStepping(!isStepping()));
  let here = steps[0]!;

  const isStepping = () => root.classList.contains(STEPPING);

  function show(step: string): void {
    here = step;
    for (const [id, section] of sections) {
      // Text found by the browser's own search opens its step.
      if (isStepping() && id !== step) section.setAttribute("hidden", "until-found");
      else section.removeAttribute("hidden");
    }
    progress.show(isStepping() ? step : null);
    const heading = headingOf(step)?.textContent ?? "";
    document.title = step === steps[0] || heading === "" ? title : `${heading} · ${title}`;
  }

  function go({ step, target }: Route): void {
    show(step);
    const element = target === null ? null : document.getElementById(target);
    if (element) {
      openFolds(element);
      hold(element, window);
      focusOn(element);
    } else {
      release();
      const section = sections.get(step);
      if (isStepping()) window.scrollTo({ top: 0, behavior: "instant" });
      else if (section) hold(section, window);
      headingOf(step)?.focus({ preventScroll: true });
    }
  }

  function setStepping(on: boolean): void {
    const near = sections.get(here);
    root.classList.toggle(STEPPING, on);
    show(on ? readStep() : here);
    near?.scrollIntoView();
  }

  /** The step being read while all are shown: the one last visited, if it is still in view. */
  function readStep(): string {
    const box = sections.get(here)!.getBoundingClientRect();
    if (box.top < window.innerHeight && box.bottom > 0) return here;
    const line = window.innerHeight / 3;
    const above = steps.filter((id) => sections.get(id)!.getBoundingClientRect().top <= line);
    return above.at(-1) ?? here;
  }

  const headingOf = (step: string) =>
    sections.get(step)?.querySelector<HTMLElement>(".bl-part-title");
  const stepWith = (id: string) =>
    document.getElementById(id)?.closest<HTMLElement>(".bl-part")?.id ?? null;
  const route = () => routeOf(window.location.hash, steps, stepWith);

  window.addEventListener("hashchange", () => {
    // The "skip to the lesson" link leads to what is shown already.
    if (window.location.hash === "#lesson") return;
    go(route());
    // A browser that follows the address itself, a frame later, takes the focus away again.
    const wanted = document.activeElement;
    const keep = () => {
      if (document.activeElement === document.body && wanted instanceof HTMLElement) {
        wanted.focus({ preventScroll: true });
      }
    };
    requestAnimationFrame(() => requestAnimationFrame(keep));
  });
  document.addEventListener("beforematch", (event) => {
    const step = (event.target as Element).closest<HTMLElement>(".bl-part")?.id;
    // Going to an address also reveals its target; `hashchange` follows.
    if (step === undefined || step === here || step === route().step) return;
    show(step);
    window.history.replaceState(null, "", `#${step}`);
  });

  const first = route();
  if (window.location.hash === "" || window.location.hash === "#lesson") show(first.step);
  else go(first);
}

function openFolds(element: Element): void {
  let fold = element.closest("details");
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest("details") ?? null;
  }
}

/** Move the focus to what was asked for: a fold's own summary, or the element itself. */
function focusOn(element: HTMLElement): void {
  const place = element.matches("details") ? element.querySelector("summary") : element;
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
