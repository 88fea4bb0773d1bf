/** Colours of `palette.toml` for what is painted and not styled: a canvas, a model. */

/** A colour as the page's stylesheet gives it now, `#rrggbb`; black if there is no such name. */
export function paletteColor(name: string): string {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(`--bl-${name}`).trim() || "#000000";
}
