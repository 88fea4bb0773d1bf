/** What the page says where it cannot go on as it is, and the way out. Never over a session. */

import { hear, type PartDetail } from "../../../ui/events.ts";
import { AGAIN } from "../../hydrate/retry.ts";

type Trouble = Exclude<PartDetail["state"], "there">;

/** The parts in trouble, by name; only the worst trouble is shown. Pure. */
export function worst(parts: ReadonlyMap<string, PartDetail["state"]>): Trouble | null {
  const states = [...parts.values()];
  return (["gone", "broken", "late"] as const).find((state) => states.includes(state)) ?? null;
}

/** Says what is wrong with the page's parts, as soon as one of them fails to load. */
export function startNotice(document: Document, window: Window): void {
  const notice = document.querySelector<HTMLElement>(".bl-notice");
  const text = notice?.querySelector("p");
  const way = notice?.querySelector("button");
  if (!notice || !text || !way) return;
  const parts = new Map<string, PartDetail["state"]>();
  let said: Trouble | null = null;
  way.addEventListener("click", () => {
    if (said === "late") window.dispatchEvent(new Event(AGAIN));
    // The address names the step, and anything typed or begun is saved continuously.
    else window.location.reload();
  });
  hear("part", null, ({ part, state }) => {
    parts.set(part, state);
    const now = worst(parts);
    if (now === said) return;
    said = now;
    document.documentElement.dataset["parts"] = now ?? "there";
    text.textContent = now === null ? "" : notice.dataset[now] ?? "";
    way.textContent = now === null ? "" : notice.dataset[`${now}Way`] ?? "";
    way.hidden = now === null;
  }, new AbortController().signal);
}
