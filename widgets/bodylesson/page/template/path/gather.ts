/**
 * One fold of sources per step: each block brings its own, which would leave a line after every
 * block.
 */

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
