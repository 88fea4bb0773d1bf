/** Earlier notes as a list. Whatever was written is text, never markup. */

import { h, setText, show } from "../../ui/dom.ts";
import { countOf, type Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import { question } from "../../records/question.ts";
import type { Entry } from "../../records/records.ts";
import type { Feeling, VariantName } from "./traits.ts";

const LONG = 600;

export interface NoteWords {
  readonly feelings: readonly Feeling[];
  readonly variants: readonly VariantName[];
  readonly remove: (id: string) => void;
}

/** How many notes are drawn at once. */
const MANY = 50;

/** Newest first; if there are many, only the newest and a button for more. */
export function noteList(entries: readonly Entry[], words: NoteWords, say: Say): HTMLElement {
  const newest = [...entries].reverse();
  const list = h("ol", { class: "bl-notes" });
  const more = button("", () => {
    const first = draw();
    first?.focus();
  });
  const element = h("div", {}, list, more);
  draw();
  return element;

  function draw(): HTMLElement | undefined {
    const from = list.childElementCount;
    const items = newest.slice(from, from + MANY).map((entry) =>
      h("li", { tabindex: -1 }, note(entry, words, say))
    );
    list.append(...items);
    const left = newest.length - list.childElementCount;
    setText(more, countOf(left, "more_notes", say));
    show(more, left > 0);
    return items[0];
  }
}

function note(entry: Entry, words: NoteWords, say: Say): HTMLElement {
  const date = dateOf(entry.at);
  const feeling = words.feelings.find(({ id }) => id === entry.feeling)?.text ?? null;
  const names = words.variants.filter(({ id }) => entry.eased.includes(id)).map(({ name }) => name);
  const facts = [
    feeling,
    entry.pressure === null ? null : say("pressure_was", { n: entry.pressure }),
    entry.side === "" ? null : say("side_was", { side: say(entry.side) }),
    names.length === 0 ? null : say("eased_was", { names: names.join(say("separator")) }),
  ].filter((fact) => fact !== null);
  return h(
    "article",
    { class: "bl-note-card", "aria-label": date },
    h("h4", {}, h("time", { datetime: new Date(entry.at).toISOString() }, date)),
    facts.length === 0
      ? null
      : h("ul", { class: "bl-facts-line" }, ...facts.map((fact) => h("li", {}, fact))),
    ...written(entry.noticed, say),
    ...written(entry.more, say),
    question(
      say("delete"),
      say("delete_sure", { date }),
      say("delete_yes"),
      say("delete_no"),
      () => words.remove(entry.id),
    ),
  );
}

/** A long text is folded: a page of 100 kB must stay a page. */
function written(text: string, say: Say): HTMLElement[] {
  if (text.trim() === "") return [];
  const whole = (look: string, part: string) => h("p", { class: look, dir: "auto" }, part);
  if (text.length <= LONG) return [whole("bl-written", text)];
  const more = h("div", {});
  const fold = h("details", {}, h("summary", {}, say("all_text")), more);
  // Drawn only when it is opened.
  fold.addEventListener("toggle", () => {
    if (fold.open && !more.hasChildNodes()) more.append(whole("bl-written", text));
  });
  const cut = Array.from(text.slice(0, LONG)).slice(0, -1).join("");
  return [whole("bl-written", `${cut} …`), fold];
}

export function dateOf(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" });
}
