/** The list, which does everything the picture does without it: search, choose, read. */

import { h, setText, show, uniqueId } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Structure } from "./traits.ts";

export class StructureList {
  readonly element: HTMLElement;
  readonly #structures: readonly Structure[];
  readonly #items = new Map<string, { row: HTMLLIElement; button: HTMLButtonElement }>();
  readonly #detail = h("div", {
    class: "bl-about-structure",
    role: "status",
    tabindex: -1,
  });
  readonly #count = h("p", { class: "bl-unseen", role: "status" });
  readonly #search: HTMLInputElement;
  readonly #say: Say;

  constructor(
    structures: readonly Structure[],
    inPicture: (id: string) => boolean,
    say: Say,
    pick: (id: string) => void,
    /** Enter in the search, when only this one is left. */
    seek: (id: string) => void,
  ) {
    this.#structures = structures;
    this.#say = say;
    const id = uniqueId("search");
    this.#search = h("input", { type: "search", id, class: "bl-search", autocomplete: "off" });
    this.#search.addEventListener("input", () => this.#filter());
    this.#search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const [only, ...others] = this.#fitting();
      if (only !== undefined && others.length === 0) seek(only.id);
    });
    const rows = structures.map((structure, i) => {
      const button = h(
        "button",
        { type: "button", class: "bl-structure-name", "aria-pressed": "false" },
        h("span", { class: "bl-number", "aria-hidden": "true" }, String(i + 1)),
        h("span", {}, structure.name),
        inPicture(structure.id) ? null : h("span", { class: "bl-absent" }, say("not_drawn")),
      );
      button.addEventListener("click", () => pick(structure.id));
      const row = h("li", {}, button);
      this.#items.set(structure.id, { row, button });
      return row;
    });
    this.element = h(
      "div",
      { class: "bl-structures" },
      h("label", { for: id, class: "bl-search-label" }, say("search")),
      this.#search,
      this.#count,
      h("ul", { class: "bl-structure-list", "aria-label": say("list") }, ...rows),
      this.#detail,
    );
    setText(this.#detail, say("choose_one"));
  }

  /** Show what the lesson says of a structure; null for none. */
  choose(id: string | null): void {
    for (const [own, { button }] of this.#items) {
      button.setAttribute("aria-pressed", String(own === id));
    }
    const structure = this.#structures.find((one) => one.id === id);
    if (structure === undefined) {
      this.#detail.replaceChildren(this.#say("choose_one"));
      return;
    }
    const facts = structure.facts.map(([title, text]): HTMLElement =>
      title === "" ? h("p", {}, text) : h("dl", {}, h("dt", {}, title), h("dd", {}, text))
    );
    const sources = structure.sources.map((source) => h("li", {}, source));
    this.#detail.replaceChildren(
      h("p", { class: "bl-about-title" }, structure.name),
      ...facts,
      h(
        "details",
        { class: "bl-structure-sources" },
        h("summary", {}, this.#say("sources")),
        h("ul", {}, ...sources),
      ),
    );
  }

  /** While something is to be found, the lesson's text is hidden: it would give the answer away. */
  hideDetail(hidden: boolean): void {
    show(this.#detail, !hidden);
  }

  /** Takes the reader to the text about the chosen structure. */
  read(): void {
    this.#detail.focus();
    this.#detail.scrollIntoView({ block: "nearest" });
  }

  #filter(): void {
    const fitting = this.#fitting();
    for (const structure of this.#structures) {
      const row = this.#items.get(structure.id)?.row;
      if (row) show(row, fitting.includes(structure));
    }
    const found = fitting.length;
    setText(this.#count, this.#say(found === 0 ? "none_found" : "found_n", { n: found }));
  }

  #fitting(): Structure[] {
    const words = this.#search.value.trim().toLowerCase().split(/\s+/);
    return this.#structures.filter(({ name, label, kind }) => {
      const text = `${name} ${label} ${kind}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }
}
