/** How deep the psoas may be and how far a ball goes. The twin is `models/depth.py`, with sources. */

export const DEPTH_ERROR_MM = 30;
const PSOAS_BEHIND_PLEXUS_MM = 27;

export interface Body {
  readonly id: string;
  readonly height_cm: number;
  readonly weight_kg: number;
  readonly thick_mm: readonly [number, number];
  readonly wall_mm: number;
  readonly aorta_mm: number;
}

export type Span = readonly [low: number, high: number];

export function psoasDepth(thick: number, height: number, weight: number): number {
  return thick - (87.24 - 0.36 * height + 0.69 * weight + PSOAS_BEHIND_PLEXUS_MM);
}

export function depthRange({ thick_mm, height_cm, weight_kg }: Body): Span {
  const [low, high] = thick_mm;
  return [psoasDepth(low, height_cm, weight_kg), psoasDepth(high, height_cm, weight_kg)];
}

export function depthWithError(body: Body): Span {
  const [low, high] = depthRange(body);
  return [Math.max(low - DEPTH_ERROR_MM, body.wall_mm), high + DEPTH_ERROR_MM];
}

export function sink(diameter: number, share: number): number {
  return diameter * Math.min(Math.max(share, 0), 1);
}

export function contactRadius(diameter: number, sunk: number): number {
  const held = Math.min(Math.max(sunk, 0), diameter / 2);
  return Math.sqrt(held * (diameter - held));
}

export function shortOfPsoas(body: Body, sunk: number): Span {
  const [low, high] = depthWithError(body);
  return [low - sunk, high - sunk];
}
