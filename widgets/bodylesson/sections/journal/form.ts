/** The form for a new note: all of it optional, native controls, kept while it is written. */

import { h, setText } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { button, radioChips, scale, textField, tickChips } from "../../records/fields.ts";
import { type Entry, LONGEST_TEXT } from "../../records/records.ts";
import type { Feeling, Question, VariantName } from "./traits.ts";

export type Note = Pick<Entry, "noticed" | "feeling" | "more" | "pressure" | "side" | "eased">;
export const EMPTY_NOTE: Note = {
  noticed: "",
  feeling: "",
  more: "",
  pressure: null,
  side: "",
  eased: [],
};

export interface NoteForm {
  readonly element: HTMLFormElement;
  read(): Note;
  write(note: Note): void;
  refuse(text: string): void;
}

export interface FormSetting {
  readonly noticed: Question;
  readonly feel: Question;
  readonly feelings: readonly Feeling[];
  readonly variants: readonly VariantName[];
  /** Is called on every change, for the draft. */
  readonly changed: () => void;
  readonly save: () => void;
  readonly clear: () => void;
}

export function createForm(setting: FormSetting, say: Say): NoteForm {
  const { changed } = setting;
  const noticed = h("textarea", {
    class: "bl-input",
    rows: 5,
    maxlength: LONGEST_TEXT,
    dir: "auto",
  });
  const more = h("input", {
    class: "bl-input bl-input-wide",
    maxlength: LONGEST_TEXT,
    autocomplete: "off",
    dir: "auto",
  });
  const feelings = radioChips(setting.feelings);
  const pressure = scale(say("pressure"), say("pressure_low"), say("pressure_high"));
  const sides = radioChips(
    ["left", "right", "both"].map((id) => ({ id, text: say(id) })),
  );
  const eased = tickChips(setting.variants.map(({ id, name }) => ({ id, text: name })));
  const problem = h("p", { class: "bl-problem", role: "alert" });
  const keep = h("button", { type: "submit", class: "bl-button bl-button-main" }, say("save"));
  const element = h(
    "form",
    { class: "bl-sheet bl-note-form", novalidate: true },
    h("h3", {}, say("new")),
    textField(setting.noticed.text, setting.noticed.hint, noticed).element,
    group(setting.feel.text, setting.feel.hint, feelings.element),
    textField(say("more"), null, more).element,
    pressure.element,
    group(say("side"), null, sides.element),
    group(say("eased"), null, eased.element),
    problem,
    h(
      "div",
      { class: "bl-line" },
      keep,
      button(say("clear"), setting.clear, "bl-quiet-button"),
    ),
  );
  const edited = () => {
    setText(problem, "");
    changed();
  };
  element.addEventListener("input", edited);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    setting.save();
  });

  return {
    element,
    read: () => ({
      noticed: noticed.value,
      feeling: feelings.get(),
      more: more.value,
      pressure: pressure.get(),
      side: sides.get() as Note["side"],
      eased: eased.get(),
    }),
    write(note) {
      noticed.value = note.noticed;
      feelings.set(note.feeling);
      more.value = note.more;
      pressure.set(note.pressure);
      sides.set(note.side);
      eased.set(note.eased);
    },
    refuse(text) {
      setText(problem, text);
      noticed.focus();
    },
  };
}

function group(name: string, hint: string | null, inner: HTMLElement): HTMLElement {
  return h(
    "fieldset",
    { class: "bl-field" },
    h("legend", {}, name),
    hint === null ? null : h("p", { class: "bl-hint" }, hint),
    inner,
  );
}
