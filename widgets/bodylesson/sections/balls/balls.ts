/** Balls as cards to choose from; choosing one writes a trait and does nothing else. */

import type { AnyModel, RenderProps } from "@anywidget/types";
import { h, uniqueId } from "../../ui/dom.ts";
import { drawing } from "../../ui/drawing.ts";
import { plainNumber, type Say, speaker } from "../../ui/words.ts";
import type { BallCardsTraits, Card, Row } from "./traits.ts";

export function ballCards() {
  return {
    render({ model, el, signal }: RenderProps<BallCardsTraits>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      el.replaceChildren(built(model, stop.signal));
      stop.signal.addEventListener("abort", () => el.replaceChildren(), { once: true });
      return () => stop.abort();
    },
  };
}

function built(model: AnyModel<BallCardsTraits>, signal: AbortSignal): HTMLElement {
  const say = speaker(model.get("words"));
  const group = uniqueId("ball");
  const radios = model.get("cards").map((_, i) => {
    const radio = h("input", { type: "radio", name: group, value: i });
    radio.addEventListener("change", () => {
      model.set("ball_index", i);
      model.save_changes();
    });
    return radio;
  });
  const follow = () => radios.forEach((radio, i) => radio.checked = i === model.get("ball_index"));
  model.on("change:ball_index", follow);
  signal.addEventListener("abort", () => model.off("change:ball_index", follow), { once: true });
  follow();
  return h(
    "div",
    { class: "bl-widget bl-balls" },
    h(
      "fieldset",
      {},
      h("legend", {}, say("which")),
      h(
        "div",
        { class: "bl-ball-cards" },
        ...model.get("cards").map((card, i) => cardOf(card, radios[i] ?? null, say)),
      ),
    ),
    compared(model, say),
  );
}

function cardOf(card: Card, radio: HTMLElement | null, say: Say): HTMLElement {
  return h(
    "label",
    { class: "bl-ball-card" },
    h("span", { class: "bl-ball-picture", "aria-hidden": "true" }, drawing(card.svg, "")),
    radio,
    h("strong", { class: "bl-ball-name" }, card.name),
    card.first_time ? h("span", { class: "bl-ball-first" }, say("start_here")) : null,
    h("span", { class: "bl-ball-short" }, card.short ?? ""),
  );
}

function compared(model: AnyModel<BallCardsTraits>, say: Say): HTMLElement {
  const rows = model.get("rows");
  return h(
    "details",
    {},
    h("summary", {}, say("compared")),
    h("p", { class: "bl-balls-note" }, say("scale")),
    h(
      "table",
      { class: "bl-ball-table" },
      h(
        "thead",
        {},
        h("tr", {}, ...["ball", "feel", "size"].map((key) => h("th", { scope: "col" }, say(key)))),
      ),
      h("tbody", {}, ...rows.map((row) => rowOf(row, say))),
    ),
    h(
      "ul",
      { class: "bl-ball-texts" },
      ...rows.map((row) => h("li", {}, h("strong", {}, `${row.name}.`), ` ${row.text}`)),
    ),
  );
}

function rowOf(row: Row, say: Say): HTMLElement {
  const feel = row.hardness.replace(" ", "_");
  const first = row.first_time ? h("span", { class: "bl-ball-first" }, say("start_here")) : null;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, row.name, first),
    h("td", {}, say(`feel_${feel}`)),
    h(
      "td",
      {},
      span(row.diameter_mm, "mm", say),
      h("br"),
      span(row.mass_g, "g", say),
    ),
  );
}

/** "96 to 99 mm". */
function span(ends: Row["mass_g"], unit: string, say: Say): string {
  if (ends === null) return say("weight_not_known");
  const [low, high] = ends.map(plainNumber);
  return low === high
    ? `${low} ${unit}`
    : say("from_to", { low: low ?? "", high: high ?? "", unit });
}

export default ballCards();
