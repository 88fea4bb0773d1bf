/**
 * Classes in place of `:has()`, for browsers that do not know it (Firefox before 121).
 *
 * `ui/older_styles.py` writes `:is(:has(…),.bl-has-…)` into every stylesheet. This looks for each
 * `…`, and sets the class on every element that has it.
 */

import { pairsOf } from "./pairs.ts";

/** The elements of a document that have what a pair names. */
export function haveIt(document: ParentNode, inside: string): Set<Element> {
  const found = new Set<Element>();
  for (const one of split(inside)) {
    const way = /^[>+~]/.exec(one)?.[0] ?? "";
    for (const match of document.querySelectorAll(one.slice(way.length).trim())) {
      if (way === "+" && match.previousElementSibling) found.add(match.previousElementSibling);
      else if (way === "~") before(match, found);
      else if (way === ">") {
        if (match.parentElement) found.add(match.parentElement);
      } else above(match, found);
    }
  }
  return found;
}

function before(element: Element, found: Set<Element>): void {
  for (let one = element.previousElementSibling; one; one = one.previousElementSibling) {
    found.add(one);
  }
}

function above(element: Element, found: Set<Element>): void {
  for (let one = element.parentElement; one; one = one.parentElement) found.add(one);
}

function split(inside: string): string[] {
  // No selector of ours has a comma within parentheses.
  return inside.split(",").map((one) => one.trim());
}

/** Keeps the classes up to date while the page changes. */
export function standIn(document: Document): void {
  const pairs = new Map<string, string>();
  const read = new WeakSet<Element>();
  let due = false;
  const mark = () => {
    due = false;
    for (const style of document.querySelectorAll("style")) {
      if (read.has(style)) continue;
      read.add(style);
      for (const { name, inside } of pairsOf(style.textContent ?? "")) pairs.set(name, inside);
    }
    for (const [name, inside] of pairs) {
      const wanted = haveIt(document, inside);
      for (const one of document.querySelectorAll(`.${name}`)) {
        if (!wanted.has(one)) one.classList.remove(name);
      }
      for (const one of wanted) if (!one.classList.contains(name)) one.classList.add(name);
    }
  };
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(mark);
  };
  const attributeFilter = ["hidden", "open", "data-outcome"];
  new MutationObserver(soon).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter,
  });
  for (const event of ["change", "input", "focusin", "focusout", "reset"]) {
    document.addEventListener(event, soon, true);
  }
  mark();
}

standIn(document);
