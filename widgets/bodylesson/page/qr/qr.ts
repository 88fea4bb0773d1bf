/** Draws an address as a QR code; separate from the page's script, since few visits need one. */

import { renderSVG } from "uqr";

/** SVG markup of the code, in black on white, which scanners expect. */
export function qr(address: string): string {
  return renderSVG(address, { border: 1 });
}
