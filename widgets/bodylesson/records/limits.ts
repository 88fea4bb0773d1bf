/** Limits for every wait: in some browsers storage neither answers nor fails. */

/** How long storage may take before the page goes on without it, in milliseconds. */
export const ANSWER_MS = 3000;

/** The limit after it has failed to answer once: nobody should wait that long for every word. */
export const AGAIN_MS = 500;

/** The outcome of a wait if nothing answered. */
export class NoAnswer extends Error {}

/**
 * The promise's outcome, or `NoAnswer` after `ms` milliseconds. `late` is called then; if it
 * returns true, the outcome exists already and only its message is still on the way.
 */
export function withLimit<T>(
  promise: Promise<T>,
  ms: number,
  late: () => boolean = () => false,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      if (!late()) reject(new NoAnswer(`no answer after ${ms} ms`));
    }, ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
