/** Drawings that Python made, put into the page as elements so that they take its colours. */

/**
 * What was read before. Reading takes a fifth of a frame, and a choice of the way to practice shows
 * another drawing in that frame. There are as many as the lesson has drawings.
 */
const read = new Map<string, SVGElement | null>();

/** The SVG as nodes of this page, with its text alternative; null if it cannot be read. */
export function drawing(svg: string, alt: string): SVGElement | null {
  let parsed = read.get(svg);
  if (parsed === undefined) {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    parsed = root instanceof SVGElement ? document.importNode(root, true) : null;
    read.set(svg, parsed);
  }
  if (parsed === null) return null;
  const drawn = parsed.cloneNode(true) as SVGElement;
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", alt);
  return drawn;
}
