/** One fold of sources a step: its blocks bring one each, which would be a line after every block. */

export function gatherSources(section: HTMLElement): void {
  const folds = Array.from(section.querySelectorAll<HTMLDetailsElement>(".bl-cited"))
    .filter((fold) => fold.closest(".bl-fold") === null);
  const [first, ...others] = folds;
  const list = first?.querySelector("ul");
  if (!first || !list) return;
  for (const other of others) {
    list.append(...other.querySelectorAll("li"));
    other.remove();
  }
  first.classList.add("bl-fold");
  section.querySelector(":scope > .bl-ways")?.before(first);
}
