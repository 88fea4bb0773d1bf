/** Writes 16-bit stereo WAV: every player opens it, it seeks exactly, and no encoder adds a delay. */

export const HEADER_BYTES = 44;

/** The head of a file with so many stereo frames. */
export function wavHeader(frames: number, rate: number): ArrayBuffer {
  const header = new ArrayBuffer(HEADER_BYTES);
  const view = new DataView(header);
  const bytes = frames * 4;
  const text = (at: number, word: string) =>
    [...word].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, bytes, true);
  return header;
}

/** Two channels of samples from -1 to 1 as interleaved 16-bit numbers, little endian. */
export function interleaved(left: Float32Array, right: Float32Array): ArrayBuffer {
  const bytes = new ArrayBuffer(left.length * 4);
  // Every machine that runs a browser is little endian, as WAV is.
  const out = new Int16Array(bytes);
  for (let i = 0; i < left.length; i++) {
    out[2 * i] = whole(left[i] as number);
    out[2 * i + 1] = whole(right[i] as number);
  }
  return bytes;
}

function whole(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
}
