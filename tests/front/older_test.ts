// What stands in for `:has()`: which pairs a stylesheet names.
import assert from "node:assert/strict";
import { pairsOf } from "../../widgets/bodylesson/page/older/pairs.ts";

Deno.test("each class is found with what stands in the brackets beside it", () => {
  const style = `.a:is(:has(:checked),.bl-has-00000001) { color: red }
    .b:not(:is(:has(> :not([hidden])),.bl-has-00000002)) {}
    .c:is(:has(svg),:where(.bl-has-00000003)) .d {}
    html:is(:has(.e[open], .f[open]),.bl-has-00000004) {}`;
  assert.deepEqual(pairsOf(style), [
    { inside: ":checked", name: "bl-has-00000001" },
    { inside: "> :not([hidden])", name: "bl-has-00000002" },
    { inside: "svg", name: "bl-has-00000003" },
    { inside: ".e[open], .f[open]", name: "bl-has-00000004" },
  ]);
  assert.deepEqual(pairsOf("p { margin: 0 }"), []);
});
