/** Numbers as people type them, and lengths, angles and scores as the page says them. */

import { fromMm, type LengthUnit } from "../../models/measures.ts";

export type Kind = "length" | "angle" | "score";

const MINUS = "\u2212";
const WHOLE = /^([+-]?)(\d{1,6}(?:[.,]\d{0,6})?|[.,]\d{1,6})$/;
const FRACTION = /^([+-]?)(?:(\d{1,6})[ -])?(\d{1,3})\/(\d{1,3})$/;

/** `88.5`, `88,5`, `-3`, `34 5/8`; NaN for anything else. A unit at the end is let pass. */
export function parseAmount(text: string): number {
  const plain = text.normalize("NFKC").replaceAll(MINUS, "-").replaceAll("\u2044", "/")
    .replace(/\s+/g, " ").trim().replace(/ ?(cm|in|inch|inches|")$/i, "");
  const whole = WHOLE.exec(plain);
  if (whole) return signed(whole[1], Number(whole[2]?.replace(",", ".")));
  const fraction = FRACTION.exec(plain);
  if (!fraction || Number(fraction[4]) === 0) return NaN;
  return signed(fraction[1], Number(fraction[2] ?? 0) + Number(fraction[3]) / Number(fraction[4]));
}

function signed(sign: string | undefined, size: number): number {
  return sign === "-" ? -size : size;
}

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
