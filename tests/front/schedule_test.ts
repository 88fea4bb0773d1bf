import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { breathsOf } from "../../widgets/bodylesson/models/plan.ts";
import { alone, closing, scheduleOf, tonesOf } from "../../widgets/bodylesson/sound/schedule.ts";
import { type CueText, OWN_CUES, type Priority } from "../../widgets/bodylesson/sound/sounds.ts";
import { clipKey } from "../../widgets/bodylesson/sound/voice_clips.ts";
import { DEEPER, DRAPE, step, TEMPO } from "./track_plans.ts";

const own = Object.values(OWN_CUES);
const openings = [...DRAPE.steps, ...DEEPER.steps].map((step) => step.opening);
const PRIORITIES: Record<string, Priority> = {
  "breathe-in": "count",
  "breathe-out": "count",
  "pressure-check": "check",
  halfway: "check",
  check: "check",
};
const cues = Object.fromEntries([...own, ...openings, "check"].map((id) => [id, {
  spoken: id,
  priority: PRIORITIES[id] ?? "instruction",
}]));
const VOICE = { cues, key: (cue: string) => cue, lasts: () => 2 };
const WISHES = { counting: false, mayAsk: () => true, first: [] as string[], last: ["finish"] };

function said(breaths = 0, wishes: Partial<typeof WISHES> = {}, tempo = TEMPO) {
  return scheduleOf({ plan: DRAPE, tempo, breaths }, VOICE, { ...WISHES, ...wishes });
}

Deno.test("a tone for every phase that is left, each at its second", () => {
  const tones = tonesOf({ plan: DRAPE, tempo: TEMPO, breaths: 0 });
  assert.equal(tones.length, 2 * breathsOf(DRAPE));
  tones.forEach(({ at, lasts, phase }, i) => {
    assert.ok(Math.abs(at - (Math.floor(i / 2) * 10 + (i % 2 ? 4 : 0))) < 1e-9);
    assert.ok(Math.abs(lasts - (i % 2 ? 6 : 4)) < 1e-9);
    assert.equal(phase, i % 2 ? "exhale" : "inhale");
  });
});

Deno.test("a hold is silent", () => {
  const tempo = { ...TEMPO, holdFullShare: 0.1, holdEmptyShare: 0.15 };
  const tones = tonesOf({ plan: DRAPE, tempo, breaths: 0 });
  assert.equal(tones.length, 2 * breathsOf(DRAPE));
  const [inhale, exhale, next] = tones.map(({ phase, at, lasts }) =>
    [phase, Math.round(at * 1e6) / 1e6, Math.round(lasts * 1e6) / 1e6] as const
  );
  assert.deepEqual([inhale, exhale, next], [
    ["inhale", 0, 4],
    ["exhale", 5, 3.5],
    ["inhale", 10, 4],
  ]);
  const counted = said(0, { counting: true }, tempo).spoken
    .filter(({ cue }) => cue === "breathe-out");
  assert.ok(counted.length > 15);
  assert.ok(counted.every(({ at }) => Math.abs(at % 10 - 5) < 1e-6));
});

Deno.test("the tone under way goes on from its midst", () => {
  const [first, second] = tonesOf({ plan: DRAPE, tempo: TEMPO, breaths: 3.2 });
  assert.ok(first && second);
  assert.equal(first.phase, "inhale");
  assert.equal(first.at, 0);
  assert.ok(Math.abs(first.lasts - 2) < 1e-6);
  assert.ok(Math.abs(first.gone - 0.5) < 1e-6);
  assert.ok(Math.abs(second.at - 2) < 1e-6);
});

Deno.test("each side sounds on its side", () => {
  const tones = tonesOf({ plan: DRAPE, tempo: TEMPO, breaths: 0 });
  assert.deepEqual([tones[0]?.side, tones.at(-1)?.side], ["left", "right"]);
});

Deno.test("every step's opening is said, in order", () => {
  const spoken = said().spoken.map(({ cue }) => cue);
  const wanted = DRAPE.steps.map((step) => step.opening);
  assert.deepEqual(spoken.filter((cue) => cue.startsWith("say-")), wanted);
});

Deno.test("pressure is asked for on the first out-breath with weight on each side", () => {
  const checks = said().spoken.filter(({ cue }) => cue === "pressure-check");
  assert.deepEqual(checks.map(({ at, side }) => [at, side]), [[24.5, "left"], [144.5, "right"]]);
});

Deno.test("more depth is asked for in time to answer, and not where it is not to be had", () => {
  const long = DRAPE.steps.map((one) => one.id === "widen" ? { ...one, breaths: 4 } : one);
  const asks = (tempo: typeof TEMPO, mayAsk = true) =>
    scheduleOf({ plan: { ...DRAPE, steps: long }, tempo, breaths: 0 }, VOICE, {
      ...WISHES,
      mayAsk: () => mayAsk,
    }).spoken.filter(({ cue }) => cue === "ask-depth").map(({ at }) => Math.round(at * 10) / 10);
  // "Three more breaths" comes first on the same out-breath, where it falls together.
  assert.deepEqual(asks(TEMPO), [80 + 20 + 4.5 + 2.3, 80 + 20 + 4.5 + 2.3 + 140]);
  assert.equal(asks({ ...TEMPO, breathsPerMinute: 10 }).length, 2);
  assert.deepEqual(asks(TEMPO, false), []);
});

Deno.test("the halfway point of a side's breaths is announced", () => {
  const long = DRAPE.steps.map((one) => one.work ? { ...one, breaths: 4 } : one);
  const from = { plan: { ...DRAPE, steps: long }, tempo: TEMPO, breaths: 0 };
  const halves = scheduleOf(from, VOICE, WISHES).spoken.filter(({ cue }) => cue === "halfway");
  assert.deepEqual(halves.map(({ side }) => side), ["left", "right"]);
});

Deno.test("where the body moves, no breath sounds; a quiet bed lies under the words", () => {
  const timed = DRAPE.steps.map((one) => one.kind === "breathing" ? one : { ...one, seconds: 25 });
  const from = { plan: { ...DRAPE, steps: timed }, tempo: TEMPO, breaths: 0 };
  const { tones, beds } = scheduleOf(from, VOICE, WISHES);
  const under = (at: number) => beds.some((bed) => bed.at <= at && at < bed.at + bed.lasts);
  assert.equal(tones.length, 2 * 8 * 2);
  assert.ok(tones.every(({ at }) => !under(at)));
  // Kneeling; changing sides and kneeling as one; coming off.
  assert.deepEqual(beds.map(({ at, lasts }) => [at, lasts]), [[0, 25], [105, 50], [235, 25]]);
  const within = scheduleOf({ ...from, breaths: 1 }, VOICE, WISHES).beds[0];
  assert.deepEqual([within?.at, within?.lasts], [0, 12.5]);
});

Deno.test("counting is for those who want it, and gives way", () => {
  assert.ok(said().spoken.every(({ cue }) => cue !== "breathe-in"));
  const counted = said(0, { counting: true });
  assert.ok(counted.spoken.filter(({ cue }) => cue === "breathe-out").length > 15);
  assert.ok(counted.leftOut.includes("breathe-in"));
  const instructions = (list: typeof counted) =>
    list.spoken.filter(({ cue }) => cue.startsWith("say-"));
  assert.deepEqual(instructions(counted), instructions(said()));
});

Deno.test("what comes first is said first, and the step's own words wait", () => {
  const { spoken } = said(2, { first: ["stop-now"] });
  assert.deepEqual(spoken.slice(0, 2).map(({ cue }) => cue), ["stop-now", "say-settle"]);
  assert.equal(spoken[0]?.at, 0);
  assert.ok(Math.abs(spoken[1]!.at - 2.3) < 1e-6);
});

Deno.test("the bell stands at the end, whatever the tempo and the place, and words follow it", () => {
  const place = fc.record({
    breaths: fc.double({ min: 0, max: breathsOf(DRAPE) - 0.01, noNaN: true }),
    rate: fc.double({ min: 4, max: 10, noNaN: true }),
    counting: fc.boolean(),
  });
  fc.assert(fc.property(place, ({ breaths, rate, counting }) => {
    const tempo = { breathsPerMinute: rate, inhaleShare: 0.4 };
    const { bell, spoken, lasts } = said(breaths, { counting }, tempo);
    assert.ok(Math.abs(bell - (breathsOf(DRAPE) - breaths) * 60 / rate) < 1e-6);
    const last = spoken.at(-1);
    assert.equal(last?.cue, "finish");
    assert.ok(last!.at > bell);
    assert.ok(lasts >= last!.at + last!.lasts);
  }));
});

Deno.test("anyone who came off early hears the bell and the last words; there is no bell before a session", () => {
  assert.equal(closing("left", ["finish"], VOICE).bell, 0);
  assert.ok(closing("left", ["finish"], VOICE).spoken[0]!.at > 1);
  assert.equal(alone("left", ["ready"], VOICE).bell, Infinity);
  assert.equal(alone("left", ["ready"], VOICE).spoken[0]?.at, 0);
});

Deno.test("the last words follow the bell by two and a half seconds, then a second of silence", () => {
  const { bell, spoken, lasts } = said();
  assert.equal(spoken.at(-1)?.at, bell + 2.5);
  assert.equal(lasts, bell + 2.5 + 2 + 1);
  const silent = said(0, { last: [] });
  assert.equal(silent.lasts, bell + 2.5 + 1, "the bell rings out");
});

Deno.test("words that are late are not cut off by the bell", () => {
  const total = breathsOf(DRAPE);
  const first = ["stop-now", "ready", "how-is-it"];
  const { bell, spoken } = said(total - 0.1, { first });
  assert.ok(Math.abs(bell - 1) < 1e-9);
  assert.deepEqual(spoken.map(({ cue }) => cue), [...first, "finish"]);
  spoken.slice(1).forEach(({ at }, index) => assert.ok(Math.abs(at - (index + 1) * 2.3) < 1e-6));
});

Deno.test("what comes first is of the side that is worked, the last words of the last one", () => {
  const right = DRAPE.steps.findIndex(({ side }) => side === "right");
  const breaths = DRAPE.steps.slice(0, right).reduce((sum, step) => sum + step.breaths, 0);
  assert.equal(said(breaths, { first: ["stop-now"] }).spoken[0]?.side, "right");
  assert.equal(said(breaths - 1, { first: ["stop-now"] }).spoken[0]?.side, "left");
  assert.equal(said(0).spoken.at(-1)?.side, "right");
});

Deno.test("words alone come one after the other, and end a second after the last", () => {
  const two = alone("right", ["ready", "finish"], VOICE);
  assert.deepEqual(two.spoken.map(({ at, side }) => [at, side]), [[0, "right"], [2.3, "right"]]);
  assert.equal(two.lasts, 2.3 + 2 + 1);
  assert.equal(closing("left", ["finish"], VOICE).spoken[0]?.at, 2.5);
  assert.equal(closing("left", ["finish"], VOICE).lasts, 2.5 + 2 + 1);
  assert.equal(closing("left", [], VOICE).lasts, 2.5 + 1, "the bell rings out");
  assert.equal(alone("left", [], VOICE).lasts, 1);
  assert.deepEqual(closing("left", ["no such cue"], VOICE).spoken, []);
});

Deno.test("at a turn the tone that is over is not begun again", () => {
  const [first] = tonesOf({ plan: DRAPE, tempo: TEMPO, breaths: 3.4 });
  assert.deepEqual([first?.phase, first?.at, first?.gone], ["exhale", 0, 0]);
  assert.ok(Math.abs(first!.lasts - 6) < 1e-9);
});

Deno.test("nor where rounding puts the place a hair before the turn", () => {
  const [first] = tonesOf({ plan: DRAPE, tempo: TEMPO, breaths: 3.4 - 1e-12 });
  assert.equal(first?.phase, "exhale");
});

Deno.test("the last words are of the very last step's side", () => {
  const steps = [step("stay", "breathing", "left"), step("off", "coming-off", "right")];
  const from = { plan: { ...DRAPE, steps }, tempo: TEMPO, breaths: 0 };
  assert.equal(scheduleOf(from, VOICE, WISHES).spoken.at(-1)?.side, "right");
});

Deno.test("a cue that the lesson lacks is not said", () => {
  const { ["halfway"]: _gone, ...others } = cues;
  const from = { plan: DRAPE, tempo: TEMPO, breaths: 0 };
  const { spoken } = scheduleOf(from, { ...VOICE, cues: others }, WISHES);
  assert.ok(spoken.every(({ cue }) => cue !== "halfway"));
});

Deno.test("a clip has a side where its text differs by it, or the time that it names", () => {
  const text = (spoken: string, spoken_right?: string): CueText => ({
    spoken,
    priority: "instruction",
    ...(spoken_right ? { spoken_right } : {}),
  });
  assert.equal(clipKey("knee", text("Das linke Knie.", "Das rechte."), "right"), "knee-right");
  assert.equal(clipKey("time", text("About {time}."), "left", 7), "time-7");
  assert.equal(clipKey("knee", text("Bend your {other} knee."), "left"), "knee-left");
  assert.equal(clipKey("rest", text("Rest."), "left"), "rest");
});

Deno.test("who wants few words is left in silence for longer", () => {
  const over = { breaths: 20, reminders: ["check", "say-off"] };
  const steps = [step("stay", "breathing", "left", over), step("off", "coming-off", "left")];
  const from = { plan: { ...DRAPE, steps }, tempo: TEMPO, breaths: 0 };
  const silences = (fewWords: boolean) => {
    const all = scheduleOf(from, VOICE, { ...WISHES, fewWords }).spoken;
    const spoken = all.filter(({ at }) => at < 200);
    return spoken.slice(1).map(({ at }, i) => at - (spoken[i]!.at + spoken[i]!.lasts));
  };
  const longest = (fewWords: boolean) => Math.max(...silences(fewWords));
  assert.ok(longest(false) <= 14, `${longest(false)} s`);
  assert.ok(longest(true) > 30 && longest(true) <= 40, `${longest(true)} s`);
});

Deno.test("the last moment of a tone still sounds", () => {
  const [first] = tonesOf({ plan: DRAPE, tempo: TEMPO, breaths: 3.35 });
  assert.deepEqual([first?.phase, first?.at], ["inhale", 0]);
  assert.ok(Math.abs(first!.lasts - 0.5) < 1e-9);
});

Deno.test("a bed that is over lies under nothing, also just as it ends", () => {
  const timed = DRAPE.steps.map((one) => one.kind === "breathing" ? one : { ...one, seconds: 25 });
  const plan = { ...DRAPE, steps: timed };
  for (const breaths of [2, 3.5]) {
    const { beds } = scheduleOf({ plan, tempo: TEMPO, breaths }, VOICE, WISHES);
    assert.equal(beds.length, 2, "changing sides with kneeling, and coming off");
    assert.ok(beds.every(({ at, lasts }) => at > 0 && lasts > 0));
  }
});
