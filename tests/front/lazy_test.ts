import assert from "node:assert/strict";
import { waitAfter } from "../../widgets/bodylesson/page/hydrate/retry.ts";
import type { Assets } from "../../widgets/bodylesson/page/hydrate/assets.ts";
import { lazyDefinition } from "../../widgets/bodylesson/page/hydrate/lazy.ts";

const MODULE = `data:text/javascript,${
  encodeURIComponent("export default { render: ({ model }) => model.set('drawn', true) }")
}`;
const FAULTY = `data:text/javascript,${
  encodeURIComponent("export default { render() { throw new Error('its own') } }")
}`;

/** Parts of which the first so many askings fail. */
function parts(failing: number, module = MODULE) {
  const asked: string[] = [];
  const assets: Assets = {
    module: (name) => {
      asked.push(name);
      return module;
    },
    placeholder: () => "",
    isGone: () => Promise.resolve(false),
    bytes: (name) => {
      asked.push(name);
      return asked.filter((one) => one === name).length <= failing
        ? Promise.reject(new TypeError("Failed to fetch"))
        : Promise.resolve(new ArrayBuffer(3));
    },
  };
  return { assets, asked };
}

function view() {
  const set = new Map<string, unknown>();
  const model = { set: (name: string, value: unknown) => void set.set(name, value) };
  const el = { closest: () => null } as unknown as HTMLElement;
  const stop = new AbortController();
  return { set, stop, props: { model, el, signal: stop.signal } };
}

const WIDGET = { module: "viewer", traits: { mesh: "viewer.mesh" } };

Deno.test("what failed is asked for again until it comes", async () => {
  const { assets, asked } = parts(2);
  const waits: number[] = [];
  const lazy = lazyDefinition(WIDGET, assets, (failures) => {
    waits.push(failures);
    return Promise.resolve();
  });
  const { set, props } = view();
  await lazy.render?.(props);
  assert.equal(set.get("drawn"), true);
  assert.equal((set.get("mesh") as DataView).byteLength, 3);
  assert.deepEqual(waits, [1, 2]);
  assert.equal(asked.filter((name) => name === "viewer.mesh").length, 3);
});

Deno.test("two views ask once", async () => {
  const { assets, asked } = parts(0);
  const lazy = lazyDefinition(WIDGET, assets);
  await Promise.all([lazy.render?.(view().props), lazy.render?.(view().props)]);
  assert.equal(asked.length, 2);
});

Deno.test("a view that is gone asks no more", async () => {
  const { assets, asked } = parts(99);
  const { set, stop, props } = view();
  const lazy = lazyDefinition(WIDGET, assets, () => {
    stop.abort();
    return Promise.resolve();
  });
  await lazy.render?.(props);
  assert.equal(asked.length, 2);
  assert.equal(set.get("drawn"), undefined);
});

Deno.test("a widget's own fault is reported, not retried", async () => {
  const { assets } = parts(0, FAULTY);
  const lazy = lazyDefinition(WIDGET, assets, () => assert.fail("tried again"));
  await assert.rejects(async () => await lazy.render?.(view().props), /its own/);
});

Deno.test("waits grow and stay below half a minute", () => {
  const waits = Array.from({ length: 12 }, (_, n) => waitAfter(n + 1));
  assert.deepEqual(waits, [...waits].sort((a, b) => a - b));
  assert.equal(waits[0], 1000);
  assert.equal(waits.at(-1), 30_000);
});
