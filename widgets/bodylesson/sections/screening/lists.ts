/** The two lists of reasons as native HTML: fieldsets of checkboxes, a group for each kind. */

import { type Child, h, show, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { List } from "./answers.ts";

export interface Group {
  id: string;
  name: string;
}

export interface Reason {
  id: string;
  group: string;
  /** One to four words. */
  short: string;
  /** In full, and why it matters; the compact gate has neither. */
  text?: string;
  why?: string;
}

export interface ReasonList {
  readonly element: HTMLFieldSetElement;
  /** Ids of what is ticked; null while nothing is, not even "None of these". */
  read(): string[] | null;
  write(ids: readonly string[] | null): void;
  /** Whether its reasons can be ticked as it is now. */
  opened(): boolean;
  /** Takes the focus to where an answer begins, and the list into view. */
  enter(): void;
}

/** A list in full: every reason is a checkbox. */
export function fullList(name: List, groups: Group[], reasons: Reason[], say: Say): ReasonList {
  const boxes = boxesOf(reasons, ({ text, short }) => text ?? short);
  const none = noneBox(boxes, say);
  const element = h(
    "fieldset",
    { class: "bl-gate-list" },
    h("legend", {}, say(name)),
    inGroups(groups, boxes),
    none.label,
  );
  return {
    element,
    ...answersOf(boxes, none),
    opened: () => true,
    enter: () => enter(element, boxes[0]?.input),
  };
}

/** A list to read again: its reasons stand in few words, and become checkboxes when asked for. */
export function compactList(
  name: List,
  groups: Group[],
  reasons: Reason[],
  say: Say,
): ReasonList {
  const boxes = boxesOf(reasons, ({ short }) => short);
  const none = noneBox(boxes, say);
  const read = h("p", { class: "bl-gate-read" }, ...inWords(groups, reasons, say));
  const ticks = inGroups(groups, boxes);
  const something = h(
    "button",
    { type: "button", class: "bl-button bl-gate-something" },
    say("something"),
  );
  const open = (opened: boolean) => {
    show(ticks, opened);
    show(read, !opened);
    show(something, !opened);
  };
  something.addEventListener("click", () => {
    none.input.checked = false;
    open(true);
    // What was said of this list no longer holds.
    none.input.dispatchEvent(new Event("change", { bubbles: true }));
    boxes[0]?.input.focus();
  });
  open(false);
  const element = h(
    "fieldset",
    { class: "bl-gate-list" },
    h("legend", {}, say(name)),
    read,
    ticks,
    h("div", { class: "bl-gate-row" }, none.label, something),
  );
  const answers = answersOf(boxes, none);
  return {
    element,
    read: answers.read,
    write(ids) {
      answers.write(ids);
      open(ids !== null && ids.length > 0);
    },
    opened: () => !ticks.hidden,
    enter: () => enter(element, ticks.hidden ? none.input : boxes[0]?.input),
  };
}

interface Box {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
}
type ReasonBox = Box & { readonly reason: Reason };

/** A checkbox inside its label: the whole line is the target. */
export function checkbox(text: string): Box {
  const id = uniqueId("box");
  const input = h("input", { type: "checkbox", id });
  return { input, label: h("label", { class: "bl-check", for: id }, input, h("span", {}, text)) };
}

function boxesOf(reasons: Reason[], words: (reason: Reason) => string): ReasonBox[] {
  return reasons.map((reason) => ({ reason, ...checkbox(words(reason)) }));
}

function noneBox(boxes: readonly ReasonBox[], say: Say): Box {
  const none = checkbox(say("none"));
  none.label.classList.add("bl-none");
  // "None" and a reason exclude each other; the last tick wins.
  none.input.addEventListener("change", () => {
    if (none.input.checked) boxes.forEach(({ input }) => input.checked = false);
  });
  for (const { input } of boxes) {
    input.addEventListener("change", () => {
      if (input.checked) none.input.checked = false;
    });
  }
  return none;
}

function answersOf(boxes: readonly ReasonBox[], none: Box): Pick<ReasonList, "read" | "write"> {
  return {
    read() {
      const ticked = boxes.filter(({ input }) => input.checked).map(({ reason }) => reason.id);
      return ticked.length === 0 && !none.input.checked ? null : ticked;
    },
    write(ids) {
      for (const { input, reason } of boxes) input.checked = ids?.includes(reason.id) ?? false;
      none.input.checked = ids?.length === 0;
    },
  };
}

function inGroups(groups: Group[], boxes: readonly ReasonBox[]): HTMLElement {
  const filled = groups.flatMap((group) => {
    const own = boxes.filter(({ reason }) => reason.group === group.id);
    if (own.length === 0) return [];
    const labels = own.map(({ label }) => label);
    return [
      h("fieldset", { class: "bl-gate-group" }, h("legend", {}, group.name), ...labels),
    ];
  });
  return h("div", { class: "bl-gate-groups" }, ...filled);
}

function inWords(groups: Group[], reasons: Reason[], say: Say): Child[] {
  return groups.flatMap((group) => {
    const own = reasons.filter((reason) => reason.group === group.id);
    if (own.length === 0) return [];
    const words = own.map(({ short }) => short).join(say("between"));
    return [h("b", {}, group.name), say("of_group", { words })];
  });
}

/** Why each of these reasons matters, folded. */
export function whyFold(reasons: readonly Reason[], say: Say): HTMLElement {
  const entries = reasons.flatMap((
    { text, short, why },
  ) => [h("dt", {}, text ?? short), h("dd", {}, why ?? "")]);
  return h("details", {}, h("summary", {}, say("why")), h("dl", {}, ...entries));
}

function enter(element: HTMLElement, first: HTMLElement | undefined): void {
  element.scrollIntoView({ block: "start", behavior: "instant" });
  first?.focus({ preventScroll: true });
}
