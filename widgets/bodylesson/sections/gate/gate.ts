/** The screening gate: questions, a verdict in words, and a memory that ends with the day. */

import type { RenderProps } from "@anywidget/types";
import { h, setText, show } from "../../ui/dom.ts";
import { keyOf, localStore, type Store, today } from "../../ui/store.ts";
import { speaker, type Words } from "../../ui/words.ts";
import {
  type Answers,
  keptAnswers,
  type List,
  NO_ANSWERS,
  type Outcome,
  outcomeOf,
  questionsOf,
  unanswered,
} from "./answers.ts";
import { checkbox, createForm, type Reason } from "./form.ts";

export interface GateTraits {
  lesson_id: string;
  safety: Record<List, Reason[]> & { verdicts: Record<Verdict, { title: string; text: string }> };
  words: Words;
  outcome: Outcome;
}

type Verdict = "do_not" | "ask_first" | "go_on";

/** What the gate takes from outside; tests put in their own. */
export interface Outside {
  readonly store: Store;
  /** The learner's date, `2026-01-31`. */
  readonly today: () => string;
}

export function gate(outside: Partial<Outside> = {}) {
  const { store, today: date } = { store: localStore(1), today: () => today(), ...outside };

  return {
    render({ model, el, signal }: RenderProps<GateTraits>): () => void {
      const say = speaker(model.get("words"));
      const safety = model.get("safety");
      const key = keyOf(model.get("lesson_id"), "gate");
      const known = {
        do_not: safety.do_not.map(({ id }) => id),
        ask_first: safety.ask_first.map(({ id }) => id),
      };
      let answers: Answers = keptAnswers(store.read(key), date(), known) ?? NO_ANSWERS;

      const form = createForm(safety, say, () => {
        const given = { ...form.read(), asked: false };
        const missing = unanswered(given);
        if (missing.length > 0) return form.ask(missing);
        take(given);
        title.focus();
      });
      const title = h("p", { class: "bl-verdict-title", tabindex: -1 });
      const text = h("p");
      const link = h("a", { class: "bl-verdict-link" });
      const asked = checkbox(say("asked"));
      const kept = h("p", { class: "bl-kept" });
      const change = h("button", { type: "button", class: "bl-button" }, say("change"));
      // The box that frees the way stays where it was ticked, so that it can be unticked.
      asked.input.addEventListener("change", () => {
        take({ ...answers, asked: asked.input.checked });
      });
      change.addEventListener("click", () => {
        form.write(answers);
        take(NO_ANSWERS);
        form.element.querySelector("input")?.focus();
      });
      const verdict = h(
        "div",
        { class: "bl-verdict" },
        h("div", { role: "status" }, title, text),
        asked.label,
        link,
        kept,
        change,
      );
      const root = h("div", { class: "bl-widget bl-gate" }, form.element, verdict);
      el.replaceChildren(root);
      draw(true);
      publish();

      // Another view of the same gate answered or changed its mind.
      const follow = () => {
        if (model.get("outcome") === outcomeOf(answers)) return;
        answers = keptAnswers(store.read(key), date(), known) ?? NO_ANSWERS;
        draw(true);
      };
      model.on("change:outcome", follow);
      const leave = () => {
        model.off("change:outcome", follow);
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;

      function take(given: Answers): void {
        answers = given;
        const date_now = date();
        const keeps = outcomeOf(given) === ""
          ? (store.erase(key), true)
          : store.write(key, { date: date_now, answers, questions: questionsOf(known) });
        draw(keeps);
        publish();
      }

      function draw(keeps: boolean): void {
        const outcome = outcomeOf(answers);
        const name: Verdict | null = outcome === "" ? null : verdictOf(answers);
        root.dataset["outcome"] = outcome;
        show(form.element, name === null);
        show(verdict, name !== null);
        setText(title, name === null ? "" : safety.verdicts[name].title);
        setText(text, name === null ? "" : safety.verdicts[name].text);
        show(asked.label, name === "ask_first");
        asked.input.checked = answers.asked;
        const to = outcome === "go-on" ? "practice" : "instead";
        setText(link, say(`${to}_link_text`));
        link.href = say(`${to}_link`);
        setText(kept, say(keeps ? "kept" : "not_kept"));
      }

      function publish(): void {
        const outcome = outcomeOf(answers);
        if (model.get("outcome") === outcome) return;
        model.set("outcome", outcome);
        model.save_changes();
      }
    },
  };
}

/** The words to show: having asked frees the way, but the words about asking stay in view. */
function verdictOf(answers: Answers): Verdict {
  const outcome = outcomeOf({ ...answers, asked: false });
  return outcome === "do-not" ? "do_not" : outcome === "ask-first" ? "ask_first" : "go_on";
}

export default gate();
