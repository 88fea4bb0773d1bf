/** The line that says where the reader is on the path, and the menu behind it. */

import { fill } from "../../../ui/words.ts";

export interface Progress {
  /** Mark a step; with null everything is shown at once. */
  show(step: string | null): void;
}

export function createProgress(document: Document, toggleAll: () => void): Progress {
  const words = document.querySelector<HTMLElement>(".bl-progress-words");
  const menu = document.querySelector<HTMLDetailsElement>(".bl-menu");
  const all = document.querySelector<HTMLButtonElement>(".bl-all");
  const bar = Array.from(document.querySelectorAll<HTMLElement>(".bl-progress-bar > span"));
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>(".bl-menu-list a"));
  const number = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: "minute",
    unitDisplay: "long",
  });

  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      close();
      toggleAll();
    });
  }
  menu?.addEventListener("click", (event) => {
    if (event.target instanceof HTMLAnchorElement) close();
  });
  document.addEventListener("click", (event) => {
    if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) close();
  });
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary")?.focus();
  });

  function close(): void {
    if (menu) menu.open = false;
  }

  function lineOf(link: HTMLAnchorElement | undefined): string {
    const { number: n, minutes } = link?.dataset ?? {};
    if (!words || !link || n === undefined) return link?.textContent ?? "";
    const place = fill(words.dataset["of"] ?? "", { n, of: bar.length });
    const time = number.format(Number(minutes));
    return `${place} · ${fill(words.dataset["about"] ?? "", { time })}`;
  }

  return {
    show(step) {
      const here = links.find((link) => link.hash === `#${step}`);
      for (const link of links) {
        if (link === here) link.setAttribute("aria-current", "step");
        else link.removeAttribute("aria-current");
      }
      const n = Number(here?.dataset["number"] ?? 0);
      bar.forEach((part, index) => part.classList.toggle("bl-done", index < n));
      if (words) words.textContent = step === null ? all?.dataset["all"] ?? "" : lineOf(here);
      if (all) all.textContent = all.dataset[step === null ? "one" : "all"] ?? "";
    },
  };
}
