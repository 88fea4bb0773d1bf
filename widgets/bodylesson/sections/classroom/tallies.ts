/** Answers that are shown: a bar each, and the merged ones together. */

import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { PollState, Tally } from "./snapshot.ts";
import type { PollText } from "./traits.ts";

/** A line of what is shown. Pure. */
export interface Line {
  readonly text: string;
  readonly count: number;
}

/** What is shown of a question, in the lesson's order; the merged answers last. Pure. */
export function linesOf(poll: PollText, tally: Tally, say: Say): Line[] {
  const nameOf = (id: string) => poll.answers.find((answer) => answer.id === id)?.text ?? id;
  const lines = poll.answers.flatMap(({ id, text }) => {
    const count = tally.counts[id];
    return count === undefined ? [] : [{ text, count }];
  });
  if (tally.others.length === 0) return lines;
  const names = tally.others.map(nameOf).join(", ");
  return [...lines, { text: say("others", { names }), count: tally.sum }];
}

/** A question with its answers, and once they are shown with their counts. */
export function tallyView(poll: PollText, state: PollState, say: Say): HTMLElement {
  const tally = state.status === "shown" ? state.tally : undefined;
  const lines = tally ? linesOf(poll, tally, say) : [];
  const most = Math.max(...lines.map(({ count }) => count), 1);
  const rows = tally
    ? lines.map(({ text, count }) => {
      const bar = h("span", { class: "bl-tally-bar", "aria-hidden": "true" });
      bar.style.width = `${100 * count / most}%`;
      return h("li", {}, h("span", {}, text), h("strong", {}, String(count)), bar);
    })
    : poll.answers.map(({ text }) => h("li", {}, text));
  const none = tally && lines.length === 0 ? h("p", {}, say("too_few")) : null;
  return h("div", { class: "bl-tally" }, h("h2", {}, poll.text), h("ul", {}, ...rows), none);
}

/** The questions of a snapshot with what the lesson says of them. */
export function known(
  polls: readonly PollState[],
  texts: readonly PollText[],
): [PollText, PollState][] {
  return polls.flatMap((state) => {
    const text = texts.find(({ id }) => id === state.id);
    return text ? [[text, state] as [PollText, PollState]] : [];
  });
}
