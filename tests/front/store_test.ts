import assert from "node:assert/strict";
import { forgetUnkept, localStore, pageStore, today } from "../../widgets/bodylesson/ui/store.ts";

/** Storage of one record, or one that refuses. */
function area(initial: string | null, refuses = false): Storage {
  let held = initial;
  const access = <T>(value: T): T => {
    if (refuses) throw new DOMException("denied", "SecurityError");
    return value;
  };
  return {
    getItem: () => access(held),
    setItem: (_key: string, value: string) => access(held = value),
    removeItem: () => access(held = null),
  } as unknown as Storage;
}

Deno.test("what was written is read again, and erased", () => {
  const kept = area(null);
  const store = localStore(2, () => kept);
  assert.equal(store.read("key"), null);
  assert.ok(store.write("key", { breath: 7 }));
  assert.deepEqual(store.read("key"), { breath: 7 });
  store.erase("key");
  assert.equal(store.read("key"), null);
});

Deno.test("another version, another shape or no JSON at all reads as nothing", () => {
  for (const text of ['{"version":1,"value":3}', "[]", "7", '"x"', "{", "", "null"]) {
    assert.equal(localStore(2, () => area(text)).read("key"), null, text);
  }
});

Deno.test("storage that refuses or is missing is no error", () => {
  const missing = () => {
    throw new ReferenceError("localStorage is not defined");
  };
  for (const store of [localStore(1, () => area(null, true)), localStore(1, missing)]) {
    assert.equal(store.read("key"), null);
    assert.equal(store.write("key", 1), false);
    store.erase("key");
  }
});

Deno.test("what is not kept is known to the page, until it is kept or erased", () => {
  let refuses = true;
  let held: string | null = '{"version":1,"value":"old"}';
  const shelf = {
    getItem: () => held,
    setItem(_key: string, text: string) {
      if (refuses) throw new DOMException("full", "QuotaExceededError");
      held = text;
    },
    removeItem: () => held = null,
  };
  const [one, other] = [pageStore(1, () => shelf), pageStore(1, () => shelf)];
  const key = "bodylesson:psoas:day";
  assert.equal(one.write(key, "new"), false, "nobody takes it for kept");
  assert.equal(other.read(key), "new");
  forgetUnkept("another-lesson");
  assert.equal(other.read(key), "new");
  forgetUnkept("psoas");
  assert.equal(other.read(key), "old");
  assert.equal(one.write(key, "new"), false);
  refuses = false;
  assert.ok(other.write(key, "newest"));
  assert.equal(one.read(key), "newest");
  one.erase(key);
  assert.equal(other.read(key), null);
});

Deno.test("today is the learner's own date", () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});
