import assert from "node:assert/strict";
import { anyOf } from "../../widgets/bodylesson/page/hydrate/any_signal.ts";

Deno.test("it aborts with the first that does, and with its reason", () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const either = anyOf([one.signal, other.signal]);
  assert.equal(either.aborted, false);
  other.abort("second");
  one.abort("first");
  assert.equal(either.aborted, true);
  assert.equal(either.reason, "second");
});

Deno.test("one that is over already is enough, and none at all never is", () => {
  assert.equal(anyOf([new AbortController().signal, AbortSignal.abort("over")]).reason, "over");
  assert.equal(anyOf([]).aborted, false);
});
