/** Fields and parts of the desk's kind. */

import { h } from "../../ui/dom.ts";

export function select(name: string, options: readonly (readonly [string, string])[]) {
  return h(
    "select",
    { "aria-label": name },
    ...options.map(([value, text]) => h("option", { value }, text)),
  );
}

export function labelled(text: string, field: HTMLElement): HTMLElement {
  return h("label", { class: "bl-desk-field" }, h("span", {}, text), field);
}

export function part(heading: string, ...children: readonly (Node | string)[]): HTMLElement {
  return h("section", { class: "bl-desk-part" }, h("h2", {}, heading), ...children);
}

export function row(...children: readonly Node[]): HTMLElement {
  return h("div", { class: "bl-desk-row" }, ...children);
}
