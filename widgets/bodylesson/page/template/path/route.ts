/** Where an address leads on the path. Pure. */

/** A step, and the element in it that was asked for; no element for the step itself. */
export interface Route {
  readonly step: string;
  readonly target: string | null;
}

/**
 * The route of a fragment such as `#spot`.
 *
 * @param fragment as `location.hash` gives it: empty, or beginning with `#`, percent-encoded
 * @param steps ids of all steps in order; the first is where the lesson opens
 * @param stepWith id of the step that holds the element of an id, or null if there is none
 */
export function routeOf(
  fragment: string,
  steps: readonly string[],
  stepWith: (id: string) => string | null,
): Route {
  const [first] = steps;
  if (first === undefined) throw new RangeError("routeOf: expected at least one step, got none");
  const id = decoded(fragment.replace(/^#/, ""));
  if (steps.includes(id)) return { step: id, target: null };
  const step = id === "" ? null : stepWith(id);
  return step === null ? { step: first, target: null } : { step, target: id };
}

/** A fragment cut off in the middle of a percent code is used as it is. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
