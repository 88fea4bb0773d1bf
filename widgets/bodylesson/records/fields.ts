/** Form fields that measure, journal and quiz share: native controls with their labels. */

import { type Child, h, uniqueId } from "../ui/dom.ts";

export interface Scale {
  readonly element: HTMLFieldSetElement;
  /** 0 to 10; null if nothing is chosen. */
  get(): number | null;
  set(value: number | null): void;
}

/** Eleven radio buttons from 0 to 10, with the meaning of both ends. */
export function scale(
  name: string,
  low: string,
  high: string,
  changed: () => void = () => {},
): Scale {
  const numbers = Array.from(
    { length: 11 },
    (_, value) => ({ id: String(value), text: `${value}` }),
  );
  const chips = radioChips(numbers, changed, "bl-scale");
  const element = h(
    "fieldset",
    { class: "bl-field" },
    h("legend", {}, name),
    chips.element,
    h(
      "div",
      { class: "bl-ends" },
      h("span", {}, `0 = ${low}`),
      h("span", {}, `10 = ${high}`),
    ),
  );
  return {
    element,
    get: () => chips.get() === "" ? null : Number(chips.get()),
    set: (value) => chips.set(value === null ? "" : String(value)),
  };
}

export interface Chips {
  readonly element: HTMLElement;
  /** The chosen id; empty if there is none. */
  get(): string;
  set(id: string): void;
}

/** Radio buttons drawn as chips; the caller's fieldset names the group. */
export function radioChips(
  options: readonly { readonly id: string; readonly text: string }[],
  changed: () => void = () => {},
  look = "bl-chips",
): Chips {
  const name = uniqueId("chips");
  const inputs = options.map(({ id }) => h("input", { type: "radio", name, value: id }));
  const element = h(
    "div",
    { class: look },
    ...options.map(({ text }, i) =>
      h("label", { class: "bl-chip" }, inputs[i] ?? null, h("span", {}, text))
    ),
  );
  element.addEventListener("change", changed);
  return {
    element,
    get: () => inputs.find((input) => input.checked)?.value ?? "",
    set: (id) => inputs.forEach((input) => input.checked = input.value === id),
  };
}

export interface Ticks {
  readonly element: HTMLElement;
  get(): string[];
  set(ids: readonly string[]): void;
}

/** The same as checkboxes, for any number of choices. */
export function tickChips(
  options: readonly { readonly id: string; readonly text: string }[],
  changed: () => void = () => {},
): Ticks {
  const inputs = options.map(({ id }) => h("input", { type: "checkbox", value: id }));
  const element = h(
    "div",
    { class: "bl-chips" },
    ...options.map(({ text }, i) =>
      h("label", { class: "bl-chip" }, inputs[i] ?? null, h("span", {}, text))
    ),
  );
  element.addEventListener("change", changed);
  return {
    element,
    get: () => inputs.filter((input) => input.checked).map((input) => input.value),
    set: (ids) => inputs.forEach((input) => input.checked = ids.includes(input.value)),
  };
}

/** A labelled text field with a hint below the label and a place for an error message. */
export function textField(
  label: string,
  hint: string | null,
  input: HTMLInputElement | HTMLTextAreaElement,
  ...beside: readonly Child[]
) {
  const id = uniqueId("field");
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  input.id = id;
  input.setAttribute("aria-describedby", hint === null ? problemId : `${hintId} ${problemId}`);
  const problem = h("p", { class: "bl-problem", id: problemId, role: "alert" });
  const element = h(
    "div",
    { class: "bl-field" },
    h("label", { for: id }, label),
    hint === null ? null : h("p", { class: "bl-hint", id: hintId }, hint),
    beside.length > 0 ? h("div", { class: "bl-line" }, input, ...beside) : input,
    problem,
  );
  return {
    element,
    /** Says what is wrong; an empty text means that nothing is. */
    refuse(text: string): void {
      problem.textContent = text;
      if (text === "") input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    },
  };
}

export function button(text: string, press: () => void, look = "bl-button"): HTMLButtonElement {
  const element = h("button", { type: "button", class: look }, text);
  element.addEventListener("click", press);
  return element;
}
