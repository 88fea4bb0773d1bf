// The journal's months in every calendar, script and week that browsers know.
import assert from "node:assert/strict";
import { beside, monthAround, weekdays } from "../../widgets/bodylesson/sections/journal/month.ts";

const LOCALES = [
  ..."en-US en-GB de fr es pt-BR ru uk el he ar ar-EG ar-SA fa-IR th-TH hi-IN bn-BD my ta-IN".split(
    " ",
  ),
  ..."ja-JP ja-JP-u-ca-japanese ko zh-CN zh-TW-u-ca-roc vi am-ET sw tr ckb km lo ne he-u-ca-hebrew"
    .split(" "),
  ..."en-u-ca-islamic-umalqura en-u-ca-persian en-u-ca-ethiopic en-u-ca-indian en-u-ca-chinese"
    .split(" "),
];
const AT = new Date(2026, 10, 28, 9);

Deno.test("a month's heading and its days are of one calendar", () => {
  for (const locale of LOCALES) {
    const { name, days } = monthAround(AT, locale);
    const heading = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
    assert.ok(days.length >= 28 && days.length <= 32, `${locale}: ${days.length} days`);
    assert.ok(days.every(({ at }) => heading.format(at) === name), locale);
    // From the first on, in the digits of the locale.
    const first = new Intl.NumberFormat(locale, { useGrouping: false }).format(1);
    const ours = new Intl.DateTimeFormat(locale, { day: "numeric" }).formatToParts(days[0]!.at);
    assert.ok(
      days[0]!.text === ours.find(({ type }) => type === "day")?.value,
      `${locale}: ${days[0]!.text} ${first}`,
    );
    assert.equal(new Set(days.map(({ text }) => text)).size, days.length, locale);
  }
});

Deno.test("months follow one another without a gap, forward and back, for years", () => {
  for (const locale of ["en-US", "fa-IR", "ar-SA", "he-u-ca-hebrew", "en-u-ca-chinese"]) {
    let month = monthAround(AT, locale);
    for (let n = 0; n < 40; n++) {
      const next = monthAround(beside(month, 1), locale);
      const last = month.days.at(-1)!.at;
      const after = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1, 12);
      assert.equal(next.days[0]!.at.getTime(), after.getTime(), `${locale} ${next.name}`);
      assert.equal(monthAround(beside(next, -1), locale).name, month.name);
      month = next;
    }
  }
});

Deno.test("every day stands under its own name, and no two names are alike", () => {
  for (const locale of LOCALES) {
    const names = weekdays(locale);
    assert.equal(
      new Set(names.map(({ short }) => short)).size,
      7,
      `${locale}: ${names.map((n) => n.short)}`,
    );
    const long = new Intl.DateTimeFormat(locale, { weekday: "long" });
    for (const week of monthAround(AT, locale).weeks) {
      assert.equal(week.length, 7);
      week.forEach((day, n) => {
        if (day) assert.equal(long.format(day.at), names[n]!.long, locale);
      });
    }
  }
});

Deno.test("weeks begin where the locale begins them", () => {
  assert.equal(weekdays("en-US")[0]!.long, "Sunday");
  assert.equal(weekdays("en-GB")[0]!.long, "Monday");
  assert.equal(
    weekdays("fa-IR")[0]!.long,
    new Intl.DateTimeFormat("fa-IR", { weekday: "long" }).format(new Date(2026, 10, 28)),
  );
});
