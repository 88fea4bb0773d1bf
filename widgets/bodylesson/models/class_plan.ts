/**
 * What easing off, coming off and going on alone do to a plan that a whole class shares.
 *
 * Unlike `changes.ts`, nothing moves here: a plan keeps its number of breaths, the breaths in which
 * sides are changed, and the side of each breath. Only what is done in them becomes another. So
 * whoever follows a changed plan breathes in and out with all others. All pure.
 */

import { breathsOf, type Plan, type PlanStep, shareOut } from "./plan.ts";
import { stepAt } from "./timeline.ts";

/** The step of someone who is off the ball and breathes along; the lesson has no cue for it. */
export const ALONG = "class-along";

/** At least so many breaths on the ball must be left for getting into place to be worth while. */
const LEAST_WORK = 2;

/** Breaths from a side's getting into place to where sides are changed or all come off. */
interface Block {
  readonly from: number;
  readonly to: number;
}

/** What a plan may become: as the class has it, and as it is an easier way. */
export interface Ways {
  /** The plan as the class has it; it says when to get into place and when sides are changed. */
  readonly shared: Plan;
  readonly easier: Plan;
}

/**
 * A plan whose every step lasts by the breath, at a tempo in breaths a minute: a class has one breath
 * and no other clock. A step that moves the body gets enough breaths for its own seconds; on the
 * ball, where the time is limited, the nearest whole number of them.
 */
export function inBreaths(plan: Plan, breathsPerMinute: number): Plan {
  const steps = plan.steps.map((step) =>
    typeof step.seconds === "number"
      ? {
        ...step,
        breaths: Math.max(whole(step.seconds * breathsPerMinute / 60, step.on_ball === true), 1),
        seconds: null,
      }
      : step
  );
  return { ...plan, steps };
}

function whole(breaths: number, isOnBall: boolean): number {
  return isOnBall ? Math.round(breaths) : Math.ceil(breaths);
}

/** Eased off: for so many breaths the easing step, then off the ball. */
export function easedInPlace(
  plan: Plan,
  breaths: number,
  { shared, easier }: Ways,
  easing: PlanStep,
  lasts: number,
): Plan {
  const from = Math.floor(breaths);
  const block = blockAt(shared, from);
  const { side } = stepOf(plan, from);
  if (block === null || !hasWeight(stepOf(plan, from))) return plan;
  const room = block.to - from;
  const eased = (n: number) => ({ ...easing, side, breaths: n });
  // Where there would be a rest, nobody lies on the ball instead for having eased off.
  const weight = weightFrom(plan, from);
  const stays = Math.min(lasts, weight);
  if (weight >= room && room - stays < sum(off(shared))) {
    // The class comes off soon: whoever eased off stays so until then.
    return softenedFrom(replaced(plan, from, block.to, [eased(room)]), block.to, easier);
  }
  return offFrom(replaced(plan, from, from + stays, [eased(stays)]), from + stays, shared);
}

/** Off the ball from here on. */
export function offInPlace(plan: Plan, breaths: number, shared: Plan): Plan {
  return offFrom(plan, Math.floor(breaths), shared);
}

/**
 * On again: from easing off at once, in the easier way; from off the ball by getting into place,
 * here where enough breaths are left on this side, else on the next side.
 */
export function onInPlace(plan: Plan, breaths: number, { shared, easier }: Ways): Plan {
  const from = Math.floor(breaths);
  const block = blockAt(shared, from);
  const { kind, id, side } = stepOf(plan, from);
  if (kind === "easing" && block !== null) {
    const again = replaced(plan, from, block.to, working(easier, side, block.to - from));
    return softenedFrom(restored(again, block.to, shared), block.to, easier);
  }
  if (id !== ALONG) return plan;
  const here = block === null ? null : intoPlace(plan, from, block, shared, easier);
  if (here !== null) return here;
  const next = blocksOf(shared).find((one) => one.from > from);
  if (next === undefined) return plan;
  return softenedFrom(restored(plan, next.from, shared), next.from, easier);
}

/** Whether `onInPlace` would lead on, which is the same for every easier way. */
export function canGoOn(plan: Plan, breaths: number, shared: Plan): boolean {
  return onInPlace(plan, breaths, { shared, easier: shared }) !== plan;
}

/** The plan of someone who comes late: along with the class until they are in place themselves. */
export function lateInPlace(shared: Plan, breaths: number): Plan {
  if (breaths < 1) return shared;
  return onInPlace(withoutBall(shared), breaths, { shared, easier: shared });
}

/** The whole plan in a lighter way, for someone who is not to go deeper yet. */
export function lightened(plan: Plan, lightest: Plan): Plan {
  return softenedFrom(plan, 0, lightest);
}

/** The plan of someone who follows the breath alone, and never lies on a ball. */
export function withoutBall(shared: Plan): Plan {
  return along(shared, 0, breathsOf(shared));
}

/** Whether from here to its end a plan only breathes along with the class. */
export function onlyAlong(plan: Plan, breaths: number): boolean {
  return cut(plan, Math.floor(breaths), breathsOf(plan)).every(({ id }) => id === ALONG);
}

/** Whether there is weight on the ball in a step, so that less of it would be easier. */
function hasWeight({ kind }: PlanStep): boolean {
  return kind === "breathing" || kind === "lead-in";
}

/** For how many breaths from here on there is weight on the ball without a pause. */
function weightFrom(plan: Plan, from: number): number {
  let breath = from;
  while (breath < breathsOf(plan) && hasWeight(stepOf(plan, breath))) breath++;
  return breath - from;
}

function blocksOf(plan: Plan): Block[] {
  const blocks: Block[] = [];
  let before = 0;
  let from = 0;
  const close = () => {
    if (before > from) blocks.push({ from, to: before });
  };
  for (const step of plan.steps) {
    const ends = step.kind === "changing-sides" || step.kind === "coming-off";
    if (ends) close();
    before += step.breaths;
    if (ends) from = before;
  }
  close();
  return blocks;
}

function blockAt(shared: Plan, breath: number): Block | null {
  return blocksOf(shared).find(({ from, to }) => breath >= from && breath < to) ?? null;
}

function stepOf(plan: Plan, breath: number): PlanStep {
  const step = plan.steps[stepAt(plan, breath).stepIndex];
  if (step === undefined) throw new RangeError("plan: expected at least one step, got none");
  return step;
}

/** Off the ball from a breath on, then along; sides are changed when the class does. */
function offFrom(plan: Plan, from: number, shared: Plan): Plan {
  const total = breathsOf(plan);
  const { kind, id, side } = stepOf(plan, from);
  if (kind === "coming-off" || id === ALONG) return plan;
  // Between two sides nobody lies on the ball.
  if (kind === "changing-sides") return along(plan, from, total);
  const room = (startOf(shared, from, "changing-sides") ?? total) - from;
  const steps = cut({ ...shared, steps: off(shared) }, 0, room).map((step) => ({ ...step, side }));
  const to = from + sum(steps);
  return along(replaced(plan, from, to, steps), to, total);
}

/** The steps that lead off the ball. */
function off(plan: Plan): PlanStep[] {
  return plan.steps.filter(({ kind }) => kind === "coming-off");
}

/** Along with the class between two breaths; its changes of side stay. */
function along(plan: Plan, from: number, to: number): Plan {
  let changed = plan;
  let before = 0;
  for (const step of plan.steps) {
    const [begins, ends] = [Math.max(before, from), Math.min(before + step.breaths, to)];
    before += step.breaths;
    if (ends <= begins || step.kind === "changing-sides") continue;
    changed = replaced(changed, begins, ends, [alongStep(step, ends - begins)]);
  }
  return joined(changed);
}

function alongStep(step: PlanStep, breaths: number): PlanStep {
  return {
    ...step,
    id: ALONG,
    kind: "rest",
    level: 0,
    work: false,
    drapes: false,
    asks: false,
    on_ball: false,
    opening: "",
    reminders: [],
    movement: { inhale: "", exhale: "" },
    breaths,
    set_number: 0,
  };
}

/** Neighbouring steps along with the class are one. */
function joined(plan: Plan): Plan {
  const steps: PlanStep[] = [];
  for (const step of plan.steps) {
    const last = steps.at(-1);
    if (last?.id === ALONG && step.id === ALONG && last.side === step.side) {
      steps[steps.length - 1] = { ...last, breaths: last.breaths + step.breaths };
    } else steps.push(step);
  }
  return { ...plan, steps };
}

/** Getting into place now and then the easier way; null where too few breaths are left. */
function intoPlace(
  plan: Plan,
  from: number,
  block: Block,
  shared: Plan,
  easier: Plan,
): Plan | null {
  const { side } = stepOf(plan, from);
  const placing = shared.steps.filter((step) => step.kind === "placing" && step.side === side);
  const work = block.to - from - sum(placing);
  if (placing.length === 0 || work < LEAST_WORK) return null;
  const steps = [...placing, ...working(easier, side, work)];
  const here = replaced(plan, from, block.to, steps);
  return softenedFrom(restored(here, block.to, shared), block.to, easier);
}

/** So many breaths of a plan's work on a side. */
function working(easier: Plan, side: PlanStep["side"], breaths: number): PlanStep[] {
  const steps = easier.steps.filter((step) => step.work);
  const ofSide = steps.filter((step) => step.side === side);
  const first = (ofSide.length > 0 ? ofSide : steps).filter(({ set_number: n }, _, all) =>
    n === all[0]?.set_number
  );
  const shares = shareOut(breaths, first.map(({ share }) => share));
  return first
    .map((step, index) => ({
      ...step,
      side,
      breaths: shares[index] ?? 0,
      drapes: false,
      asks: false,
    }))
    .filter((step) => step.breaths > 0);
}

/** Every part with weight on the ball from a breath on, in the easier way. */
function softenedFrom(plan: Plan, from: number, easier: Plan): Plan {
  if (plan.variant === easier.variant) return plan;
  let changed = plan;
  let before = 0;
  let run: { from: number; side: PlanStep["side"] } | null = null;
  const close = (to: number) => {
    if (run !== null) {
      changed = replaced(changed, run.from, to, working(easier, run.side, to - run.from));
    }
    run = null;
  };
  for (const step of plan.steps) {
    if (before >= from && hasWeight(step)) run ??= { from: before, side: step.side };
    else close(before);
    before += step.breaths;
  }
  close(before);
  return changed;
}

/** The shared plan again from a breath on. */
function restored(plan: Plan, from: number, shared: Plan): Plan {
  return { ...plan, steps: [...cut(plan, 0, from), ...cut(shared, from, breathsOf(shared))] };
}

/** Other steps between two breaths; they must last as long. */
function replaced(plan: Plan, from: number, to: number, steps: readonly PlanStep[]): Plan {
  if (sum(steps) !== to - from) {
    throw new RangeError(`plan: expected ${to - from} breaths, got ${sum(steps)}`);
  }
  return { ...plan, steps: [...cut(plan, 0, from), ...steps, ...cut(plan, to, breathsOf(plan))] };
}

/** A plan's steps between two breaths; one that is cut is no draping any more. */
function cut(plan: Plan, from: number, to: number): PlanStep[] {
  const steps: PlanStep[] = [];
  let before = 0;
  for (const step of plan.steps) {
    const breaths = Math.min(before + step.breaths, to) - Math.max(before, from);
    before += step.breaths;
    if (breaths <= 0) continue;
    steps.push(breaths === step.breaths ? step : { ...step, breaths, drapes: false });
  }
  return steps;
}

/** The breath at which the next step of a kind begins; null if none follows. */
function startOf(plan: Plan, from: number, kind: PlanStep["kind"]): number | null {
  let before = 0;
  for (const step of plan.steps) {
    if (before >= from && step.kind === kind) return before;
    before += step.breaths;
  }
  return null;
}

function sum(steps: readonly PlanStep[]): number {
  return steps.reduce((total, step) => total + step.breaths, 0);
}
