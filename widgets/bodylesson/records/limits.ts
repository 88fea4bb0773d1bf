/** No wait without an end: browsers have storage that neither answers nor fails. */

/** How long storage may take before the page goes on without it, in milliseconds. */
export const ANSWER_MS = 3000;

/** The same once it has not answered: nobody is kept waiting so long for every word. */
export const AGAIN_MS = 500;

/** What a wait ends with where nothing answered. */
export class NoAnswer extends Error {}

/**
 * The promise's outcome, or `NoAnswer` after `ms` milliseconds. `late` is called then; where it
 * gives true, the outcome is there already and only its message is still on the way.
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
