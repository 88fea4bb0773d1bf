/** The gate's questions: two lists, a button, and a message if an answer is missing. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { type Answers, type List, LISTS, nothingTrue } from "./answers.ts";
import { compactList, fullList, type Group, type Reason, whyFold } from "./lists.ts";

export interface Questions extends Record<List, Reason[]> {
  groups: Group[];
}

export interface Form {
  readonly element: HTMLFormElement;
  read(): Pick<Answers, List>;
  write(answers: Answers): void;
  /** Says in view that a list has no answer, and offers the way to it. */
  ask(list: List): void;
  /** Takes the focus to the first answer, and the questions into view. */
  enter(): void;
  /** Where the learner asked for the verdict, from the window's top. */
  end(): DOMRect;
}

export interface Acts {
  /** Something was ticked or unticked. */
  drafted(): void;
  /** The learner wants the verdict. */
  answer(): void;
}

export function createForm(questions: Questions, compact: boolean, say: Say, acts: Acts): Form {
  const { groups } = questions;
  const list = (name: List) => {
    const reasons = groups.flatMap(({ id }) => questions[name].filter((one) => one.group === id));
    return { reasons, ...(compact ? compactList : fullList)(name, groups, reasons, say) };
  };
  const lists = { do_not: list("do_not"), ask_first: list("ask_first") };
  const problem = h("p", { role: "alert" });
  const way = h("button", { type: "button", class: "bl-button bl-gate-way" }, say("way"));
  const missing = h("div", { class: "bl-gate-missing" }, problem, way);
  const answer = h("button", { type: "submit", class: "bl-button bl-button-main" }, say("answer"));
  const end = h("div", { class: "bl-gate-end" }, missing, answer);
  const element = h(
    "form",
    { class: "bl-gate-form", novalidate: true, "data-lm-suppress-shortcuts": "true" },
    // In full it stands below the step's own words, which ask and say what to do in doubt.
    ...compact
      ? [
        h("p", { class: "bl-gate-question" }, say("question_again")),
        h("p", { class: "bl-gate-hint" }, say("hint_again")),
      ]
      : [],
    ...LISTS.map((name) => lists[name].element),
    compact ? null : whyFold(LISTS.flatMap((name) => lists[name].reasons), say),
    end,
  );
  let wanted: List | undefined;
  quiet();
  redraw();

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    acts.answer();
  });
  element.addEventListener("change", () => {
    quiet();
    redraw();
    acts.drafted();
    // Once "none of these" is ticked in both lists, a third tap is not needed.
    if (compact && nothingTrue(read())) acts.answer();
  });
  way.addEventListener("click", () => {
    if (wanted) lists[wanted].enter();
  });

  function read(): Pick<Answers, List> {
    return { do_not: lists.do_not.read(), ask_first: lists.ask_first.read() };
  }

  function quiet(): void {
    setText(problem, "");
    show(way, false);
    missing.classList.remove("bl-gate-said");
  }

  /** The compact gate needs its button only if there is more to say than "none". */
  function redraw(): void {
    show(end, LISTS.some((name) => lists[name].opened()) || nothingTrue(read()));
  }

  return {
    element,
    read,
    write(answers) {
      for (const name of LISTS) lists[name].write(answers[name]);
      quiet();
      redraw();
    },
    ask(list) {
      wanted = list;
      setText(problem, say("incomplete", { list: say(list) }));
      missing.classList.add("bl-gate-said");
      show(way, true);
      end.scrollIntoView({ block: "nearest", behavior: "instant" });
      way.focus({ preventScroll: true });
    },
    enter: () => lists.do_not.enter(),
    end() {
      const focused = document.activeElement;
      const tapped = focused && element.contains(focused) ? focused : answer;
      return tapped.getBoundingClientRect();
    },
  };
}
