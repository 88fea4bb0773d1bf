/**
 * The class's clock on a device: how far the server's clock is ahead of the device's own.
 *
 * Cristian's algorithm with the minimum filter of NTP (RFC 5905, section 10): of the last exchanges
 * the one with the shortest round trip is believed, since its way there and back were most alike.
 * All times in ms.
 */

/** One exchange: how far the server is ahead, and how long the way there and back took. */
export interface Exchange {
  readonly ahead: number;
  readonly roundTrip: number;
}

/** So many exchanges are remembered. */
export const KEPT = 16;

/** So many follow each other at once when somebody joins. */
export const AT_JOINING = 8;

/** Later ones come so often, in ms. */
export const EVERY_MS = 10_000;

/** A clock that may be wrong by less than this is good enough, in ms: two of them make one breath. */
export const GOOD_MS = 25;

/**
 * Whoever joins is busy with the page just then, and answers wait for it. So it goes on asking, so
 * often in ms and so many times, until the clock is good.
 */
export const SOON_MS = 500;
export const MOST_SOON = 60;

/** A correction from this size on is not made softly, but at the next breath. */
export const SOFT_MS = 250;

/** A soft correction moves the clock by at most this share of the time that passes. */
const SOFT_SHARE = 0.05;

/**
 * What an exchange says. `left` and `back` are read from the device's clock, `received` and `sent`
 * from the server's. Null where the readings make no sense.
 */
export function exchangeOf(
  left: number,
  received: number,
  sent: number,
  back: number,
): Exchange | null {
  const roundTrip = back - left - (sent - received);
  if (!Number.isFinite(roundTrip) || back < left || sent < received) return null;
  return { ahead: (received - left + sent - back) / 2, roundTrip: Math.max(roundTrip, 0) };
}

/** The exchanges with one more; the oldest goes. */
export function withExchange(all: readonly Exchange[], one: Exchange): readonly Exchange[] {
  return [...all, one].slice(-KEPT);
}

/** How far the server is ahead by all that is known; null where nothing is. */
export function aheadBy(all: readonly Exchange[]): number | null {
  return bestOf(all)?.ahead ?? null;
}

/** By how many ms that may be wrong: half of the shortest way there and back. Infinity: unknown. */
export function within(all: readonly Exchange[]): number {
  return (bestOf(all)?.roundTrip ?? Infinity) / 2;
}

function bestOf([first, ...others]: readonly Exchange[]): Exchange | null {
  if (first === undefined) return null;
  return others.reduce((best, one) => one.roundTrip < best.roundTrip ? one : best, first);
}

/**
 * How far the shown clock is ahead, one look later: small faults are mended so slowly that nobody
 * sees it, large ones where a breath begins.
 *
 * @param shown what is shown now; null at the first look
 * @param wanted what `aheadBy` says
 * @param elapsed ms since the look before
 * @param breathBegins whether a breath begins now, or nobody breathes by this clock
 */
export function followed(
  shown: number | null,
  wanted: number,
  elapsed: number,
  breathBegins: boolean,
): number {
  if (shown === null) return wanted;
  const fault = wanted - shown;
  if (Math.abs(fault) >= SOFT_MS) return breathBegins ? wanted : shown;
  const most = Math.max(elapsed, 0) * SOFT_SHARE;
  return shown + Math.min(Math.max(fault, -most), most);
}
