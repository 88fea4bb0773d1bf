/** The class's clock as a device shows it. */

import assert from "node:assert/strict";
import { JOINING_MS } from "../../widgets/bodylesson/models/class_clock.ts";
import { ShownClock } from "../../widgets/bodylesson/sections/classroom/stage.ts";

Deno.test("who joins is right as soon as the clock is known, and later no clock jumps", () => {
  const own = performance;
  let now = 50_000;
  const clock = { value: { timeOrigin: 0, now: () => now }, configurable: true, writable: true };
  Object.defineProperty(globalThis, "performance", clock);
  try {
    const shown = new ShownClock();
    const after = (ms: number, ahead: number | null) => {
      now += ms;
      const at = shown.now(ahead, { at: 0, breathsAt: 0, going: true }, 6);
      return at === null ? null : at - now;
    };
    assert.equal(after(100, null), null);
    // The first answer came late.
    assert.equal(after(100, 240), 240);
    assert.equal(after(100, 10), 10);
    assert.equal(after(JOINING_MS - 101, 3), 3);
    assert.equal(after(100, 103), 8, "a twentieth of the time that passed");
    assert.equal(after(100, null), 8, "without contact it goes on");
  } finally {
    Object.assign(globalThis, { performance: own });
  }
});
