/** Where the eye stands: angles in degrees around the body, and how near. Pure. */

export interface Orbit {
  /** 0 front, 90 from the body's left, -90 from its right, 180 back. */
  readonly turn: number;
  /** 0 level, 90 from above. */
  readonly tilt: number;
  /** 1 shows the whole; larger is nearer. */
  readonly zoom: number;
}

export const VIEWS = {
  front: { turn: 0, tilt: 4, zoom: 1 },
  side: { turn: -90, tilt: 4, zoom: 1 },
  back: { turn: 180, tilt: 4, zoom: 1 },
  above: { turn: 0, tilt: 78, zoom: 1.15 },
} as const satisfies Record<string, Orbit>;

export type ViewName = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

const [LEAST_ZOOM, MOST_ZOOM] = [0.7, 4];

export function turned(orbit: Orbit, turn: number, tilt: number): Orbit {
  return {
    ...orbit,
    turn: wrapped(orbit.turn + turn),
    tilt: Math.min(Math.max(orbit.tilt + tilt, -60), 88),
  };
}

export function zoomed(orbit: Orbit, factor: number): Orbit {
  return { ...orbit, zoom: Math.min(Math.max(orbit.zoom * factor, LEAST_ZOOM), MOST_ZOOM) };
}

/** Between two orbits, 0 to 1, the short way round. */
export function between(from: Orbit, to: Orbit, share: number): Orbit {
  const eased = share * share * (3 - 2 * share);
  return {
    turn: wrapped(from.turn + wrapped(to.turn - from.turn) * eased),
    tilt: from.tilt + (to.tilt - from.tilt) * eased,
    zoom: from.zoom + (to.zoom - from.zoom) * eased,
  };
}

/** The view that an orbit is, or null between views. */
export function viewOf(orbit: Orbit): ViewName | null {
  return VIEW_NAMES.find((name) => {
    const view = VIEWS[name];
    return Math.abs(wrapped(view.turn - orbit.turn)) < 1 && Math.abs(view.tilt - orbit.tilt) < 1;
  }) ?? null;
}

/** The side one looks from: the key of one of six words. */
export function sideSeen(orbit: Orbit): string {
  if (orbit.tilt > 55) return "above";
  const turn = wrapped(orbit.turn);
  if (Math.abs(turn) <= 35) return "front";
  if (Math.abs(turn) >= 145) return "back";
  return turn > 0 ? "left_side" : "right_side";
}

function wrapped(degrees: number): number {
  const turn = ((degrees + 180) % 360 + 360) % 360 - 180;
  return turn === -180 ? 180 : turn;
}
