/**
 * Writes FLAC files: lossless, no delay of an encoder, about a third of a WAV, and every phone of
 * today plays them and seeks in them to the sample. libflac.js would make them a few per cent
 * smaller, is 240 kB with its WebAssembly, which the page's policy forbids.
 */

import { BLOCK, type Blocks, flacCoder } from "./flac_coder.ts";

/** A seek point every so many blocks. */
const POINT_EVERY = 40;

/** What the file says about itself. */
export interface Tags {
  readonly TITLE?: string;
  readonly ARTIST?: string;
  readonly ALBUM?: string;
}

/** A picture as the file's cover. */
export interface Cover {
  readonly type: "image/png";
  readonly size: number;
  readonly bytes: Uint8Array;
}

const { Bits } = flacCoder(BLOCK);
type Bits = InstanceType<typeof Bits>;

/** A whole file of blocks. `frames` are its stereo samples. */
export function flacFile(
  blocks: readonly Blocks[],
  frames: number,
  rate: number,
  tags: Tags = {},
  cover: Cover | null = null,
): Blob {
  const sizes = blocks.flatMap((part) => part.sizes);
  const meta = new Bits(4096);
  meta.copy(new TextEncoder().encode("fLaC"));
  const block = (type: number, body: Bits, isLast = false) => {
    meta.put((isLast ? 128 : 0) | type, 8);
    meta.put(body.length, 24);
    meta.copy(body.from(0));
  };
  block(0, streamInfo(sizes, frames, rate));
  block(3, seekTable(sizes, frames));
  if (cover) block(6, picture(cover));
  block(4, comments(tags), true);
  return new Blob([meta.from(0), ...blocks.map(({ bytes }) => bytes)], { type: "audio/flac" });
}

function streamInfo(sizes: readonly number[], frames: number, rate: number): Bits {
  const bits = new Bits(34);
  bits.put(BLOCK, 16);
  bits.put(BLOCK, 16);
  bits.put(Math.min(...sizes, 0xffffff), 24);
  bits.put(Math.max(...sizes, 0), 24);
  bits.put(rate, 20);
  bits.put(1, 3);
  bits.put(15, 5);
  bits.put(0, 4);
  bits.put32(frames);
  // No checksum of the samples: the format allows it to be unknown.
  for (let i = 0; i < 4; i++) bits.put32(0);
  return bits;
}

function seekTable(sizes: readonly number[], frames: number): Bits {
  const bits = new Bits(18 * (1 + sizes.length / POINT_EVERY));
  let at = 0;
  sizes.forEach((size, index) => {
    if (index % POINT_EVERY === 0) {
      bits.put32(0);
      bits.put32(index * BLOCK);
      bits.put32(0);
      bits.put32(at);
      bits.put(Math.min(BLOCK, frames - index * BLOCK), 16);
    }
    at += size;
  });
  return bits;
}

function comments(tags: Tags): Bits {
  const bits = new Bits(256);
  const text = (words: string) => {
    const bytes = new TextEncoder().encode(words);
    number(bytes.length);
    bits.copy(bytes);
  };
  // These alone have their lowest byte first.
  const number = (n: number) => [0, 8, 16, 24].forEach((by) => bits.put(n >>> by & 0xff, 8));
  text("bodylesson");
  const all = Object.entries(tags);
  number(all.length);
  for (const [name, value] of all) text(`${name}=${value}`);
  return bits;
}

function picture({ type, size, bytes }: Cover): Bits {
  const bits = new Bits(bytes.length + 64);
  bits.put32(3);
  bits.put32(type.length);
  bits.copy(new TextEncoder().encode(type));
  bits.put32(0);
  bits.put32(size);
  bits.put32(size);
  bits.put32(32);
  bits.put32(0);
  bits.put32(bytes.length);
  bits.copy(bytes);
  return bits;
}
