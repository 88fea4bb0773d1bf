/** "Find it": asks for structures by name, counts, gives the answer after two misses. Pure. */

export interface Finding {
  /** What is still to be asked, the first now. */
  readonly queue: readonly string[];
  readonly misses: number;
  readonly found: number;
  readonly asked: number;
  readonly said: "ask" | "right" | "miss" | "shown" | "done";
  /** What was picked last, if that was wrong. */
  readonly wrong: string | null;
}

const MISSES_ALLOWED = 2;

/** A new round through all ids, shuffled by a seed. */
export function begin(ids: readonly string[], seed: number): Finding {
  return { queue: shuffled(ids, seed), misses: 0, found: 0, asked: 0, said: "ask", wrong: null };
}

/** What is asked for now; null when the round is over. */
export function askedFor(finding: Finding): string | null {
  return finding.said === "done" ? null : finding.queue[0] ?? null;
}

/** A tap or a choice in the list. Once the answer is shown, nothing more is accepted. */
export function pick(finding: Finding, ids: readonly string[]): Finding {
  const asked = askedFor(finding);
  if (asked === null || finding.said === "right" || finding.said === "shown") return finding;
  if (ids.includes(asked)) {
    const { found, asked: count } = finding;
    return { ...finding, found: found + 1, asked: count + 1, said: "right", wrong: null };
  }
  const misses = finding.misses + 1;
  const wrong = ids[0] ?? null;
  return misses >= MISSES_ALLOWED
    ? { ...finding, misses, asked: finding.asked + 1, said: "shown", wrong }
    : { ...finding, misses, said: "miss", wrong };
}

/** On to the next one, or to the end. */
export function next(finding: Finding): Finding {
  if (finding.said !== "right" && finding.said !== "shown") return finding;
  const queue = finding.queue.slice(1);
  return { ...finding, queue, misses: 0, wrong: null, said: queue.length > 0 ? "ask" : "done" };
}

/** The same order for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed >>> 0;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor(state / 2 ** 32 * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
