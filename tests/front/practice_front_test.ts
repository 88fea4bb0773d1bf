/** What stands on the page before a session: how long it takes, what was chosen, which pose. */

import assert from "node:assert/strict";
import {
  halfMinutes,
  onBallSeconds,
  planSeconds,
  wholeMinutes,
} from "../../widgets/bodylesson/models/pace.ts";
import { withBreaths } from "../../widgets/bodylesson/models/plan.ts";
import { poseOf } from "../../widgets/bodylesson/models/poses.ts";
import { keptChoice, toKeep } from "../../widgets/bodylesson/sections/breath_timer/kept_choice.ts";
import {
  summaryLine,
  summaryTime,
  timeWords,
} from "../../widgets/bodylesson/sections/breath_timer/summary.ts";
import type { Traits } from "../../widgets/bodylesson/sections/breath_timer/traits.ts";
import { speaker } from "../../widgets/bodylesson/ui/words.ts";
import { planOf } from "./vectors.ts";

const say = speaker({
  summary: "{side} · {variant} · {breaths}",
  left_side: "left side",
  both_side: "both sides",
  breaths: "{n} breaths",
  one_breaths: "1 breath",
  summary_time: "{all}, {ball} on the ball",
  half_minute: "half",
  one_minute: "one",
  minute_and_half: "one and a half",
  minutes: "{n}",
  minutes_and_half: "{n} and a half",
});
const TEMPO = { breathsPerMinute: 6, inhaleShare: 0.4 };

Deno.test("time on the ball runs from belly down to belly up, and grows with the breaths", () => {
  const plan = withBreaths(planOf("drape"), 3);
  // The last step of getting into place, settling, three breaths, and pressing up.
  assert.equal(onBallSeconds(plan, TEMPO), 10 + 10 + 30 + 10);
  const eight = onBallSeconds(withBreaths(planOf("drape"), 8), TEMPO);
  assert.equal(onBallSeconds(plan, TEMPO) + 50, eight);
  const both = planOf("drape", "both");
  assert.equal(onBallSeconds(both, TEMPO), 2 * (10 + 10 + 80) + 10, "changing sides is not on it");
  assert.equal(onBallSeconds(both, TEMPO, "left"), 10 + 10 + 80);
  assert.ok(onBallSeconds(both, TEMPO) < planSeconds(both, TEMPO));
});

Deno.test("the summary says what Start begins, and how long at this tempo", () => {
  const plan = withBreaths(planOf("drape"), 3);
  assert.equal(summaryLine(plan, "Drape", 3, say), "Left side · Drape · 3 breaths");
  assert.equal(
    summaryLine(planOf("drape", "both"), "Drape", 1, say),
    "Both sides · Drape · 1 breath",
  );
  assert.equal(
    summaryTime(plan, TEMPO, say),
    "2, one on the ball",
  );
  const slow = { ...TEMPO, breathsPerMinute: 4 };
  assert.equal(summaryTime(plan, slow, say), "2, one and a half on the ball");
});

Deno.test("times go by half minutes, and never say none", () => {
  const said = [0, 31, 60, 80, 100, 140, 310].map((seconds) =>
    timeWords(halfMinutes(seconds), say)
  );
  assert.deepEqual(said, [
    "half",
    "half",
    "one",
    "one and a half",
    "one and a half",
    "2 and a half",
    "5",
  ]);
  assert.deepEqual([0, 89, 91, 310].map(wholeMinutes), [1, 1, 2, 5]);
});

const traits = {
  variants: [{ id: "drape", level: 1 }, { id: "knee", level: 2 }],
  most_breaths: 9,
  variant_index: 1,
  side_index: 2,
  breaths: 5,
  breaths_per_minute: 7,
  inhale_share: 0.5,
  sound: false,
} as unknown as Traits;

Deno.test("a choice comes back as it was kept", () => {
  const { variant_index, side_index, breaths, breaths_per_minute, inhale_share, sound } = traits;
  const chosen = { variant_index, side_index, breaths, breaths_per_minute, inhale_share, sound };
  assert.deepEqual(keptChoice(JSON.parse(JSON.stringify(toKeep(traits))), traits, true), chosen);
});

Deno.test("a choice is kept within what the lesson allows now", () => {
  const kept = toKeep(traits);
  assert.equal(keptChoice({ ...kept, breaths: 30 }, traits, true).breaths, 9);
  assert.equal(keptChoice({ ...kept, breaths_per_minute: 1 }, traits, true).breaths_per_minute, 4);
  assert.equal(keptChoice(kept, traits, false).variant_index, 0, "deeper is shut");
  assert.ok(!("variant_index" in keptChoice({ ...kept, variant: "gone" }, traits, true)));
});

Deno.test("what storage holds instead of a choice changes nothing", () => {
  for (const value of [null, 7, "left", [], {}, { side: "left", breaths: "3", sound: 1 }]) {
    assert.deepEqual(keptChoice(value, traits, true), {});
  }
});

Deno.test("a step shows its pose, mirrored for the other side", () => {
  const poses = {
    "drape/settle": { pose: "on-ball", other_side: false },
    "changing-sides/change": { pose: "up", other_side: true },
    "coming-off/press": { pose: "press", other_side: false },
    easing: { pose: "ease", other_side: false },
  };
  const of = (kind: string, id: string, side: string) =>
    poseOf(poses, { kind, id, side, variant: "drape" } as Parameters<typeof poseOf>[1]);
  assert.deepEqual(of("breathing", "settle", "left"), { id: "on-ball", mirrored: false });
  assert.deepEqual(of("lead-in", "settle", "right"), { id: "on-ball", mirrored: true });
  assert.deepEqual(of("changing-sides", "change", "right"), { id: "up", mirrored: false });
  assert.deepEqual(of("coming-off", "press", "right"), { id: "press", mirrored: true });
  assert.deepEqual(of("easing", "ease", "left"), { id: "ease", mirrored: false });
  assert.equal(of("placing", "kneel", "left"), null, "no drawing, no guess");
});
