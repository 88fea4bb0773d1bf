/** One question on a card: choose, check, and see why for every answer. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import type { FindPlate } from "./find_plate.ts";
import { createFinding } from "./finding.ts";
import { createOptions } from "./options.ts";
import { answersOf, type Choice, isRight, type Key, type Question } from "./rounds.ts";
import { unsealed } from "../../models/sealing.ts";

export interface CardSetting {
  readonly lesson: string;
  readonly seed: number;
  /** A line above the question, such as its number. */
  readonly place: string;
  /** Whether it is asked as a guess before the passage that answers it. */
  readonly guess: boolean;
  /** For `find`: the flat plate. */
  readonly plate: FindPlate;
  /** What was guessed or chosen before; shown, not judged. */
  readonly before: readonly string[] | null;
  readonly announce: (text: string) => void;
}

/** Builds the card; `done` gets the choice and whether it is right, once. */
export function createCard(
  question: Question,
  setting: CardSetting,
  done: (chosen: readonly string[], right: boolean) => Node | null,
  say: Say,
  signal: AbortSignal,
): HTMLElement {
  const answers = answersOf(question, setting.seed);
  const options = createOptions(question, answers, setting.announce, say);
  const problem = h("p", { class: "bl-problem", role: "alert" });
  const check = button(
    say(setting.guess ? "guess" : "check"),
    () => answer(),
    "bl-button bl-button-main",
  );
  const checkLine = h("div", {}, check);
  const outcome = h("div", { class: "bl-quiz-outcome" });
  const finding = question.kind !== "find" ? null : createFinding(
    question,
    setting.lesson,
    setting.plate,
    options,
    (structure) => {
      if (!check.disabled && options.choose(structure)) answer();
    },
    say,
    signal,
  );
  const card = h(
    "div",
    { class: "bl-sheet bl-question", "data-kind": question.kind },
    setting.place === "" ? null : h("p", { class: "bl-hint" }, setting.place),
    h("h3", { tabindex: -1 }, question.text),
    finding?.element ?? null,
    options.element,
    problem,
    checkLine,
    outcome,
  );
  // Opened before it is needed, so that an answer is judged and kept at once.
  const key = keyOf(question);
  options.element.addEventListener("change", () => setText(problem, ""));
  const { before } = setting;
  if (setting.guess && before !== null) {
    // Guessed on an earlier visit: it stands, and is not asked again.
    outcome.replaceChildren(settled(before));
    check.disabled = true;
    for (const part of [checkLine, options.element]) show(part, false);
    finding?.over();
  }

  /** A guess as it stands, with the button that shows the answer. */
  function settled(chosen: readonly string[]): HTMLElement {
    const reveal = async () => {
      const opened = await key;
      const right = isRight(question, opened, chosen);
      return told(question, opened, answers, chosen, right, { ...setting, before: null }, say);
    };
    const names = chosen.map((id) => answers.find((one) => one.id === id)?.text ?? id);
    return guessed(names.join(say("separator")), reveal, say);
  }

  async function answer(): Promise<void> {
    const chosen = options.read();
    if (chosen.length === 0) {
      setText(problem, say("choose"));
      return options.focus();
    }
    check.disabled = true;
    const opened = await key;
    const right = isRight(question, opened, chosen);
    const after = done(chosen, right);
    show(checkLine, false);
    show(options.element, false);
    finding?.over();
    const shown = setting.guess
      ? settled(chosen)
      : told(question, opened, answers, chosen, right, setting, say);
    outcome.replaceChildren(shown, ...(after === null ? [] : [after]));
    shown.querySelector<HTMLElement>("[tabindex]")?.focus();
  }

  return card;
}

async function keyOf(question: Question): Promise<Key> {
  return JSON.parse(await unsealed(question.sealed));
}

/** After a guess: the passage answers, or a button for people who cannot wait. */
function guessed(guess: string, reveal: () => Promise<HTMLElement>, say: Say): HTMLElement {
  const noted = h("p", { class: "bl-verdict-line", tabindex: -1 }, say("noted_guess"));
  const box = h("div", { class: "bl-told" }, noted, h("p", {}, say("guess_is", { guess })));
  const now = button(say("reveal"), async () => {
    const told = await reveal();
    box.replaceChildren(told);
    told.querySelector<HTMLElement>("[tabindex]")?.focus();
  }, "bl-quiet-button");
  box.append(h("div", {}, now));
  return box;
}

/** The verdict, and the reason for every answer. */
function told(
  question: Question,
  key: Key,
  answers: readonly Choice[],
  chosen: readonly string[],
  right: boolean,
  setting: CardSetting,
  say: Say,
): HTMLElement {
  const isOrder = question.kind === "order";
  const text = (id: string) => answers.find((answer) => answer.id === id)?.text ?? id;
  const listed = isOrder ? key.right.map((id) => ({ id, text: text(id) })) : answers;
  const lines = listed.map(({ id, text }, index) => {
    const isRightOne = isOrder ? chosen[index] === id : key.right.includes(id);
    const isChosen = chosen.includes(id);
    const mark = isOrder
      ? say(isRightOne ? "place_mark" : "place_missed", {
        n: index + 1,
        had: chosen.indexOf(id) + 1,
      })
      : isRightOne
      ? say(isChosen ? "right_mark" : "missed_mark")
      : isChosen
      ? say("wrong_mark")
      : null;
    const look = isRightOne ? "right" : isChosen && !isOrder ? "wrong" : "other";
    return h(
      "li",
      { "data-look": look },
      h(
        "p",
        {},
        h("strong", {}, text),
        mark === null ? null : h("span", { class: "bl-mark" }, mark),
      ),
      h("p", {}, key.feedback[id] ?? ""),
    );
  });
  const before = setting.before === null ? null : h(
    "p",
    { class: "bl-hint" },
    say("guess_was", {
      answers: setting.before.map(text).join(say("separator")),
    }),
  );
  return h(
    "div",
    { class: "bl-told", "data-right": String(right) },
    h("p", { class: "bl-verdict-line", tabindex: -1 }, say(right ? "right" : "wrong")),
    before,
    isOrder ? h("p", { class: "bl-hint" }, say("is_right_order")) : null,
    h(isOrder ? "ol" : "ul", { class: "bl-answers-told" }, ...lines),
    h("p", { class: "bl-remember" }, h("strong", {}, `${say("remember")}: `), key.explanation),
    sources(key, say),
  );
}

function sources(key: Key, say: Say): HTMLElement | null {
  if (key.sources.length === 0) return null;
  const links = key.sources.flatMap(({ id, label }, index) => [
    index === 0 ? " " : say("separator"),
    h("a", { href: `#source-${id}` }, label),
  ]);
  return h("p", { class: "bl-hint" }, say("sources"), ...links);
}
