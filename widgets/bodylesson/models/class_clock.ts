/**
 * The class's clock on a device: how far the server's clock is ahead of the device's own.
 *
 * Cristian's algorithm with the clock filter of NTP (RFC 5905, section 10): of the exchanges that are
 * kept the one with the shortest round trip is believed, since its way there and back were most alike.
 * As it grows old it counts for less, since clocks drift. All times in ms.
 */

/** One exchange: how far the server is ahead, and how long the way there and back took. */
export interface Exchange {
  readonly ahead: number;
  readonly roundTrip: number;
  /** When it was over, by the device's clock. */
  readonly at: number;
}

/**
 * How fast two clocks may drift apart: the quartz of phones is good to some 50 millionths, warm or
 * cold (assumed; NTP reckons with 15).
 */
const DRIFT = 50e-6;

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

/**
 * For so long after its first answer, in ms, a device follows the class's clock at once: that answer
 * came while the page was busy, and nobody has breathed by it yet for long enough to see a jump.
 */
export const JOINING_MS = 2_000;

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
  return {
    ahead: (received - left + sent - back) / 2,
    roundTrip: Math.max(roundTrip, 0),
    at: back,
  };
}

/**
 * The exchanges with one more; where there are too many, the one goes that says least. What does not
 * fit the new one at all is of a clock that was set or that stood still: a device that slept.
 */
export function withExchange(all: readonly Exchange[], one: Exchange): readonly Exchange[] {
  const fits = (old: Exchange) =>
    Math.abs(old.ahead - one.ahead) <= faultOf(old, one.at) + faultOf(one, one.at) + 1;
  const kept = all.filter(fits);
  if (kept.length < KEPT) return [...kept, one];
  const worst = kept.reduce((a, b) => faultOf(b, one.at) >= faultOf(a, one.at) ? b : a);
  return [...kept.filter((old) => old !== worst), one];
}

/** How far the server is ahead by all that is known; null where nothing is. */
export function aheadBy(all: readonly Exchange[]): number | null {
  return bestOf(all)?.ahead ?? null;
}

/** By how many ms that may be wrong. Infinity: unknown. */
export function within(all: readonly Exchange[]): number {
  const best = bestOf(all);
  return best === null ? Infinity : faultOf(best, newest(all));
}

/** By how much an exchange may be wrong by now: half its way there and back, and the drift since. */
function faultOf({ roundTrip, at }: Exchange, now: number): number {
  return roundTrip / 2 + DRIFT * Math.max(now - at, 0);
}

function newest(all: readonly Exchange[]): number {
  return Math.max(...all.map(({ at }) => at));
}

function bestOf(all: readonly Exchange[]): Exchange | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  const now = newest(all);
  return others.reduce((best, one) => faultOf(one, now) < faultOf(best, now) ? one : best, first);
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
