/**
 * Measures and journal as a table (CSV, RFC 4180) with one value a row, for a spreadsheet, and
 * back. The quiz is not in it: the JSON file has all.
 */

import { type Import, sorted } from "./backup.ts";
import type { Entry, Reading, Round } from "./records.ts";

const HEADER = ["lesson", "kind", "id", "begun", "changed", "field", "value"];
type Row = readonly string[];

export function isTable(text: string): boolean {
  return text.startsWith(HEADER.join(","));
}

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
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
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
 * A spreadsheet must never take a note for a formula: those get an apostrophe in front. Some read a
 * semicolon or a line end as the end of a cell, and full-width signs as the plain ones.
 */
const FORMULA = /^[\s"';]*[=+\-@＝＋－＠]|[;\r\n][ \t"']*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMERAL = /^-?\d+(\.\d+)?(e-?\d+)?$/;

function cell(text: string): string {
  const safe = (FORMULA.test(text) && !NUMERAL.test(text)) || text.startsWith("'")
    ? `'${text}`
    : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads such a table back. */
export function tableRecords(text: string, lesson: string, now: number): Import {
  const rows = parseTable(text).slice(1).filter((row) => row.length === HEADER.length);
  const records = new Map<string, { kind: string; fields: [string, string][]; base: object }>();
  for (const [ofLesson, kind = "", id = "", begun, changed, field = "", value = ""] of rows) {
    if (ofLesson !== lesson) return { refused: "other-lesson" };
    const base = { id, at: Date.parse(begun ?? ""), changed: Date.parse(changed ?? "") };
    const record = records.get(`${kind} ${id}`) ?? { kind, fields: [], base };
    record.fields.push([field, value]);
    records.set(`${kind} ${id}`, record);
  }
  const of = (wanted: string) => [...records.values()].filter(({ kind }) => kind === wanted);
  return sorted({
    measures: of("measure").map(({ base, fields }) => ({ ...base, ...roundFrom(fields) })),
    journal: of("journal").map(({ base, fields }) => ({ ...base, ...entryFrom(fields) })),
    quiz: [],
  }, now);
}

function roundFrom(fields: readonly [string, string][]): object {
  const read = new Map(fields);
  const readings = fields.filter(([field]) => field.startsWith("reading ")).map(readingFrom);
  const thigh = { left: amount(read, "thigh left, mm"), right: amount(read, "thigh right, mm") };
  return { unit: read.get("unit"), activity: read.get("activity") ?? "", thigh, readings };
}

function readingFrom([field, value]: [string, string]): Partial<Reading> {
  const [, instrument = "", side, phase] = field.split(" ");
  return { instrument, side, phase, value: Number(value) } as Partial<Reading>;
}

function entryFrom(fields: readonly [string, string][]): object {
  const read = new Map(fields);
  const text = (field: string) => read.get(field) ?? "";
  return {
    noticed: text("noticed"),
    feeling: text("feeling"),
    more: text("more"),
    pressure: amount(read, "pressure"),
    side: text("side"),
    eased: text("eased off").split(" ").filter((id) => id !== ""),
    draft: text("draft") === "yes",
  };
}

function amount(read: ReadonlyMap<string, string>, field: string): number | null {
  const value = read.get(field) ?? "";
  return value === "" ? null : Number(value);
}

/** Rows of a CSV text; quotes may hold commas, line ends and doubled quotes. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedFrom(text, at) : plainFrom(text, at);
    if (cell === null) break;
    row.push(cell.value.startsWith("'") ? cell.value.slice(1) : cell.value);
    at = cell.end;
    const isLast = text[at] !== ",";
    if (isLast) {
      rows.push(row);
      row = [];
    }
    if (text.startsWith("\r\n", at)) at += 2;
    else if (at < text.length) at++;
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where the comma or the line end after it stands. */
  readonly end: number;
}

/** A quoted cell, or null where it is not closed or goes on after its quotes. */
function quotedFrom(text: string, start: number): Cell | null {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0 || !isEnd(text, close + 1)) return null;
  return { value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}

/** A cell without quotes, or null where one stands in it. */
function plainFrom(text: string, start: number): Cell | null {
  let end = start;
  while (end < text.length && !isEnd(text, end)) {
    if (text[end] === '"') return null;
    end++;
  }
  return { value: text.slice(start, end), end };
}

function isEnd(text: string, at: number): boolean {
  const here = text[at];
  return here === undefined || here === "," || here === "\n" ||
    (here === "\r" && text[at + 1] === "\n");
}
