import assert from "node:assert/strict";
import { currentSection } from "../../widgets/bodylesson/page/hydrate/contents.ts";

Deno.test("the section being read is the last one that has come past the line", () => {
  assert.equal(currentSection([40, 500, 900], 250), 0);
  assert.equal(currentSection([-800, 240, 900], 250), 1);
  assert.equal(currentSection([-2000, -900, -10], 250), 2);
});

Deno.test("above the first section the first one is current", () => {
  assert.equal(currentSection([400, 900], 250), 0);
});
