/**
 * A length as people type it: `34⅝`, `34 5/8`, `2' 10"`, `88,5`, `4 in` in a field of centimeters,
 * with the digits of any script.
 *
 * No library is used for this: those that know fractions read `34,625` as thirty-four thousand,
 * and those that know units know no fractions. `tests/reference/typed_length.py` finds the same in
 * another language; `tests/vectors/typed_lengths.json` proves it.
 */

import type { LengthUnit } from "./measures.ts";

/** How many millimeters one is; inch and foot are exact by definition. */
const MM = { mm: 1, cm: 10, m: 1000, in: 25.4, ft: 304.8 } as const;
export type TypedUnit = keyof typeof MM;

/** What may stand for a unit besides its own symbol. */
const MARKS: Readonly<Record<string, TypedUnit>> = { "'": "ft", '"': "in", "''": "in" };
/** In a length of several units, a last number without a unit is in this one. */
const SMALLER: Partial<Record<TypedUnit, TypedUnit>> = { ft: "in", m: "cm" };
/** A longer text is no length of a body, and not worth parsing. */
const LONGEST = 60;
const MOST_MM = 1_000_000;

export interface TypedLength {
  /** In millimeters; below zero with a minus in front. */
  readonly mm: number;
  /** A unit was typed that is not the field's, so the learner should see what was understood. */
  readonly converted: boolean;
}

/** Words for units beside their symbols, e.g. `{ inches: "in" }`, in the reader's language. */
export type UnitNames = Readonly<Record<string, TypedUnit>>;

/** A number, and what follows it up to the next number. */
const PART =
  /(\d{1,6}[ -]\d{1,3}\/\d{1,3}|\d{1,3}\/\d{1,3}|\d{1,6}(?:[.,]\d{0,6})?|[.,]\d{1,6}) ?([^\d., /-]*\.?)/uy;

/** The length, or null if the text is not one. `field` is the unit of a number without one. */
export function typedLength(
  text: string,
  field: LengthUnit,
  names: UnitNames = {},
): TypedLength | null {
  if (text.length > LONGEST) return null;
  const plain = plainText(text);
  const sign = /^([+-]?) ?/.exec(plain) ?? ["", ""];
  const parts = partsOf(plain.slice(sign[0].length), field, names);
  if (parts === null) return null;
  const size = parts.reduce((sum, { value, unit }) => sum + value * MM[unit], 0);
  if (!Number.isFinite(size) || size > MOST_MM) return null;
  const converted = parts.some(({ unit }) => unit !== field);
  // No negative zero: it would be shown as one.
  return { mm: sign[1] === "-" && size !== 0 ? -size : size, converted };
}

interface Part {
  readonly value: number;
  readonly unit: TypedUnit;
}

/** The parts of `2' 10"`, each smaller than the one before; null where one cannot be read. */
function partsOf(text: string, field: TypedUnit, names: UnitNames): Part[] | null {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const found = PART.exec(text);
    if (found === null) return null;
    const before = parts.at(-1);
    const implied = before ? SMALLER[before.unit] : field;
    const unit = found[2] === "" ? implied : unitOf(found[2] ?? "", names);
    const value = numberOf(found[1] ?? "");
    if (unit === undefined || value === null) return null;
    // A second part is some inches more, never more feet.
    if (before && SMALLER[before.unit] !== unit) return null;
    parts.push({ value, unit });
    at = PART.lastIndex;
    if (text[at] === " ") at++;
  }
  return parts.length === 0 ? null : parts;
}

function unitOf(word: string, names: UnitNames): TypedUnit | undefined {
  const plain = word.toLowerCase().replace(/\.$/, "");
  if (Object.hasOwn(MM, plain)) return plain as TypedUnit;
  if (Object.hasOwn(MARKS, plain)) return MARKS[plain];
  return Object.hasOwn(names, plain) ? names[plain] : undefined;
}

function numberOf(text: string): number | null {
  const fraction = /^(?:(\d+)[ -])?(\d+)\/(\d+)$/.exec(text);
  if (fraction === null) return Number(text.replace(",", "."));
  const under = Number(fraction[3]);
  return under === 0 ? null : Number(fraction[1] ?? 0) + Number(fraction[2]) / under;
}

/** The same in ASCII: digits of other scripts, vulgar fractions, minus, primes and thin spaces. */
function plainText(text: string): string {
  return text
    // Before they are decomposed, or 34⅝ would become 345/8.
    .replace(/[\u00bc-\u00be\u2150-\u215e\u2189]/g, (vulgar) => ` ${vulgar}`)
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, digit)
    // Marks of writing direction are not part of a number.
    .replace(/[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]/g, "")
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, "-")
    .replace(/\u2044|\u2215/g, "/")
    .replace(/\u066b/g, ".")
    .replace(/[\u2018\u2019\u02b9\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u02ba\u05f4]/g, '"')
    .replace(/\u2032/g, "'")
    .replace(/\u2033/g, '"')
    .replace(/\u2032\u2032|''/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

/** In every script the digits come in tens, from zero to nine. */
function digit(one: string): string {
  const code = one.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
