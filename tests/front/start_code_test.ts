import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import {
  CODED_TEMPOS,
  decode,
  encode,
  fits,
  MINUTES,
  type StartCode,
  startedAt,
} from "../../widgets/bodylesson/models/start_code.ts";

/** As the real lesson: five ways, nine breaths at most. */
const OFFERED = { variants: 5, mostBreaths: 9 };

const codes: fc.Arbitrary<StartCode> = fc.record({
  variant: fc.integer({ min: 0, max: 4 }),
  side: fc.integer({ min: 0, max: 2 }),
  breaths: fc.integer({ min: 1, max: 9 }),
  tempo: fc.constantFrom(...CODED_TEMPOS),
  minute: fc.integer({ min: 0, max: MINUTES - 1 }),
}, { noNullPrototype: true });

Deno.test("every code is read as what was written, with spaces or without", () => {
  fc.assert(fc.property(codes, (code) => {
    const text = encode(code, OFFERED);
    assert.match(text, /^\d{6}$/);
    assert.deepEqual(decode(text, OFFERED), code);
    assert.deepEqual(decode(`${text.slice(0, 3)} ${text.slice(3)}`, OFFERED), code);
  }));
});

Deno.test("every single wrong digit and every two swapped ones are refused", () => {
  fc.assert(fc.property(codes, (code) => {
    const text = encode(code, OFFERED);
    for (let at = 0; at < 6; at++) {
      for (const digit of "0123456789") {
        if (digit === text[at]) continue;
        assert.equal(decode(text.slice(0, at) + digit + text.slice(at + 1), OFFERED), null);
      }
      for (let other = at + 1; other < 6; other++) {
        const digits = [...text];
        [digits[at], digits[other]] = [digits[other]!, digits[at]!];
        if (digits[at] !== digits[other]) {
          assert.equal(decode(digits.join(""), OFFERED), null, `${text} ${digits.join("")}`);
        }
      }
    }
  }));
});

Deno.test("a code means the same on every device, whenever its page was loaded", () => {
  const code = { variant: 2, side: 1, breaths: 3, tempo: 6, minute: 7 };
  assert.equal(encode(code, OFFERED), "405697");
  assert.deepEqual(CODED_TEMPOS, [4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5]);
});

Deno.test("what is no code is none", () => {
  for (const text of ["", "31", "1234567", "abcdef", "000 001", "999967", "-00031"]) {
    assert.equal(decode(text, OFFERED), null, text);
  }
  // The last code of such a lesson, and the one after it.
  assert.equal(decode("836969", OFFERED)?.variant, 4);
  assert.equal(decode("837000", OFFERED), null);
});

Deno.test("what the lesson does not offer has no code", () => {
  const code = { variant: 5, side: 0, breaths: 3, tempo: 6, minute: 0 };
  assert.throws(() => encode(code, OFFERED), /variant: expected a place below 5, got 5/);
  assert.throws(() => encode({ ...code, variant: 0, tempo: 9.5 }, OFFERED), /tempo: expected/);
  for (const part of [{ variant: 0.5 }, { variant: -1 }, { side: 3 }, { breaths: 0 }]) {
    assert.throws(() => encode({ ...code, variant: 0, ...part }, OFFERED), RangeError);
  }
});

Deno.test("a lesson with too much to choose from has no codes", () => {
  assert.ok(fits(OFFERED));
  assert.ok(!fits({ variants: 6, mostBreaths: 9 }));
});

Deno.test("the start is the newest such minute", () => {
  fc.assert(fc.property(codes, fc.integer({ min: 1e12, max: 2e12 }), (code, now) => {
    const started = startedAt(code, now);
    assert.ok(started <= now && now - started < MINUTES * 60_000);
    assert.equal(started % 60_000, 0);
    assert.equal((started / 60_000) % MINUTES, code.minute);
  }));
});
