/**
 * The real lesson as it is heard, on every way, side and tempo: what a person face down with eyes
 * shut would notice. `tests/heard/` holds the same as text, to be read beside the plan.
 */

import assert from "node:assert/strict";
import {
  halfMinutes,
  onBallSeconds,
  planSeconds,
  secondsTo,
  wholeMinutes,
} from "../../widgets/bodylesson/models/pace.ts";
import type { Side } from "../../widgets/bodylesson/models/plan.ts";
import { eased } from "../../widgets/bodylesson/models/changes.ts";
import { easedBreaths } from "../../widgets/bodylesson/models/consent.ts";
import { OWN_CUES, type Spoken } from "../../widgets/bodylesson/sound/sounds.ts";
import { CLEAR_S, ledBreaths, turnsOf } from "../../widgets/bodylesson/sound/turns.ts";
import { summaryTime, timeWords } from "../../widgets/bodylesson/sections/breath_timer/summary.ts";
import {
  type Chosen,
  fileOf,
  type Heard,
  heard,
  RATES,
  say,
  scriptsOf,
  SIDES,
  VARIANTS,
} from "./heard_sessions.ts";
import { heardTraits } from "./vectors.ts";

const MOST = heardTraits.most_breaths;

/** The longest silence of a first session, in seconds. */
const LONGEST_S = 15;

/** The least time to answer a question, in seconds. */
const ANSWER_S = 10;

/** Every session that can be chosen, but for steps between these breaths and tempos. */
function every(over: Partial<Chosen> = {}): Chosen[] {
  return VARIANTS.flatMap((variant) =>
    SIDES.flatMap((side) =>
      RATES.flatMap((rate) =>
        [1, 2, 3, 5, 6, MOST].map((breaths) => ({ variant, side, rate, breaths, ...over }))
      )
    )
  );
}

function each(chosen: readonly Chosen[], check: (heard: Heard, name: string) => void): void {
  assert.ok(chosen.length > 400, "every way, side and tempo");
  for (const one of chosen) {
    check(heard(one), `${one.variant} ${one.side}, ${one.rate} a minute, ${one.breaths} breaths`);
  }
}

const ends = ({ at, lasts }: Spoken) => at + lasts;
const said = ({ schedule }: Heard, cue: string) => schedule.spoken.filter((one) => one.cue === cue);

/** Seconds from belly down to belly up on a side, by the steps' names alone. */
function onBall({ session: { plan }, tempo }: Heard, side: Side): number {
  const of = (id: string, kinds: string[]) =>
    plan.steps.findIndex((one) => one.id === id && kinds.includes(one.kind));
  const starts = plan.steps.findIndex((one) => one.id === "lower" && one.side === side);
  // In the change of sides a step's side is the one that comes next.
  const isLast = plan.sides !== "both" || side === "right";
  const lift = isLast ? of("lift", ["coming-off"]) : of("lift", ["changing-sides"]);
  if (starts < 0) return 0;
  const before = (index: number) =>
    plan.steps.slice(0, index).reduce((sum, { breaths }) => sum + breaths, 0);
  return secondsTo(plan, tempo, before(lift + 1)) - secondsTo(plan, tempo, before(starts));
}

Deno.test("the scripts that stand in tests/heard are those of now", () => {
  for (const variant of VARIANTS) {
    const stored = Deno.readTextFileSync(fileOf(variant));
    assert.equal(stored, scriptsOf(variant), "run `deno run -RW tests/front/write_heard.ts`");
  }
});

Deno.test("nobody lies there for longer than fifteen seconds without a word", () => {
  for (const deeper of [false, true]) {
    each(every({ deeper }), ({ schedule: { spoken } }, name) => {
      spoken.slice(1).forEach((cue, i) => {
        const silence = cue.at - ends(spoken[i] as Spoken);
        assert.ok(silence <= LONGEST_S, `${name}: ${silence.toFixed(1)} s before ${cue.cue}`);
      });
    });
  }
});

Deno.test("nor does anyone who has eased off", () => {
  for (const rate of RATES) {
    const { session, schedules, tempo, traits } = heard({ variant: "drape", side: "left", rate });
    const { plan } = session;
    const index = plan.steps.findIndex(({ work }) => work);
    const breaths = plan.steps.slice(0, index).reduce((sum, one) => sum + one.breaths, 0);
    const lasts = easedBreaths(traits.eased_s, traits.easing.breaths, tempo);
    const changed = eased(plan, breaths, plan, traits.easing, lasts);
    const now = { ...session, plan: changed.plan, breaths: changed.breaths };
    const { spoken } = schedules.rest(now, []);
    assert.equal(spoken[0]?.cue, "ease-off");
    spoken.slice(1).forEach((cue, i) =>
      assert.ok(cue.at - ends(spoken[i] as Spoken) <= LONGEST_S, `${rate}: before ${cue.cue}`)
    );
  }
});

Deno.test("few words are fewer, and keep all that leads", () => {
  const both = [false, true].map((fewWords) =>
    heard({ variant: "drape", side: "left", rate: 6, breaths: MOST, fewWords })
  ) as [Heard, Heard];
  const [full, few] = both.map(({ schedule }) => schedule.spoken.map(({ cue }) => cue)) as [
    string[],
    string[],
  ];
  assert.ok(few.length <= full.length - 3, `${few.length} of ${full.length}`);
  const leads = (cue: string) => heardTraits.cues[cue]?.priority === "instruction";
  assert.deepEqual(few.filter(leads), full.filter(leads));
  assert.ok(few.includes(OWN_CUES.pressure));
});

Deno.test("no cue begins on the turn of a breath, nor covers the whole of an in-breath's beginning", () => {
  each(every({ deeper: true }), (heard, name) => {
    const { session, schedule, tempo } = heard;
    const from = { plan: session.plan, tempo, breaths: 0 };
    const turns = turnsOf(from);
    const led = ledBreaths(from);
    for (const cue of schedule.spoken) {
      const near = turns.find(({ at }) => Math.abs(at - cue.at) < CLEAR_S - 0.01);
      assert.ok(!near, `${name}: ${cue.cue} at ${cue.at.toFixed(2)}, a turn at ${near?.at}`);
      // It begins on an out-breath, but for one that waited for another to end.
      const on = led.find(({ inhale, exhale }) => inhale < cue.at && cue.at < exhale);
      const waited = schedule.spoken.some((one) => Math.abs(ends(one) - cue.at) < 0.9);
      assert.ok(!on || waited, `${name}: ${cue.cue} begins on an in-breath`);
    }
  });
});

Deno.test("one voice at a time", () => {
  each(every({ deeper: true }), ({ schedule: { spoken } }, name) => {
    spoken.slice(1).forEach((cue, i) =>
      assert.ok(cue.at >= ends(spoken[i] as Spoken) + 0.25, `${name}: ${cue.cue}`)
    );
  });
});

Deno.test("it begins with how long it takes, which side, and how to ease off and stop", () => {
  each(every(), (heard, name) => {
    const first = heard.schedule.spoken.slice(0, 3);
    const wanted = [OWN_CUES.whole, OWN_CUES.onBall, "place-rules"];
    assert.deepEqual(first.map(({ cue }) => cue), wanted, name);
    assert.match(
      heard.text(first[2] as Spoken),
      /^Your (left|right) side\..* ease off\..* stop\.$/,
    );
  });
});

Deno.test("the last breaths of each side are announced before they begin", () => {
  each(every(), (heard, name) => {
    const { session: { plan, tempo }, schedule } = heard;
    for (const side of ["left", "right"] as const) {
      const led = ledBreaths({ plan, tempo, breaths: 0 })
        .filter(({ step }) => step.work && step.side === side);
      if (led.length === 0) continue;
      const announced = (cue: string, left: number) => {
        const breath = led.at(-left);
        const one = schedule.spoken.find((one) => one.cue === cue && one.side === side);
        assert.ok(one && breath, `${name}: ${cue}`);
        const before = breath.inhale - one.at;
        assert.ok(before > 0 && before < 60 / tempo.breathsPerMinute, `${name}: ${cue} ${before}`);
      };
      if (led.length >= 2) announced(OWN_CUES.last, 1);
      if (led.length >= 5) announced(OWN_CUES.three, 3);
    }
    assert.equal(schedule.spoken.at(-1)?.cue, OWN_CUES.finish);
  });
});

Deno.test("on a first day nothing asks for more depth", () => {
  each(every(), (heard, name) => assert.deepEqual(said(heard, OWN_CUES.ask), [], name));
});

Deno.test("on later days it is asked, and each answer has its time before anything contradicts it", () => {
  let asked = 0;
  each(every({ deeper: true }), (heard, name) => {
    const { session: { plan, tempo }, schedule: { spoken } } = heard;
    const starts = (index: number) =>
      secondsTo(plan, tempo, plan.steps.slice(0, index).reduce((n, { breaths }) => n + breaths, 0));
    for (const question of said(heard, OWN_CUES.ask)) {
      asked++;
      const index = question.step as number;
      const room = starts(index + 1) - ends(question);
      assert.ok(room >= ANSWER_S - 0.01, `${name}: ${room.toFixed(1)} s to answer`);
      const leads = spoken.find((one) =>
        one.at > question.at && !["check", "count"].includes(heardTraits.cues[one.cue]!.priority) &&
        one.cue !== OWN_CUES.last && one.cue !== OWN_CUES.three
      );
      const until = (leads?.at ?? Infinity) - ends(question);
      assert.ok(until >= ANSWER_S - 0.01, `${name}: ${leads?.cue} after ${until.toFixed(1)} s`);
    }
  });
  assert.ok(asked > 20, "the question is asked somewhere");
});

Deno.test("time on the ball is one number: in the plan, on the screen, in the voice, in the dose", () => {
  each(every(), (heard, name) => {
    const { session: { plan, tempo }, schedule, traits } = heard;
    const sides = (["left", "right"] as const).map((side) => onBall(heard, side));
    const all = sides.reduce((sum, one) => sum + one, 0);
    assert.ok(Math.abs(all - onBallSeconds(plan, tempo)) < 1e-6, `${name}: ${all} s in the plan`);
    const [whole] = said(heard, OWN_CUES.whole);
    const [ball] = said(heard, OWN_CUES.onBall);
    assert.equal(ball?.value, halfMinutes(all), name);
    assert.equal(whole?.value, 2 * wholeMinutes(planSeconds(plan, tempo)), name);
    const shown = summaryTime(plan, tempo, say);
    assert.ok(shown.includes(timeWords(ball!.value!, say)), shown);
    assert.ok(shown.includes(timeWords(whole!.value!, say)), shown);
    assert.ok(Math.abs(schedule.bell - planSeconds(plan, tempo)) < 1e-6, name);
    for (const one of sides) assert.ok(one <= traits.most_on_ball_s + 1e-6, `${name}: ${one} s`);
  });
});

Deno.test("getting into place and coming off take as long at every tempo", () => {
  const moves = (rate: number) => {
    const { session: { plan }, tempo } = heard({ variant: "drape", side: "both", rate });
    const kinds = ["placing", "changing-sides", "coming-off"];
    return plan.steps
      .map((step, index) => ({ step, index }))
      .filter(({ step }) => kinds.includes(step.kind))
      .map(({ step }) => Math.round(1000 * planSeconds({ ...plan, steps: [step] }, tempo)));
  };
  assert.ok(moves(6).length > 15);
  for (const rate of RATES) assert.deepEqual(moves(rate), moves(6));
});

Deno.test("every word that can be asked for has its clip", () => {
  const keys = new Set(
    every({ deeper: true }).flatMap((one) => heard(one).schedule.spoken.map(({ key }) => key)),
  );
  keys.add(OWN_CUES.paused).add(OWN_CUES.goingOn);
  for (const key of keys) assert.ok(heardTraits.voice[key], key);
  assert.ok(keys.size > 60);
});
