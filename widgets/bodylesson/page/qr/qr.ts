/** Draws an address as a QR code; apart from the page's script, since few visits need one. */

import { renderSVG } from "uqr";

/** SVG markup of the code, in black on white: readers count on it. */
export function qr(address: string): string {
  return renderSVG(address, { border: 1 });
}
