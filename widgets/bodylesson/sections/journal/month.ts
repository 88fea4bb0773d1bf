/**
 * A month of the reader's own calendar (Gregorian, Persian, Buddhist, …), day by day, with the
 * names, digits and first day of the week that go with it. Pure; `Intl` knows all of it.
 */

const DAY_MS = 86_400_000;
/** No month of any calendar is longer. */
const LONGEST_MONTH = 40;
/** More letters than this do not fit in a seventh of a phone's width. */
const SHORT = 4;

/** A day as it stands in the grid. */
export interface Day {
  /** Noon of it, by the device's own clock. */
  readonly at: Date;
  /** Its number, in the locale's digits. */
  readonly text: string;
}

export interface Month {
  readonly name: string;
  readonly days: readonly Day[];
  /** In weeks; null before the first and after the last. */
  readonly weeks: readonly (readonly (Day | null)[])[];
}

/** The month that holds a moment; `locale` as `Intl` takes it, the browser's own if none. */
export function monthAround(at: Date, locale?: string): Month {
  const day = new Intl.DateTimeFormat(locale, { day: "numeric" });
  const month = monthOf(locale);
  const here = noon(at);
  const days: Date[] = [here];
  // A month ends where its name changes, so no calendar's rules are needed here.
  for (const step of [-1, 1]) {
    for (let n = step; Math.abs(n) < LONGEST_MONTH; n += step) {
      const next = new Date(here.getFullYear(), here.getMonth(), here.getDate() + n, 12);
      if (month(next) !== month(here)) break;
      if (step < 0) days.unshift(next);
      else days.push(next);
    }
  }
  const shown = days.map((at) => ({ at, text: numberIn(day, at) }));
  const before = (days[0]!.getDay() - firstDay(locale) + 7) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...shown];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
  return {
    name: new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }).format(days[0]),
    days: shown,
    weeks,
  };
}

/** A day of the month before (-1) or after (1). */
export function beside(month: Month, by: -1 | 1): Date {
  const edge = (by < 0 ? month.days[0] : month.days.at(-1))!.at;
  return new Date(edge.getTime() + by * DAY_MS);
}

/** Names of the days in the order of the week, long and as short as they are still all different. */
export function weekdays(locale?: string): { readonly long: string; readonly short: string }[] {
  const first = firstDay(locale);
  // The fourth of January 1970 was a Sunday.
  const week = Array.from({ length: 7 }, (_, n) => new Date(1970, 0, 4 + first + n, 12));
  const named = (weekday: "long" | "short" | "narrow") => {
    const format = new Intl.DateTimeFormat(locale, { weekday });
    return week.map((day) => format.format(day));
  };
  const long = named("long");
  const fits = (names: string[]) =>
    new Set(names).size === 7 && names.every((name) => [...name].length <= SHORT);
  const short = [named("short"), named("narrow")].find(fits) ?? named("short");
  return long.map((name, n) => ({ long: name, short: short[n] ?? name }));
}

function monthOf(locale?: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long" });
  return (at) => format.format(at);
}

/** Japanese and Chinese add a word to the number of a day, for which a cell has no room. */
function numberIn(format: Intl.DateTimeFormat, at: Date): string {
  const part = format.formatToParts(at).find(({ type }) => type === "day");
  return part?.value ?? format.format(at);
}

/** 0 for Sunday to 6; Monday where a browser cannot say. */
function firstDay(locale?: string): number {
  const known = new Intl.Locale(locale ?? new Intl.DateTimeFormat().resolvedOptions().locale);
  const week = known as { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };
  return ((week.getWeekInfo?.() ?? week.weekInfo)?.firstDay ?? 1) % 7;
}

/** Not yet in TypeScript's own types; 7 means Sunday. */
interface WeekInfo {
  readonly firstDay: number;
}

function noon(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate(), 12);
}
