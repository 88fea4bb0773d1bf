import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import { capabilityLine } from "../../widgets/bodylesson/sections/breath_timer/capabilities.ts";
import { Day, noteFrom } from "../../widgets/bodylesson/records/day.ts";
import { DEFAULTS, settingsFrom } from "../../widgets/bodylesson/sections/breath_timer/settings.ts";
import { SessionClock } from "../../widgets/bodylesson/sound/clock.ts";
import { DUCKED, ducking, levelAt } from "../../widgets/bodylesson/sound/ducking.ts";
import type { Schedule, Spoken } from "../../widgets/bodylesson/sound/sounds.ts";
import { bellSamples, RATE, REST_S, toneSamples } from "../../widgets/bodylesson/sound/synth.ts";
import { Teller } from "../../widgets/bodylesson/sound/teller.ts";
import { pageStore } from "../../widgets/bodylesson/ui/store.ts";
import { HEADER_BYTES, interleaved, wavHeader } from "../../widgets/bodylesson/sound/wav.ts";

function spoken(at: number, lasts = 2): Spoken {
  return { cue: `at ${at}`, key: "", side: "left", at, lasts };
}

/** Zero crossings a second, between two seconds: the pitch of a plain tone. */
function pitch(samples: Float32Array, from: number, to: number): number {
  let turns = 0;
  for (let i = from * RATE; i < to * RATE; i++) {
    if (samples[i - 1]! < 0 && samples[i]! >= 0) turns++;
  }
  return turns / (to - from);
}

Deno.test("the tone rises on the in-breath and falls on the out-breath", () => {
  const inhale = toneSamples("inhale", 4, 0);
  assert.ok(pitch(inhale, 3, 3.5) > 1.04 * pitch(inhale, 0.5, 1));
  const exhale = toneSamples("exhale", 6, 0);
  assert.ok(pitch(exhale, 4.9, 5.5) < 0.96 * pitch(exhale, 0.3, 0.9));
});

Deno.test("a tone begins and ends at zero, and a rest follows it", () => {
  for (const gone of [0, 0.4]) {
    const tone = toneSamples("inhale", 4, gone);
    assert.equal(tone.length, Math.round((4 - REST_S) * RATE));
    assert.ok(Math.abs(tone[0]!) < 1e-6 && Math.abs(tone.at(-1)!) < 1e-5);
    const jump = tone.reduce((most, x, i) => Math.max(most, Math.abs(x - (tone[i - 1] ?? 0))), 0);
    assert.ok(jump < 0.12);
  }
});

Deno.test("a tone taken up in its midst goes on at its pitch", () => {
  const whole = toneSamples("inhale", 4, 0);
  const rest = toneSamples("inhale", 2, 0.5);
  assert.ok(Math.abs(pitch(rest, 1, 1.5) - pitch(whole, 3, 3.5)) < 5);
});

Deno.test("the bell begins and ends at zero and never clips", () => {
  const bell = bellSamples();
  assert.ok(Math.abs(bell[0]!) < 1e-6 && Math.abs(bell.at(-1)!) < 1e-4);
  assert.ok(bell.every((x) => Math.abs(x) < 0.5));
});

Deno.test("a WAV's head says what follows it", () => {
  const view = new DataView(wavHeader(1000, RATE));
  assert.equal(view.byteLength, HEADER_BYTES);
  assert.equal(view.getUint32(4, true), HEADER_BYTES - 8 + 4000);
  assert.equal(view.getUint32(24, true), RATE);
  assert.equal(view.getUint32(40, true), 4000);
});

Deno.test("samples come in pairs, and what is too loud is held at full scale", () => {
  const left = new Float32Array([0, 0.5, 2]);
  const right = new Float32Array([-1, 0, -3]);
  assert.deepEqual([...new Int16Array(interleaved(left, right))], [
    0,
    -32767,
    16384,
    0,
    32767,
    -32767,
  ]);
});

Deno.test("tones step back while the voice speaks, and return", () => {
  const levels = ducking([spoken(10), spoken(12.3), spoken(30)]);
  const at = (seconds: number) => Math.round(levelAt(levels, seconds) * 1000) / 1000;
  assert.deepEqual([0, 9, 10, 13, 12.15, 20, 31, 40].map(at), [
    1,
    1,
    DUCKED,
    DUCKED,
    DUCKED,
    1,
    DUCKED,
    1,
  ]);
  levels.forEach((level, i) => assert.ok(level.at >= (levels[i - 1]?.at ?? 0)));
});

Deno.test("the clock goes on without a step, whatever it follows", () => {
  const change = fc.record({
    to: fc.constantFrom("hold", "follow", "silent"),
    wait: fc.double({ min: 0, max: 5, noNaN: true }),
    start: fc.double({ min: 0, max: 100, noNaN: true }),
  });
  fc.assert(fc.property(fc.array(change), (changes) => {
    let time = 50;
    const clock = new SessionClock({ now: () => time });
    for (const { to, wait, start } of changes) {
      const before = clock.now();
      const since = time;
      if (to === "hold") clock.hold();
      else if (to === "silent") clock.goSilently();
      else clock.follow(() => start + (time - since));
      assert.ok(Math.abs(clock.now() - before) < 1e-9);
      const moved = clock.source === "held" ? 0 : wait;
      time += wait;
      assert.ok(Math.abs(clock.now() - before - moved) < 1e-9);
    }
  }));
});

Deno.test("the clock never goes back, whatever a player reports", () => {
  const clock = new SessionClock({ now: () => 0 });
  let seconds = 5;
  clock.follow(() => seconds);
  const before = clock.now();
  seconds = 4;
  assert.equal(clock.now(), before);
});

function schedule(...at: number[]): Schedule {
  return {
    tones: [],
    beds: [],
    spoken: at.map((t) => spoken(t)),
    bell: 100,
    lasts: 110,
    leftOut: [],
  };
}

Deno.test("each cue is announced once, on time or late", () => {
  const teller = new Teller();
  const plan = schedule(0, 10, 20);
  const told = (elapsed: number) => teller.look(1, plan, elapsed).map((t) => [t.cue.at, t.inTime]);
  assert.deepEqual(told(0.1), [[0, true]]);
  assert.deepEqual(told(9), []);
  assert.deepEqual(told(21), [[10, false], [20, true]]);
});

Deno.test("a better estimate of lengths repeats no cue; a new track starts over", () => {
  const teller = new Teller();
  assert.equal(teller.look(1, schedule(0, 10), 1).length, 1);
  assert.equal(teller.look(1, schedule(0, 10.5), 1.2).length, 0);
  assert.equal(teller.look(1, schedule(0, 10.5), 11).length, 1);
  assert.equal(teller.look(2, schedule(0, 10), 0).length, 1);
});

Deno.test("settings from storage are whole, whatever stood there", () => {
  fc.assert(fc.property(fc.anything(), (value) => {
    const { volumes, counting, turn } = settingsFrom(value);
    assert.ok(Object.values(volumes).every((volume) => volume >= 0 && volume <= 1));
    assert.equal(typeof counting, "boolean");
    assert.ok([null, 0, 90, 180, 270].includes(turn));
  }));
  const kept = { ...DEFAULTS, counting: true, turn: 90 as const };
  assert.deepEqual(settingsFrom(JSON.parse(JSON.stringify(kept))), kept);
});

Deno.test("what felt wrong counts for its day alone, whatever stands in storage", () => {
  fc.assert(fc.property(fc.anything(), (value) => {
    const { bad, unanswered } = noteFrom(value, "2026-01-01");
    assert.equal(typeof bad, "boolean");
    assert.equal(typeof unanswered, "boolean");
  }));
  const note = { date: "2026-01-01", bad: true, unanswered: true };
  assert.deepEqual(noteFrom(note, "2026-01-01"), note);
  assert.equal(noteFrom(note, "2026-01-02").bad, false);
});

Deno.test("a bad day is remembered, also where the browser keeps nothing", () => {
  const shelf = new Map<string, unknown>();
  const open = {
    read: (key: string) => shelf.get(key) ?? null,
    write: (key: string, value: unknown) => shelf.set(key, value).size > 0,
    erase: (key: string) => void shelf.delete(key),
  };
  const blocked = pageStore(1, () => {
    throw new DOMException("denied", "SecurityError");
  });
  for (const store of [open, blocked]) {
    const day = new Day(store, "day");
    day.stopped();
    assert.ok(day.note.unanswered, "an answer is awaited");
    day.felt(false);
    assert.deepEqual([day.note.bad, day.note.unanswered], [false, false]);
    day.felt(true);
    day.felt(false);
    assert.ok(day.note.bad, "a later fine does not take it back");
  }
  assert.ok(new Day(open, "day").note.bad, "and by another visit of the day");
  assert.ok(new Day(blocked, "day").note.bad, "and by another widget of the page");
});

Deno.test("one line says of each thing whether it is on", () => {
  const say = (key: string) => key;
  const on = { wanted: true, sound: "on", lockScreen: true, awake: "on", vibration: true } as const;
  assert.equal(capabilityLine(on, say), "sound_on lock_on awake_on vibration_on");
  const off = { ...on, sound: "speech", awake: "insecure", vibration: null } as const;
  assert.equal(
    capabilityLine(off, say),
    "sound_speech lock_with_sound awake_insecure vibration_none",
  );
  assert.equal(capabilityLine({ ...on, wanted: false }, say).split(" ")[0], "sound_unwanted");
});
