/**
 * `AbortSignal.any` for browsers before Chrome 116, Safari 17.4 and Firefox 124: anywidget cannot
 * show a widget without it, so import this module first.
 */

/** A signal that aborts as soon as one of these does, with its reason. */
export function anyOf(signals: Iterable<AbortSignal>): AbortSignal {
  const all = [...signals];
  const either = new AbortController();
  const over = all.find((one) => one.aborted);
  if (over) either.abort(over.reason);
  else {
    for (const one of all) {
      one.addEventListener("abort", () => either.abort(one.reason), { signal: either.signal });
    }
  }
  return either.signal;
}

if (!("any" in AbortSignal)) Object.assign(AbortSignal, { any: anyOf });
