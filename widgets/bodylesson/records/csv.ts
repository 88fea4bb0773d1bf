/** Tables for a spreadsheet (CSV, RFC 4180); a learner's has one value a row. None is read back. */

import type { Entry, Round } from "./records.ts";

const HEADER = ["lesson", "kind", "id", "begun", "changed", "field", "value"];
type Row = readonly string[];

/** What a file has to begin with, or spreadsheets would not read it as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** A table, its heading first. */
export function csv(rows: readonly Row[]): string {
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** Measures and journal; the JSON file has everything, the quiz included. */
export function toTable(
  lesson: string,
  rounds: readonly Round[],
  entries: readonly Entry[],
): string {
  const rows: Row[] = [HEADER];
  for (const round of rounds) {
    rows.push(...rowsOf(lesson, "measure", round, roundFields(round)));
  }
  for (const entry of entries) {
    rows.push(...rowsOf(lesson, "journal", entry, entryFields(entry)));
  }
  return csv(rows);
}

function rowsOf(
  lesson: string,
  kind: string,
  record: Round | Entry,
  fields: readonly [string, string][],
): Row[] {
  const times = [record.at, record.changed].map((time) => new Date(time).toISOString());
  return fields.map(([field, value]) => [lesson, kind, record.id, ...times, field, value]);
}

function roundFields(round: Round): [string, string][] {
  return [
    ["unit", round.unit],
    ["activity", round.activity],
    ["thigh left, mm", numeral(round.thigh.left)],
    ["thigh right, mm", numeral(round.thigh.right)],
    ...round.readings.map((reading): [string, string] => [
      ["reading", reading.instrument, reading.side, reading.phase].join(" "),
      numeral(reading.value),
    ]),
  ];
}

function entryFields(entry: Entry): [string, string][] {
  return [
    ["noticed", entry.noticed],
    ["feeling", entry.feeling],
    ["more", entry.more],
    ["pressure", numeral(entry.pressure)],
    ["side", entry.side],
    ["eased off", entry.eased.join(" ")],
    ["draft", entry.draft ? "yes" : ""],
  ];
}

function numeral(value: number | null): string {
  return value === null ? "" : String(value);
}

/**
 * A spreadsheet must never mistake a note for a formula: such notes get an apostrophe in front.
 * Some programs read a semicolon or a line end as the end of a cell, and full-width signs like
 * plain ones.
 */
const FORMULA = /^[\s"';]*[=+\-@＝＋－＠]|[;\r\n][ \t"']*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMERAL = /^-?\d+(\.\d+)?(e-?\d+)?$/;

function cell(text: string): string {
  const safe = (FORMULA.test(text) && !NUMERAL.test(text)) || text.startsWith("'")
    ? `'${text}`
    : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
