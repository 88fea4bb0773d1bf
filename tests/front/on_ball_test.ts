import assert from "node:assert/strict";
import { isWayOff, NONE } from "../../widgets/bodylesson/models/on_ball.ts";
import { onBallSeconds, sideOnBall } from "../../widgets/bodylesson/models/pace.ts";
import type { Plan, PlanStep, Side } from "../../widgets/bodylesson/models/plan.ts";
import {
  checkpointOf,
  endOf,
  lain,
  mayCarryOn,
  needsFit,
  pauseLeftOf,
  positionOf,
  readySession,
  reduce,
  type Session,
  type SessionEvent,
  stageOf,
} from "../../widgets/bodylesson/models/session.ts";
import { examples, fc } from "./properties.ts";
import { heard } from "./heard_sessions.ts";
import { heardTraits } from "./vectors.ts";

const CAP_S = heardTraits.most_on_ball_s;
const SIDES = ["left", "right", "both"] as const;
const VARIANTS = heardTraits.variants.map(({ id }) => id);
const INVITATION = "eased-go-on";

const planOf = (variant: string, side: "left" | "right" | "both", rate: number, breaths = 9) =>
  heard({ variant, side, rate, breaths, deeper: true });

/** What the browser does: it looks this often, and what it then finds is sent, in seconds. */
const LOOK_S = 0.25;

/** A learner on the ball, a session that leads them, and a watch that counts for itself. */
class Lying {
  readonly watch: Record<Side, number> = { ...NONE };
  readonly wayOff: Record<string, number> = {};
  at = 0;

  constructor(public session: Session) {}

  send(event: SessionEvent): void {
    this.session = reduce(this.session, event);
  }

  /** Time passes. */
  live(seconds: number, stands = false): void {
    for (let left = seconds; left > 1e-9;) {
      const step = Math.min(left, LOOK_S);
      left -= step;
      this.#count(step);
      if (this.session.status === "going" && !stands) this.at += step;
      else this.session = lain(this.session, this.at, step);
      this.send({ type: "tick", at: this.at });
      if (pauseLeftOf(this.session) === 0) this.send({ type: "time-up", at: this.at });
      if (needsFit(this.session, this.at)) this.send({ type: "fit", at: this.at });
    }
  }

  #count(seconds: number): void {
    const { status } = this.session;
    if (status !== "going" && status !== "paused") return;
    const { step } = positionOf(this.session, this.at);
    const side = sideOnBall(step);
    if (side) this.watch[side] += seconds;
    const key = `${step.side} ${step.kind} ${step.id}`;
    if (status === "going" && step.kind === "coming-off") {
      this.wayOff[key] = (this.wayOff[key] ?? 0) + seconds;
    }
  }
}

function started(variant: string, side: "left" | "right" | "both", rate: number): Lying {
  const { session: { plan }, tempo } = planOf(variant, side, rate);
  const lying = new Lying(readySession(plan, tempo, CAP_S));
  lying.send({ type: "start", plan, tempo, at: 0 });
  return lying;
}

const easing = heardTraits.easing;

interface Tap {
  readonly type: string;
  readonly rate: number;
  readonly back: number;
  readonly stop: number;
}

const taps = fc.record({
  type: fc.constantFrom(
    "pause",
    "resume",
    "ease-off",
    "ease-off",
    "carry-on",
    "carry-on",
    "tempo",
    "ask",
    "asked",
    "deeper",
    "over-limit",
    "next-step",
    "wait",
    "restore",
    "stall",
  ),
  wait: fc.oneof(fc.double({ min: 0, max: 12, noNaN: true }), fc.integer({ min: 0, max: 90 })),
  rate: fc.integer({ min: 4, max: 10 }),
  back: fc.double({ min: 0, max: 8, noNaN: true }),
  stop: fc.integer({ min: 0, max: 40 }),
});

function tap(lying: Lying, { type, rate, back, stop }: Tap): void {
  const { session, at } = lying;
  const { sides } = session.plan;
  const tempo = { ...session.tempo, breathsPerMinute: rate };
  switch (stop === 0 ? "stop" : type) {
    case "stop":
      return lying.send({ type: "stop", at });
    case "tempo":
      return lying.send({ type: "tempo", tempo, at });
    case "resume":
      return lying.send({ type: "resume", back, at });
    case "stall":
      // On the way off nothing is taken away to make up for it: coming off is never hurried.
      return isWayOff(positionOf(session, at).step) ? undefined : lying.live(1, true);
    case "ease-off": {
      const easier = planOf("drape", sides, session.tempo.breathsPerMinute).session.plan;
      const { eased_s: seconds } = heardTraits;
      return lying.send({ type: "ease-off", easier, easing, seconds, invitation: INVITATION, at });
    }
    case "deeper": {
      const deeper = planOf("deeper", sides, session.tempo.breathsPerMinute).session.plan;
      return lying.send({ type: "deeper", deeper, at });
    }
    case "restore": {
      const checkpoint = checkpointOf(session, at);
      if (!checkpoint) return;
      lying.session = readySession(session.plan, session.tempo, CAP_S);
      return lying.send({ type: "restore", checkpoint, at });
    }
    default:
      return lying.send({ type: type as "pause", at });
  }
}

Deno.test("whatever is tapped, whenever: no side is longer on the ball than the lesson allows", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...VARIANTS),
      fc.constantFrom(...SIDES),
      fc.integer({ min: 4, max: 10 }),
      fc.integer({ min: 0, max: 160 }),
      fc.array(taps, { maxLength: 14 }),
      (variant, side, rate, first, list) => {
        const lying = started(variant, side, rate);
        lying.live(60 + first);
        for (const one of list) {
          lying.live(one.wait);
          tap(lying, one);
        }
        lying.live(700);
        lying.send({ type: "resume", at: lying.at });
        lying.live(lying.session.status === "done" ? 0 : 900);
        assert.equal(lying.session.status, "done");
        for (const [on, seconds] of Object.entries(lying.watch)) {
          // One look more, since the watch counts a whole look to the step where it began.
          assert.ok(seconds <= CAP_S + 2 * LOOK_S, `${on}: ${seconds} s`);
        }
      },
    ),
    { numRuns: examples(100) },
  );
});

Deno.test("coming off lasts as long as ever, whatever led to it", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 10 }),
      fc.integer({ min: 0, max: 140 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 4, max: 10 }),
      (rate, first, pause, other) => {
        const lying = started("drape", "left", rate);
        lying.live(90 + first);
        const tempo = { ...lying.session.tempo, breathsPerMinute: other };
        lying.send({ type: "tempo", tempo, at: lying.at });
        if (stageOf(lying.session, lying.at) === "coming-off") return;
        lying.send({ type: "pause", at: lying.at });
        lying.live(pause);
        lying.send({ type: "resume", at: lying.at });
        lying.live(600);
        const { plan } = heard({ variant: "drape", side: "left", rate: 6 }).session;
        for (const step of plan.steps.filter(({ kind }) => kind === "coming-off")) {
          const lasted = lying.wayOff[`left coming-off ${step.id}`] ?? 0;
          assert.ok(lasted >= (step.seconds ?? 0) - 2 * LOOK_S, `${step.id}: ${lasted} s`);
        }
      },
    ),
    { numRuns: examples(30) },
  );
});

/** On the ball, breathing, with so many seconds of it behind. */
function onBall(seconds: number, variant = "drape", rate = 6): Lying {
  const lying = started(variant, "left", rate);
  const plan: Plan = lying.session.plan;
  const before = plan.steps.slice(0, plan.steps.findIndex((step) => step.on_ball));
  lying.live(before.reduce((sum, step) => sum + (step.seconds ?? 0), 0) + seconds);
  return lying;
}

Deno.test("a pause on the ball counts in real time, takes breaths, and at last leads off", () => {
  const lying = onBall(60);
  const whole = onBallSeconds(lying.session.plan, lying.session.tempo);
  lying.send({ type: "pause", at: lying.at });
  const left = pauseLeftOf(lying.session) ?? 0;
  // 150 s, less 60 on the ball, 20 of coming off, and one in hand.
  assert.ok(Math.abs(left - 69) < 0.5, `${left} s`);
  lying.live(30);
  lying.send({ type: "resume", at: lying.at });
  assert.equal(stageOf(lying.session, lying.at), "running");
  const shorter = onBallSeconds(lying.session.plan, lying.session.tempo);
  assert.ok(shorter <= whole - 20, `${shorter} s of ${whole}`);
  lying.send({ type: "pause", at: lying.at });
  lying.live(45);
  assert.equal(stageOf(lying.session, lying.at), "coming-off");
  assert.ok(lying.session.stopped);
});

Deno.test("on the way off nothing is taken away, however long it has been", () => {
  const lying = onBall(60);
  lying.send({ type: "stop", at: lying.at });
  lying.live(4);
  lying.session = lain(lying.session, lying.at, 500);
  const { plan } = lying.session;
  const tempo = { ...lying.session.tempo, breathsPerMinute: 4 };
  lying.send({ type: "tempo", tempo, at: lying.at });
  assert.equal(lying.session.plan, plan);
});

Deno.test("off the ball a pause may last", () => {
  const lying = started("drape", "left", 6);
  lying.live(20);
  lying.send({ type: "pause", at: lying.at });
  assert.equal(pauseLeftOf(lying.session), null);
  lying.live(600);
  assert.equal(stageOf(lying.session, lying.at), "paused");
});

Deno.test("who waits for Next with the belly down is on the ball, and that counts", () => {
  const lying = onBall(11);
  assert.equal(positionOf(lying.session, lying.at).step.kind, "placing");
  lying.send({ type: "wait", at: lying.at });
  lying.live(30);
  lying.send({ type: "resume", at: lying.at });
  assert.ok(Math.abs(lying.session.spent.left - 41) < 0.5);
  assert.ok(!needsFit(lying.session, lying.at));
});

function easeOff(lying: Lying): void {
  const { session: { plan, tempo }, at } = lying;
  const easier = planOf("drape", plan.sides, tempo.breathsPerMinute).session.plan;
  const { eased_s: seconds } = heardTraits;
  lying.send({ type: "ease-off", easier, easing, seconds, invitation: INVITATION, at });
}

Deno.test("late on the ball, easing off is shorter, and going on is not offered", () => {
  const early = onBall(50);
  easeOff(early);
  assert.ok(mayCarryOn(early.session, early.at));
  assert.ok(reminders(early).includes(INVITATION));
  const late = onBall(100);
  easeOff(late);
  assert.ok(!mayCarryOn(late.session, late.at));
  assert.ok(!reminders(late).includes(INVITATION) && reminders(late).length > 0);
  const step = positionOf(late.session, late.at).step;
  assert.ok(step.kind === "easing" && step.breaths < 6, `${step.breaths} breaths`);
  const before = late.session;
  late.send({ type: "carry-on", at: late.at });
  assert.deepEqual(late.session.plan, before.plan);
});

function reminders({ session, at }: Lying): readonly string[] {
  return positionOf(session, at).step.reminders;
}

Deno.test("who eased off may go on while a breath still fits, and then no more", () => {
  const lying = onBall(50);
  easeOff(lying);
  lying.live(20);
  assert.ok(mayCarryOn(lying.session, lying.at));
  lying.send({ type: "pause", at: lying.at });
  lying.live(35);
  assert.ok(!mayCarryOn(lying.session, lying.at));
});

Deno.test("what was used of the time stays used after a reload", () => {
  const lying = onBall(70);
  const place = JSON.parse(JSON.stringify(checkpointOf(lying.session, lying.at)));
  assert.ok(Math.abs(place.spent.left - 70) < 0.5);
  const again = new Lying(readySession(lying.session.plan, lying.session.tempo, CAP_S));
  again.at = lying.at;
  const checkpoint = { ...place, spent: { left: 120, right: 0 } };
  again.send({ type: "restore", checkpoint, at: again.at });
  assert.ok(endOf(again.session) - again.at < endOf(lying.session) - lying.at);
});

Deno.test("who stops while changing sides does no part of coming off twice", () => {
  const lying = started("drape", "both", 6);
  const { plan } = lying.session;
  const change = plan.steps.findIndex(({ kind }) => kind === "changing-sides");
  const past = { ...lying.session, breaths: before(plan.steps.slice(0, change)) };
  const stopped = reduce(past, { type: "stop", at: past.at + 4 });
  const rest = stopped.plan.steps.slice(change);
  assert.deepEqual(rest.map(({ id }) => id).slice(0, 3), ["knees", "lift", "roll"]);
  assert.ok(rest.every(({ kind, side }) => kind === "coming-off" && side === "left"));
  assert.equal(reduce(stopped, { type: "stop", at: past.at + 5 }), stopped);
});

function before(steps: readonly PlanStep[]): number {
  return steps.reduce((sum, { breaths }) => sum + breaths, 0);
}
