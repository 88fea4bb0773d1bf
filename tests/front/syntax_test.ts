// What was bundled is syntax that the oldest browsers know: Deno's bundler takes no target.
import assert from "node:assert/strict";
import { parse } from "acorn";

const PACKAGE = new URL("../../widgets/bodylesson/", import.meta.url);
/** Of Safari 16.4, Chrome 109 and Firefox 115. */
const ECMASCRIPT = 2022;

function* bundles(folder: URL): Generator<URL> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* bundles(new URL(`${name}/`, folder));
    else if (name.endsWith(".js")) yield new URL(name, folder);
  }
}

function parsed(source: string): void {
  parse(source, { ecmaVersion: ECMASCRIPT, sourceType: "module" });
}

Deno.test("every bundle is ECMAScript 2022", () => {
  const found = [...bundles(PACKAGE)];
  assert.ok(found.length > 15, `${found.length} bundles`);
  for (const bundle of found) {
    try {
      parsed(Deno.readTextFileSync(bundle));
    } catch (fault) {
      assert.fail(`${bundle.pathname}: ${fault}`);
    }
  }
});

Deno.test("newer syntax is found", () => {
  assert.throws(() => parsed("/[\\p{L}--[a-z]]/v.test('x')"), /flag/);
  assert.throws(() => parsed("using x = null"));
});
