/** What Home says to a learner who has been here before; read at once, without any widget. */

import { type LastTime, lastTime } from "../../../records/sessions.ts";
import { EVENT as KEPT } from "../../../records/news.ts";
import { hear } from "../../../ui/events.ts";
import { countOf, type Say, speaker } from "../../../ui/words.ts";

/** A line, and the link that leads on from it. */
export interface Again {
  readonly line: string;
  readonly way: string;
  readonly href: string;
}

/** What to say and where it leads; null on a first visit. Pure. */
export function againOf({ last, goOn, closed }: LastTime, say: Say): Again | null {
  if (closed) return { line: say("closed"), way: say("closed_way"), href: "#instead" };
  if (goOn) return { line: say("broken_off"), way: say("go_on"), href: "#practise" };
  if (last === null) return null;
  const what = [say(last.side), countOf(last.breaths, "breaths", say)];
  if (last.change !== "") what.push(say(last.change));
  const line = say("last_time", { what: what.join(", ") });
  return { line, way: say("practise_now"), href: "#practise" };
}

/** Keep Home's line up to date: a session may have ended in this tab or in another. */
export function showAgain(document: Document, window: Window): void {
  const place = document.querySelector<HTMLElement>(".bl-again");
  const line = place?.querySelector<HTMLElement>(".bl-again-line");
  const way = place?.querySelector<HTMLAnchorElement>(".bl-again-way");
  if (!place || !line || !way) return;
  const say = speaker(JSON.parse(place.dataset["words"] ?? "{}"));
  const lesson = place.dataset["lesson"] ?? "";
  const show = () => {
    const again = againOf(lastTime(lesson), say);
    place.hidden = again === null;
    // The page has one main way on: this one, if it exists.
    document.documentElement.classList.toggle("bl-returning", again !== null);
    if (again === null) return;
    line.textContent = again.line;
    way.textContent = again.way;
    way.setAttribute("href", again.href);
  };
  show();
  for (const event of ["hashchange", "storage", "pageshow", KEPT]) {
    window.addEventListener(event, show);
  }
  hear("practised", lesson, show, new AbortController().signal);
}
