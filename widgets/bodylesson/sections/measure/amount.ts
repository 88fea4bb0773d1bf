/** Lengths, angles and scores as the page says them. */

import { fromMm, type LengthUnit } from "../../models/measures.ts";

export type Kind = "length" | "angle" | "score";

const MINUS = "\u2212";
/** A quantity with its unit, e.g. `88.5 cm`, `34.84 in`, `7.2°`, `3`; a true minus sign. */
export function shown(value: number, kind: Kind, unit: LengthUnit): string {
  if (kind === "angle") return `${number(value, 1)}°`;
  if (kind === "score") return number(value, 1).replace(/\.0$/, "");
  return `${number(fromMm(value, unit), unit === "cm" ? 1 : 2)} ${unit}`;
}

/** The same for a difference from zero without its sign, with `points` for a score. */
export function amount(value: number, kind: Kind, unit: LengthUnit, points: string): string {
  const size = shown(Math.abs(value), kind, unit);
  return kind === "score" ? `${size} ${points}` : size;
}

/** The same with a sign in front. */
export function change(value: number, kind: Kind, unit: LengthUnit, points: string): string {
  const size = amount(value, kind, unit, points);
  if (/^0(?:\.0+)?(?=[ °]|$)/.test(size)) return size;
  return `${value > 0 ? "+" : MINUS}${size}`;
}

function number(value: number, digits: number): string {
  const plain = Math.abs(value).toFixed(digits);
  return value < 0 && Number(plain) !== 0 ? `${MINUS}${plain}` : plain;
}
