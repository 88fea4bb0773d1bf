/** What the gate says once it is answered, and where it leads. */

import { h, setText, show } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { type Answers, LISTS, outcomeOf } from "./answers.ts";
import type { Questions } from "./form.ts";
import { checkbox } from "./lists.ts";

export type Verdict = "do_not" | "ask_first" | "go_on";
export type VerdictWords = Readonly<Record<Verdict, { title: string; text: string }>>;

export interface VerdictView {
  readonly element: HTMLElement;
  /** `keeps` says whether the browser keeps the answers. */
  draw(answers: Answers, keeps: boolean): void;
  /** Takes the focus, without scrolling. */
  focus(): void;
}

export interface Acts {
  /** The learner says that they asked, or did not. */
  asked(yes: boolean): void;
  /** The learner wants to answer again. */
  change(): void;
}

export function createVerdict(
  questions: Questions,
  verdicts: VerdictWords,
  compact: boolean,
  say: Say,
  acts: Acts,
): VerdictView {
  const title = h("p", { class: "bl-verdict-title", tabindex: -1 });
  const text = h("p");
  const ticked = h("ul", { class: "bl-verdict-ticked" });
  const link = h("a", { class: "bl-verdict-link" });
  const asked = checkbox(say("asked"));
  const kept = h("p", { class: "bl-kept" });
  const change = h("button", { type: "button", class: "bl-button" }, say("change"));
  asked.input.addEventListener("change", () => acts.asked(asked.input.checked));
  change.addEventListener("click", acts.change);
  const element = h(
    "div",
    { class: "bl-verdict" },
    h("div", { role: "status" }, title, text),
    ticked,
    asked.label,
    link,
    kept,
    change,
  );

  return {
    element,
    draw(answers, keeps) {
      const name = verdictOf(answers);
      // All is said by one line where nothing stands in the way any more.
      const line = compact && outcomeOf(answers) === "go-on";
      const words = name && verdicts[name];
      element.classList.toggle("bl-verdict-short", line);
      setText(title, line ? say(answers.asked ? "safe_asked" : "safe") : words?.title ?? "");
      setText(text, line ? "" : words?.text ?? "");
      show(text, !line);
      const chosen = line || name === "go_on" ? [] : tickedOf(answers);
      ticked.replaceChildren(...chosen.map((reason) => h("li", {}, reason)));
      show(ticked, chosen.length > 0);
      show(asked.label, name === "ask_first" && !line);
      asked.input.checked = answers.asked;
      const on = outcomeOf(answers) === "go-on";
      setText(link, say(on ? "spot_link_text" : "instead_link_text"));
      link.href = say(on ? "spot_link" : "instead_link");
      show(link, !line);
      setText(kept, say(keeps ? "kept" : "not_kept"));
      show(kept, !line || !keeps);
      setText(change, say(compact ? "change_short" : "change"));
      if (compact) change.setAttribute("aria-label", say("change"));
    },
    focus: () => title.focus({ preventScroll: true }),
  };

  function tickedOf(answers: Answers): string[] {
    return LISTS.flatMap((list) =>
      questions[list]
        .filter(({ id }) => answers[list]?.includes(id))
        .map(({ text, short }) => text ?? short)
    );
  }
}

/** The words to show: having asked frees the way, but the words about asking stay in view. */
function verdictOf(answers: Answers): Verdict | null {
  switch (outcomeOf({ ...answers, asked: false })) {
    case "do-not":
      return "do_not";
    case "ask-first":
      return "ask_first";
    case "go-on":
      return "go_on";
    case "":
      return null;
  }
}
