/**
 * Codes blocks of sound as FLAC does (RFC 9639): fixed predictors and Rice codes. All of it is one
 * function that leans on nothing around it, so that its text alone makes a worker.
 */

/** Stereo samples in a block: a quarter of a second at 16 kHz. */
export const BLOCK = 4000;

/** Blocks of a file that are encoded, with the size of each in bytes. */
export interface Blocks {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sizes: readonly number[];
}

/** How a channel of a block is written: its predictor, its Rice parameter, and how many bits. */
interface Plan {
  readonly order: number;
  readonly rice: number;
  readonly bits: number;
  readonly residual: Int32Array;
}

/** `block`: stereo samples in a block. */
export function flacCoder(block: number) {
  const MOST_ORDER = 4;
  const MOST_RICE = 14;
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
    return Int32Array.from(samples, (one) => Math.round(Math.max(-1, Math.min(1, one)) * 32767));
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

  function planOf(samples: Int32Array): Plan {
    let residual = samples;
    let best: Plan | null = null;
    for (let order = 0; order <= Math.min(MOST_ORDER, samples.length - 1); order++) {
      if (order > 0) residual = differences(residual, order);
      let sum = 0;
      for (let i = order; i < residual.length; i++) sum += folded(residual[i] as number);
      const count = residual.length - order;
      const mean = sum / Math.max(count, 1);
      const rice = Math.min(Math.max(Math.round(Math.log2(mean * 0.69 + 1e-9)), 0), MOST_RICE);
      // Each code has a stop bit, the lower bits, and a zero for each time the rest goes in.
      const bits = 17 * order + count * (1 + rice) + sum / 2 ** rice;
      if (best === null || bits < best.bits) best = { order, rice, bits, residual };
    }
    return best ?? { order: 0, rice: 0, bits: 0, residual: samples };
  }

  /** One order more: each sample less the one before it. */
  function differences(samples: Int32Array, from: number): Int32Array {
    const less = new Int32Array(samples.length);
    for (let i = from; i < samples.length; i++) {
      less[i] = (samples[i] as number) - (samples[i - 1] as number);
    }
    return less;
  }

  /** Zero or more, the sign in the lowest bit. */
  function folded(n: number): number {
    return n >= 0 ? 2 * n : -2 * n - 1;
  }

  function putChannel(bits: Bits, samples: Int32Array, plan: Plan, width: number): void {
    const { order, rice, residual } = plan;
    if (samples.every((sample) => sample === samples[0])) {
      bits.put(0, 8);
      return bits.put(samples[0] as number, width);
    }
    bits.put((8 + order) << 1, 8);
    for (let i = 0; i < order; i++) bits.put(samples[i] as number, width);
    // One partition, four bits for its parameter.
    bits.put(0, 6);
    bits.put(rice, 4);
    for (let i = order; i < residual.length; i++) {
      const code = folded(residual[i] as number);
      bits.unary(code >>> rice);
      if (rice > 0) bits.put(code, rice);
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
    return bytes.reduce((crc, byte) => CRC8[crc ^ byte] as number, 0);
  }

  function crc16(bytes: Uint8Array): number {
    return bytes.reduce((crc, byte) => (crc << 8 & 0xff00) ^ (CRC16[crc >> 8 ^ byte] as number), 0);
  }

  return { Bits, encodeBlocks };
}
