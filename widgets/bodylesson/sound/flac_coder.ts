/**
 * Codes blocks of sound as FLAC does (RFC 9639): fixed predictors and Rice codes. It is all one
 * function that uses nothing outside itself, so that its text alone makes a worker.
 */

/** Stereo samples in a block: a quarter of a second at 16 kHz. */
export const BLOCK = 4000;

/** Blocks of a file that are encoded, with the size of each in bytes. */
export interface Blocks {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sizes: readonly number[];
}

/** How a channel of a block is written: its predictor, its Rice parameter, about how many bits. */
interface Plan {
  readonly order: number;
  readonly rice: number;
  readonly bits: number;
}

/** `block`: stereo samples in a block. */
export function flacCoder(block: number) {
  const MOST_RICE = 14;
  /** What each predictor makes of the four samples before, nearest first. */
  const WEIGHTS = [
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [2, -1, 0, 0],
    [3, -3, 1, 0],
    [4, -6, 4, -1],
  ] as const;
  const CRC8 = crcTable(8, 0x07);
  const CRC16 = crcTable(16, 0x8005);

  /** Bits, most significant first. */
  class Bits {
    #bytes: Uint8Array<ArrayBuffer>;
    #at = 0;
    #held = 0;
    #count = 0;

    constructor(room: number) {
      this.#bytes = new Uint8Array(room);
    }

    get length(): number {
      return this.#at;
    }

    /** The lowest `bits` of a number, at most 24. */
    put(value: number, bits: number): void {
      this.#held = (this.#held << bits) | (value & ((1 << bits) - 1));
      this.#count += bits;
      while (this.#count >= 8) {
        this.#count -= 8;
        this.#byte((this.#held >>> this.#count) & 0xff);
      }
      this.#held &= (1 << this.#count) - 1;
    }

    put32(value: number): void {
      this.put(value >>> 16, 16);
      this.put(value & 0xffff, 16);
    }

    /** So many zeros, then a one. */
    unary(zeros: number): void {
      for (; zeros >= 16; zeros -= 16) this.put(0, 16);
      this.put(1, zeros + 1);
    }

    /** Zeros up to the next whole byte. */
    align(): void {
      if (this.#count > 0) this.put(0, 8 - this.#count);
    }

    copy(bytes: Uint8Array): void {
      for (const byte of bytes) this.#byte(byte);
    }

    from(start: number): Uint8Array<ArrayBuffer> {
      return this.#bytes.subarray(start, this.#at);
    }

    #byte(byte: number): void {
      if (this.#at === this.#bytes.length) {
        const larger = new Uint8Array(this.#bytes.length * 2);
        larger.set(this.#bytes);
        this.#bytes = larger;
      }
      this.#bytes[this.#at++] = byte;
    }
  }

  /**
   * The blocks of two channels of samples from -1 to 1, as 16 bits each. All but a track's last ones hold a
   * whole number of blocks; `first` is the number of the first block.
   */
  function encodeBlocks(leftPart: Float32Array, rightPart: Float32Array, first: number): Blocks {
    const [left, right] = [whole(leftPart), whole(rightPart)];
    const bits = new Bits(Math.max(left.length * 2, 64));
    const sizes: number[] = [];
    for (let at = 0; at < left.length; at += block) {
      const start = bits.length;
      const end = Math.min(at + block, left.length);
      putFrame(bits, left.subarray(at, end), right.subarray(at, end), first + at / block);
      sizes.push(bits.length - start);
    }
    return { bytes: bits.from(0).slice(), sizes };
  }

  function whole(samples: Float32Array): Int32Array {
    const all = new Int32Array(samples.length);
    for (let i = 0; i < all.length; i++) {
      all[i] = Math.round(Math.max(-1, Math.min(1, samples[i] as number)) * 32767);
    }
    return all;
  }

  function putFrame(bits: Bits, left: Int32Array, right: Int32Array, number: number): void {
    const start = bits.length;
    bits.put(0xfff8, 16);
    // Block size in 16 bits at the header's end; rate and sample size as the file's head says.
    bits.put(0x70, 8);
    const side = left.map((sample, i) => sample - (right[i] as number));
    const mid = left.map((sample, i) => (sample + (right[i] as number)) >> 1);
    const [plainL, plainR] = [planOf(left), planOf(right)];
    const [middle, apart] = [planOf(mid), planOf(side)];
    const asMid = middle.bits + apart.bits < plainL.bits + plainR.bits;
    bits.put((asMid ? 0b1010 : 0b0001) << 4, 8);
    putNumber(bits, number);
    bits.put(left.length - 1, 16);
    bits.put(crc8(bits.from(start)), 8);
    if (asMid) {
      putChannel(bits, mid, middle, 16);
      putChannel(bits, side, apart, 17);
    } else {
      putChannel(bits, left, plainL, 16);
      putChannel(bits, right, plainR, 16);
    }
    bits.align();
    bits.put(crc16(bits.from(start)), 16);
  }

  /** A block's number as UTF-8 would write it. */
  function putNumber(bits: Bits, number: number): void {
    if (number < 0x80) return bits.put(number, 8);
    const more = number < 0x800 ? 1 : number < 0x10000 ? 2 : 3;
    const mark = 0xff << (7 - more) & 0xff;
    bits.put(mark & 0xff | number >>> 6 * more, 8);
    for (let i = more - 1; i >= 0; i--) bits.put(0x80 | number >>> 6 * i & 0x3f, 8);
  }

  /** The best of the predictors of order 0 to 4, judged by the sum of what each leaves over. */
  function planOf(samples: Int32Array): Plan {
    const sums = [0, 0, 0, 0, 0];
    let [p0, p1, p2, p3] = [0, 0, 0, 0];
    for (let i = 0; i < samples.length; i++) {
      const e0 = samples[i] as number;
      const e1 = e0 - p0;
      const e2 = e1 - p1;
      const e3 = e2 - p2;
      const e4 = e3 - p3;
      // There is nothing before the first few to predict them from.
      if (i >= 4) {
        sums[0] = (sums[0] as number) + Math.abs(e0);
        sums[1] = (sums[1] as number) + Math.abs(e1);
        sums[2] = (sums[2] as number) + Math.abs(e2);
        sums[3] = (sums[3] as number) + Math.abs(e3);
        sums[4] = (sums[4] as number) + Math.abs(e4);
      }
      [p0, p1, p2, p3] = [e0, e1, e2, e3];
    }
    const order = samples.length < 8 ? 0 : sums.indexOf(Math.min(...sums));
    const count = Math.max(samples.length - 4, 1);
    // With its sign folded in, a number is about twice as large.
    const mean = 2 * (sums[order] as number) / count;
    const rice = Math.min(Math.max(Math.round(Math.log2(mean * 0.69 + 1e-9)), 0), MOST_RICE);
    // Each code has a stop bit, the lower bits, and a zero for each time the rest goes in.
    return { order, rice, bits: count * (1 + rice + mean / 2 ** rice / 2) };
  }

  function putChannel(bits: Bits, samples: Int32Array, { order, rice }: Plan, width: number): void {
    if (samples.every((sample) => sample === samples[0])) {
      bits.put(0, 8);
      return bits.put(samples[0] as number, width);
    }
    bits.put((8 + order) << 1, 8);
    for (let i = 0; i < order; i++) bits.put(samples[i] as number, width);
    // One partition, four bits for its parameter.
    bits.put(0, 6);
    bits.put(rice, 4);
    const [stop, low] = [1 << rice, (1 << rice) - 1];
    const [a, b, c, d] = WEIGHTS[order as 0 | 1 | 2 | 3 | 4];
    for (let i = order; i < samples.length; i++) {
      const left = (samples[i] as number) - a * (samples[i - 1] ?? 0) - b * (samples[i - 2] ?? 0) -
        c * (samples[i - 3] ?? 0) - d * (samples[i - 4] ?? 0);
      const code = left >= 0 ? 2 * left : -2 * left - 1;
      const zeros = code >>> rice;
      if (zeros + 1 + rice <= 24) bits.put(stop | code & low, zeros + 1 + rice);
      else {
        bits.unary(zeros);
        if (rice > 0) bits.put(code, rice);
      }
    }
  }

  function crcTable(width: number, polynomial: number): Uint16Array {
    const [top, mask] = [1 << (width - 1), 2 ** width - 1];
    return Uint16Array.from({ length: 256 }, (_, byte) => {
      let crc = byte << (width - 8);
      for (let i = 0; i < 8; i++) crc = (crc & top ? crc << 1 ^ polynomial : crc << 1) & mask;
      return crc;
    });
  }

  function crc8(bytes: Uint8Array): number {
    let crc = 0;
    for (let i = 0; i < bytes.length; i++) crc = CRC8[crc ^ (bytes[i] as number)] as number;
    return crc;
  }

  function crc16(bytes: Uint8Array): number {
    let crc = 0;
    for (let i = 0; i < bytes.length; i++) {
      crc = (crc << 8 & 0xff00) ^ (CRC16[crc >> 8 ^ (bytes[i] as number)] as number);
    }
    return crc;
  }

  return { Bits, encodeBlocks };
}
