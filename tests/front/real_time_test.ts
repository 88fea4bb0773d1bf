import assert from "node:assert/strict";
import { RealTime } from "../../widgets/bodylesson/sections/breath_timer/real_time.ts";

const read = { steady: 0, clock: 0 };
const made = () => new RealTime({ now: () => read.steady }, { now: () => read.clock });

function look(time: RealTime, status: "ready" | "going" | "paused", steady: number, clock: number) {
  read.steady += steady;
  read.clock += clock;
  return time.look(status);
}

Deno.test("while the session's clock goes nothing is left to count, whatever a player's time does", () => {
  const time = made();
  assert.equal(look(time, "going", 4, 4), 0);
  assert.equal(look(time, "going", 1, 1.5), 0, "it runs ahead");
  assert.equal(look(time, "going", 1, 0.5), 0, "and is right again");
});

Deno.test("where the session's clock stands, real time is left to count", () => {
  const time = made();
  assert.equal(look(time, "going", 3, 2), 1);
  assert.equal(look(time, "going", 3, 3), 0, "and only once");
});

Deno.test("in a pause all real time counts, also where the silent clock goes on", () => {
  const time = made();
  assert.equal(look(time, "paused", 7, 0), 7);
  assert.equal(look(time, "paused", 7, 7), 7);
});

Deno.test("before a session nothing is counted, nor is it made up for later", () => {
  const time = made();
  assert.equal(look(time, "ready", 60, 0), 0);
  assert.equal(look(time, "going", 2, 2), 0);
});
