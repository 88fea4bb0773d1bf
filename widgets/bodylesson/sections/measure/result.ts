/** What the numbers say: per line the band first, then the change, then the outcome in words. */

import { h, s } from "../../ui/dom.ts";
import { capital, fill, type Say } from "../../ui/words.ts";
import type { Round } from "../../records/records.ts";
import { amount, change, type Kind, shown } from "./amount.ts";
import { bandPicture } from "./band_picture.ts";
import { type Line, linesOf } from "./rounds.ts";
import type { Instrument, Measures } from "./traits.ts";

/** Draws the result of a round; null stands for no round at all. */
export function resultOf(round: Round | null, measures: Measures, say: Say): HTMLElement {
  const sheets = round === null ? [] : measures.instruments
    .map((instrument) => ({ instrument, lines: linesOf(round, instrument) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ instrument, lines }) => sheet(instrument, lines, round, say));
  const compared = round !== null &&
    measures.instruments.some((instrument) =>
      linesOf(round, instrument).some(({ comparison }) => comparison.change !== null)
    );
  return h(
    "section",
    { class: "bl-result", "aria-label": say("result") },
    h("h3", {}, say("result")),
    ...(sheets.length === 0
      ? [h("p", {}, say("nothing_before"))]
      : [h("p", {}, measures.band_text), ...sheets]),
    compared ? h("p", { class: "bl-result-chance" }, measures.chance_text) : null,
  );
}

function sheet(
  instrument: Instrument,
  lines: readonly Line[],
  round: Round,
  say: Say,
): HTMLElement {
  return h(
    "div",
    { class: "bl-sheet" },
    h("h4", {}, nameOf(instrument, round)),
    ...lines.map((line) => drawn(line, round, say)),
    h(
      "details",
      {},
      h("summary", {}, say("error_from")),
      h("p", { class: "bl-hint" }, instrument.error_text),
    ),
  );
}

/** The learner's own activity stands beside its name, as text and never as markup. */
export function nameOf(instrument: Instrument, round: Round | null): string {
  const own = instrument.own_activity ? round?.activity.trim() ?? "" : "";
  return own === "" ? instrument.name : `${instrument.name}: ${own}`;
}

function drawn(line: Line, round: Round, say: Say): HTMLElement {
  const { instrument, part, comparison } = line;
  const { outcome, before, band, after } = comparison;
  const { kind } = instrument;
  const of = (value: number) => shown(value, kind, round.unit);
  const title = part === "" ? null : h("h5", {}, partName(line, say));
  if (outcome === "few" || before === null || band === null) {
    return h("div", { class: "bl-result-line" }, title, h("p", {}, instrument.outcomes.few));
  }
  const [low, high] = ends(before, band, kind);
  const range = { before: of(before), low: of(low), high: of(high) };
  const sayChange = (value: number) => change(value, kind, round.unit, say("points"));
  return h(
    "div",
    { class: "bl-result-line", "data-outcome": outcome },
    title,
    picture(line, round, say),
    h("p", {}, `${say("before_is", range)} ${say(sourceOf(line))}`),
    after === null || comparison.change === null ? null : h(
      "p",
      {},
      say("after_is", { after: of(after), change: sayChange(comparison.change) }),
    ),
    h("p", { class: "bl-outcome" }, outcomeOf(line, round, say)),
  );
}

function picture(line: Line, round: Round, say: Say): HTMLElement | SVGSVGElement | null {
  const { instrument, comparison, before: readings, after: afterReadings } = line;
  const { before, band, after, outcome } = comparison;
  if (before === null || band === null) return null;
  const of = (value: number) => shown(value, instrument.kind, round.unit);
  const name = [instrument.name, partName(line, say)].filter((text) => text !== "").join(", ");
  const [low, high] = ends(before, band, instrument.kind);
  const told = say("axis", { name, low: of(low), high: of(high), before: of(before) });
  const toldAfter = after === null ? "" : ` ${
    capital(say("axis_after", {
      after: of(after),
      side: say(outcome === "inside" ? "inside" : "outside"),
    }))
  }`;
  const scaleEnds: [number, number] | null = instrument.kind === "score" ? [0, 10] : null;
  const drawing = bandPicture(
    { before, band, readings, after, afterReadings, ends: scaleEnds },
    told + toldAfter,
    of,
    say,
  );
  return h("figure", { class: "bl-figure" }, drawing, legend(after !== null, say));
}

/** Where the band ends; that of a score never beyond its scale. */
function ends(before: number, band: number, kind: Kind): [number, number] {
  const [low, high] = [before - band, before + band];
  return kind === "score" ? [Math.max(low, 0), Math.min(high, 10)] : [low, high];
}

function legend(after: boolean, say: Say): HTMLElement {
  const key = (look: string, word: string, shape: SVGElement) =>
    h(
      "span",
      {},
      s("svg", { viewBox: "0 0 12 12", class: `bl-key ${look}`, "aria-hidden": "true" }, shape),
      word,
    );
  const circle = s("circle", { cx: 6, cy: 6, r: 4, class: "bl-band-was" });
  const diamond = s("path", { d: "M6 0L12 6L6 12L0 6Z", class: "bl-band-now" });
  return h(
    "figcaption",
    { class: "bl-legend-line" },
    key("", say("mark_before"), circle),
    after ? key("", say("mark_after"), diamond) : null,
  );
}

function partName({ part, instrument }: Line, say: Say): string {
  if (part === "difference") return instrument.difference ?? "";
  return part === "" ? "" : say(part);
}

function sourceOf({ comparison }: Line): string {
  if (comparison.own) return "from_own";
  return comparison.spread === null ? "from_published_few" : "from_published";
}

function outcomeOf({ instrument, comparison }: Line, round: Round, say: Say): string {
  const { outcome, band, change: moved } = comparison;
  if (outcome === "waiting" || outcome === "nothing") return say("outcome_waiting");
  const size = (value: number | null) =>
    amount(value ?? 0, instrument.kind, round.unit, say("points"));
  return fill(instrument.outcomes[outcome], { change: size(moved), band: size(band) });
}
