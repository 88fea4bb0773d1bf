/**
 * Encodes a track off the main thread, chunk by chunk. If the browser allows no worker, it runs on
 * the page itself, with a rest between chunks.
 */

import { BLOCK, type Blocks, flacCoder } from "./flac_coder.ts";

type Channel = Float32Array<ArrayBuffer>;

export interface Encoder {
  /** Two channels of samples from -1 to 1; `first` is the number of their first block. */
  encode(left: Channel, right: Channel, first: number): Promise<Blocks>;
  close(): void;
}

interface Answer {
  readonly id: number;
  readonly blocks: Blocks;
}

/** What the worker does beside coding; its text goes into the worker, and so it stands alone. */
function serve(coder: ReturnType<typeof flacCoder>): void {
  globalThis.onmessage = ({ data: { id, left, right, first } }) => {
    const blocks = coder.encodeBlocks(left, right, first);
    (postMessage as (answer: unknown, moved: Transferable[]) => void)(
      { id, blocks },
      [blocks.bytes.buffer],
    );
  };
}

export function encoder(): Encoder {
  try {
    return inWorker();
  } catch {
    return onPage();
  }
}

function onPage(): Encoder {
  const coder = flacCoder(BLOCK);
  return {
    async encode(left, right, first) {
      await new Promise((rest) => setTimeout(rest));
      return coder.encodeBlocks(left, right, first);
    },
    close() {},
  };
}

function inWorker(): Encoder {
  const text = `(${serve})((${flacCoder})(${BLOCK}))`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address);
  const waiting = new Map<number, (blocks: Blocks) => void>();
  let here: Encoder | null = null;
  let count = 0;
  worker.onmessage = ({ data: { id, blocks } }: MessageEvent<Answer>) => {
    waiting.get(id)?.(blocks);
    waiting.delete(id);
  };
  // A policy may forbid workers, which only shows now: do what waits on the page.
  const failed: (() => void)[] = [];
  worker.onerror = (event) => {
    event.preventDefault();
    here = onPage();
    for (const again of failed) again();
  };
  return {
    encode(left, right, first) {
      if (here) return here.encode(left, right, first);
      return new Promise((done, refuse) => {
        const id = count++;
        waiting.set(id, done);
        failed.push(() => {
          if (waiting.delete(id)) onPage().encode(left, right, first).then(done, refuse);
        });
        // The samples are copied, so that they are still here if the worker fails.
        worker.postMessage({ id, left, right, first });
      });
    },
    close() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
