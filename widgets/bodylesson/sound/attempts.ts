/** Making something that may never come: a time-out, and one retry. */

export class TooLate extends Error {}

/**
 * What `make` gives within so many seconds; once more where it failed or was late. `make` gets the
 * number of the attempt, from 0, and a signal that ends with it.
 *
 * @throws what the second attempt failed with, or the reason of `signal` as soon as it ends.
 */
export async function inTime<T>(
  make: (signal: AbortSignal, attempt: number) => Promise<T>,
  seconds: number,
  signal: AbortSignal,
): Promise<T> {
  const once = async (attempt: number) => {
    const own = new AbortController();
    const end = () => own.abort(signal.reason);
    signal.addEventListener("abort", end);
    const timer = setTimeout(() => own.abort(new TooLate()), seconds * 1000);
    try {
      return await Promise.race([make(own.signal, attempt), ended(own.signal)]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
    }
  };
  try {
    return await once(0);
  } catch {
    signal.throwIfAborted();
    return await once(1);
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, refuse) => {
    signal.addEventListener("abort", () => refuse(signal.reason));
  });
}
