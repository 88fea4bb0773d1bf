import assert from "node:assert/strict";
import fc from "fast-check";
import { routeOf } from "../../widgets/bodylesson/page/template/path/route.ts";

const STEPS = ["home", "spot", "library"];
const stepWith = (id: string) => id === "claim-1" ? "library" : null;

Deno.test("a step's own address leads to it", () => {
  assert.deepEqual(routeOf("#spot", STEPS, stepWith), { step: "spot", target: null });
});

Deno.test("an address within a step leads to both", () => {
  assert.deepEqual(routeOf("#claim-1", STEPS, stepWith), { step: "library", target: "claim-1" });
});

Deno.test("no address, and one that leads nowhere, lead home", () => {
  for (const fragment of ["", "#", "#gone", "#%E0%A4%A", "# spot"]) {
    assert.deepEqual(routeOf(fragment, STEPS, stepWith), { step: "home", target: null }, fragment);
  }
});

Deno.test("an address may be encoded", () => {
  const german = (id: string) => id === "übung" ? "spot" : null;
  assert.deepEqual(routeOf("#%C3%BCbung", STEPS, german), { step: "spot", target: "übung" });
});

Deno.test("whatever the address, it leads to a step that there is", () => {
  fc.assert(fc.property(fc.string(), (fragment) => {
    assert.ok(STEPS.includes(routeOf(fragment, STEPS, stepWith).step));
  }));
});
