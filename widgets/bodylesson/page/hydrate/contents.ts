// The table of contents: marks where the reader is, and folds away once a section is chosen.

/** Index of the section being read: the last one whose top is above the line, else the first. */
export function currentSection(tops: readonly number[], line: number): number {
  const last = tops.findLastIndex((top) => top <= line);
  return Math.max(last, 0);
}

/** Follow the reader through the page. Without it the contents are plain links. */
export function followReader(document: Document): void {
  const sections = Array.from(document.querySelectorAll<HTMLElement>(".bl-part"));
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>(".bl-contents a"));
  const fold = document.querySelector<HTMLDetailsElement>(".bl-contents-fold");
  if (sections.length === 0) return;
  const mark = () => {
    const tops = sections.map((section) => section.getBoundingClientRect().top);
    const here = `#${sections[currentSection(tops, innerHeight / 3)]?.id}`;
    for (const link of links) {
      if (link.hash === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "-33% 0px -66% 0px" });
  sections.forEach((section) => observer.observe(section));
  mark();
  fold?.addEventListener("click", (event) => {
    if (event.target instanceof HTMLAnchorElement) fold.open = false;
  });
}
