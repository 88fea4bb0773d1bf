/** The screening gate: questions, a verdict in words, and a memory that ends with the day. */

import type { RenderProps } from "@anywidget/types";
import { h, show } from "../../ui/dom.ts";
import { pageStore, today } from "../../ui/store.ts";
import { speaker, type Words } from "../../ui/words.ts";
import { type Answers, NO_ANSWERS, type Outcome, outcomeOf, unanswered } from "./answers.ts";
import { createForm, type Questions } from "./form.ts";
import { keptToday, type Outside } from "./kept.ts";
import { standAt } from "./place.ts";
import { createVerdict, type VerdictWords } from "./verdict.ts";

export interface ScreeningTraits {
  lesson_id: string;
  safety: Questions & { verdicts: VerdictWords };
  compact: boolean;
  words: Words;
  outcome: Outcome;
}

export function screening(given: Partial<Outside> = {}) {
  const outside: Outside = { store: pageStore(1), today: () => today(), ...given };

  return {
    render({ model, el, signal }: RenderProps<ScreeningTraits>): () => void {
      const say = speaker(model.get("words"));
      const safety = model.get("safety");
      const compact = model.get("compact");
      const known = {
        do_not: safety.do_not.map(({ id }) => id),
        ask_first: safety.ask_first.map(({ id }) => id),
      };
      const over = new AbortController();
      const kept = keptToday(outside, model.get("lesson_id"), known, () => {
        form.write(kept.now());
        draw(true);
        publish();
      }, over.signal);

      const form = createForm(safety, compact, say, {
        drafted: () => keep({ ...form.read(), asked: false, given: false }),
        answer() {
          const answers = { ...form.read(), asked: false, given: true };
          const missing = unanswered(answers)[0];
          if (missing) return form.ask(missing);
          const { top } = form.end();
          take(answers);
          standAt(verdict.element, top);
          verdict.focus();
        },
      });
      const verdict = createVerdict(safety, safety.verdicts, compact, say, {
        asked(yes) {
          take({ ...kept.now(), asked: yes });
          if (compact && yes) verdict.focus();
        },
        change() {
          take({ ...kept.now(), asked: false, given: false });
          form.enter();
        },
      });
      const root = h("div", { class: "bl-widget bl-gate" }, form.element, verdict.element);
      root.classList.toggle("bl-gate-compact", compact);
      el.replaceChildren(root);
      form.write(kept.now());
      draw(true);
      publish();

      // A linked view of the same gate has a different outcome: what is kept decides.
      const follow = () => {
        if (model.get("outcome") === outcomeOf(kept.now())) return;
        draw(true);
        publish();
      };
      model.on("change:outcome", follow);
      const leave = () => {
        over.abort();
        model.off("change:outcome", follow);
        root.remove();
      };
      signal.addEventListener("abort", leave, { once: true });
      return leave;

      function take(answers: Answers): void {
        const keeps = keep(answers);
        form.write(answers);
        draw(keeps);
        publish();
      }

      function keep(answers: Answers): boolean {
        const nothing = answers.do_not === null && answers.ask_first === null;
        return kept.take(nothing ? NO_ANSWERS : answers);
      }

      function draw(keeps: boolean): void {
        const answers = kept.now();
        const outcome = outcomeOf(answers);
        root.dataset["outcome"] = outcome;
        show(form.element, outcome === "");
        show(verdict.element, outcome !== "");
        verdict.draw(answers, keeps);
        // What to do instead stands unfolded on the page for those who are sent there.
        if (outcome === "do-not") unfold(say("instead_link"));
      }

      function publish(): void {
        const outcome = outcomeOf(kept.now());
        if (model.get("outcome") === outcome) return;
        model.set("outcome", outcome);
        model.save_changes();
      }
    },
  };
}

/** Opens every fold around the element that a link of this page names. */
function unfold(hash: string): void {
  for (
    let fold = document.querySelector(hash)?.closest("details");
    fold;
    fold = fold.parentElement?.closest("details")
  ) fold.open = true;
}

export default screening();
