/** Reasons for mutants that need no test: each still stands beside the line that it speaks of. */

import assert from "node:assert/strict";
import { keptMutants, named } from "../../tools/mutants.ts";

const kept = Object.entries(keptMutants());

Deno.test("a mutant that is kept is one that can still be made", () => {
  assert.ok(kept.length > 5);
  for (const [file, entries] of kept) {
    const text = Deno.readTextFileSync(new URL(`../../${file}`, import.meta.url));
    const lines = new Set(text.split("\n").map((line) => line.trim()));
    // Those of Python are made by cosmic-ray, which is not installed everywhere.
    const made = file.endsWith(".ts") ? named(text) : null;
    for (const { line, changes, why } of entries) {
      assert.ok(lines.has(line), `${file}: expected the line ${line}`);
      assert.ok(why.length > 20, `${file}: expected a reason beside ${line}`);
      assert.ok(changes.length > 0);
      for (const change of changes) {
        const isMade = made?.some((one) => one.source === line && one.change === change);
        assert.ok(isMade ?? change !== line, `${file}: ${line}: no mutant ${change}`);
      }
    }
  }
});
