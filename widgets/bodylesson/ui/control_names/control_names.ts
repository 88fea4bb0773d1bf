/**
 * Names and roles for ipywidgets controls, in one place for JupyterLab, Voilà and the offline
 * page. It reads each control's own label, so a new control needs nothing here.
 */

import type { RenderProps } from "@anywidget/types";
import { uniqueId } from "../dom.ts";

/** Nothing is sent: the class in Python has no traits of its own. */
// deno-lint-ignore no-empty-interface
export interface ControlNamesTraits {}

const CONTAINER = ".bl-joined";
const RETRY_MS = 50;

export function controlNames() {
  return {
    render({ el, signal }: RenderProps<Record<string, never>>): () => void {
      const stop = new AbortController();
      signal.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
      el.classList.add("bl-control-names");
      whenInside(el, stop.signal, (container) => watch(container, stop.signal));
      return () => stop.abort();
    },
  };
}

/** A view is drawn before it is put into the page: look again until it is there. */
function whenInside(el: HTMLElement, signal: AbortSignal, found: (at: Element) => void): void {
  if (signal.aborted) return;
  const container = el.closest(CONTAINER);
  if (container) found(container);
  else setTimeout(() => whenInside(el, signal, found), RETRY_MS);
}

function watch(container: Element, signal: AbortSignal): void {
  const observer = new MutationObserver(() => nameAll(container));
  observer.observe(container, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-valuetext", "title"],
  });
  signal.addEventListener("abort", () => observer.disconnect());
  nameAll(container);
}

/** Names every control inside; writes only what differs, since it is called on every change. */
export function nameAll(container: Element): void {
  for (const label of container.querySelectorAll('.widget-label[title="null"]')) {
    label.removeAttribute("title");
  }
  container.querySelectorAll(".widget-radio").forEach(nameRadios);
  container.querySelectorAll(".widget-slider").forEach(nameSlider);
}

function nameRadios(control: Element): void {
  const group = control.querySelector(".widget-radio-box");
  const label = labelId(control);
  if (!group || !label) return;
  set(group, "role", "radiogroup");
  set(group, "aria-labelledby", label);
  // Without a shared name, each radio is a group and a tab stop of its own.
  for (const radio of group.querySelectorAll("input")) set(radio, "name", label);
}

function nameSlider(control: Element): void {
  const label = labelId(control);
  const readout = control.querySelector(".widget-readout");
  for (const handle of control.querySelectorAll("[role=slider]")) {
    if (label) set(handle, "aria-labelledby", label);
    // The readout has the unit and format that the author chose; the handle's own text does not.
    if (readout?.textContent) set(handle, "aria-valuetext", readout.textContent);
  }
  if (!readout) return;
  // The handle says the value already, and arrows set it exactly.
  set(readout, "aria-hidden", "true");
  set(readout, "contenteditable", "false");
}

function labelId(control: Element): string | null {
  const label = control.querySelector(".widget-label");
  if (!label) return null;
  if (!label.id) label.id = uniqueId("label");
  return label.id;
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export default controlNames();
