/**
 * "Find it": in the viewer if there is a live one, otherwise on the flat plate; always in a list.
 */

import { h, show } from "../../ui/dom.ts";
import { hear, tell } from "../../ui/events.ts";
import type { Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import { type FindPlate, findPlate } from "./find_plate.ts";
import type { Options } from "./options.ts";
import type { Question } from "./rounds.ts";

export interface Finding {
  readonly element: HTMLElement;
  /** The question is answered. */
  over(): void;
}

/** `found` hears the structure that was tapped in the viewer, which is the answer. */
export function createFinding(
  question: Question,
  lesson: string,
  plate: FindPlate,
  options: Options,
  found: (structure: string) => void,
  say: Say,
  signal: AbortSignal,
): Finding {
  const structures = question.answers.flatMap(({ structure }) => structure ?? []);
  let asked = false;
  const element = h("div", { class: "bl-finding" });
  const flat = findPlate(plate, structures, (structure) => {
    options.choose(structure);
    flat?.mark(structure);
  });
  const go = button(say("find_go"), () => {
    asked = tell("find", { lesson, question: question.id, text: question.text, structures });
    // If the viewer has gone in the meantime, use the plate.
    if (!asked) draw();
  });
  options.element.addEventListener("change", () => {
    const [id] = options.read();
    flat?.mark(question.answers.find((answer) => answer.id === id)?.structure ?? null);
  });
  // The viewer loads when the reader comes near it, perhaps after the question was drawn.
  hear("picture", null, draw, signal);
  hear("found", lesson, (detail) => {
    if (detail.question === question.id && asked) found(detail.structure);
  }, signal);
  hear("find-over", lesson, (detail) => {
    if (detail.question !== question.id || !asked) return;
    asked = false;
    options.focus();
  }, signal);
  signal.addEventListener("abort", over, { once: true });
  draw();

  function draw(): void {
    const inViewer = tell("can-find", { lesson, structures });
    const hint = (key: string) => h("p", { class: "bl-hint" }, say(key));
    element.dataset["picture"] = inViewer ? "viewer" : flat ? "plate" : "none";
    element.replaceChildren(
      ...(inViewer ? [hint("find_viewer"), go] : flat ? [hint("find_plate"), flat.element] : []),
    );
  }

  function over(): void {
    show(element, false);
    if (!asked) return;
    asked = false;
    tell("find-over", { lesson, question: question.id });
  }

  return { element, over };
}
