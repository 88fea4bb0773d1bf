/** The session's cover, for lock screens and files: a flower like the timer's, drawn in pixels. */

import { paletteColor } from "../ui/palette.ts";
import type { Cover } from "./flac.ts";

const SIZE = 256;

/** Null if the browser cannot draw. */
export function coverCanvas(): HTMLCanvasElement | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = paletteColor("cover");
  pen.fillRect(0, 0, SIZE, SIZE);
  pen.translate(SIZE / 2, SIZE / 2);
  pen.globalAlpha = 0.4;
  pen.fillStyle = paletteColor("cover-petal");
  for (let petal = 0; petal < 8; petal++) {
    pen.rotate(Math.PI / 4);
    pen.beginPath();
    pen.arc(0, -54, 42, 0, 2 * Math.PI);
    pen.fill();
  }
  return canvas;
}

/** The cover as a PNG file. */
export async function coverPicture(): Promise<Cover | null> {
  const canvas = coverCanvas();
  if (!canvas) return null;
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!file) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { type: "image/png", size: SIZE, bytes };
}
