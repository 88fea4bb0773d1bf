/** Drawings that Python made, put into the page as elements so that they take its colours. */

/** The SVG as nodes of this page, with its text alternative; null if it cannot be read. */
export function drawing(svg: string, alt: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (!(parsed instanceof SVGElement)) return null;
  const drawn = document.importNode(parsed, true);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", alt);
  return drawn;
}
