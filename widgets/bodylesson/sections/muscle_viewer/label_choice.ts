/** Which labels a small picture has room for. Pure. */

/** Below this width, in CSS pixels, more names would leave no room for the picture. */
export const FEWER_BELOW_PX = 600;
export const MOST_IN_SMALL = 5;

export interface Candidate {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly hidden: boolean;
}

/**
 * The chosen one and its nearest neighbours; without a choice, muscles and what is nearest to the
 * middle. What stands behind something comes last.
 */
export function fewer<C extends Candidate>(
  candidates: readonly C[],
  chosen: string | null,
  width: number,
  height: number,
): C[] {
  if (width >= FEWER_BELOW_PX) return [...candidates];
  const center = candidates.find(({ id }) => id === chosen);
  const [x, y] = center ? [center.x, center.y] : [width / 2, height / 2];
  const rank = (one: C) =>
    one === center ? 0 : (one.hidden ? 4 : 1) + (!center && one.kind === "muscle" ? 0 : 1);
  const far = (one: C) => Math.hypot(one.x - x, one.y - y);
  const order = [...candidates].sort((a, b) => rank(a) - rank(b) || far(a) - far(b));
  const kept = new Set(order.slice(0, MOST_IN_SMALL));
  return candidates.filter((one) => kept.has(one));
}
