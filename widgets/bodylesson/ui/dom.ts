/** Builds elements without markup strings, so that no text can ever become markup. */

export type Child = Node | string | null;

interface Attributes {
  readonly [name: string]: string | number | boolean | null | undefined;
}

/** An element with attributes (`true` = present, `false`, `null` = absent) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** What was last written into an element, whatever a browser's translation made of it since. */
const written = new WeakMap<Element, string>();

/** Writes only what changed: a live region repeats, and a translation loses, what is rewritten. */
export function setText(element: Element, text: string): void {
  if ((written.get(element) ?? element.textContent) === text) return;
  written.set(element, text);
  element.textContent = text;
}

/** Shows or hides, touching the page only where that changes something. */
export function show(element: HTMLElement, visible: boolean): void {
  if (element.hidden === visible) element.hidden = !visible;
}

/** An id for labels and descriptions that no second instance can share. */
export function uniqueId(stem: string): string {
  const random = Math.random().toString(36).slice(2, 10);
  return `bl-${stem}-${random}${(serial++).toString(36)}`;
}

let serial = 0;
