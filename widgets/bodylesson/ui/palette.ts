/** Colors of `palette.toml` for what is painted rather than styled: a canvas, a 3D model. */

/** A colour as the page's stylesheet gives it now, `#rrggbb`; black if there is no such name. */
export function paletteColor(name: string): string {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(`--bl-${name}`).trim() || "#000000";
}
