// Our Voilà template's widgets are shown once the kernel's models are there.
import assert from "node:assert/strict";
import {
  type App,
  showWidgets,
  startedApp,
} from "../../widgets/bodylesson/page/template/voila_widgets/show_widgets.ts";

class Lumino {
  constructor(readonly model: string) {}
  static attach(widget: Lumino, host: { shown?: string }): void {
    host.shown = widget.model;
  }
}

type Mount = HTMLElement & { shown?: string };
const mount = (model: string): Mount => ({ dataset: { model } }) as unknown as Mount;

class Manager {
  restoredStatus = false;
  asked: string[] = [];
  #then: (() => void)[] = [];
  readonly restored = { connect: (then: () => void) => void this.#then.push(then) };

  restore(): void {
    this.restoredStatus = true;
    this.#then.forEach((then) => then());
  }
  get_model(modelId: string): Promise<unknown> {
    this.asked.push(modelId);
    return modelId === "missing"
      ? Promise.reject(new Error("not found"))
      : Promise.resolve(modelId);
  }
  create_view(model: unknown): Promise<{ luminoWidget: Lumino }> {
    return Promise.resolve({ luminoWidget: new Lumino(String(model)) });
  }
}

const appOf = (manager: Manager): App => ({
  widgetManagerPromise: { promise: Promise.resolve(manager) },
});

Deno.test("no model is asked for before all have come", async () => {
  const manager = new Manager();
  const mounts = [mount("a"), mount("b")];
  const shown = showWidgets(appOf(manager), mounts);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(manager.asked, []);
  manager.restore();
  await shown;
  assert.deepEqual(mounts.map((mount) => mount.shown), ["a", "b"]);
});

Deno.test("models that have come already are shown at once", async () => {
  const manager = new Manager();
  manager.restore();
  const only = mount("a");
  await showWidgets(appOf(manager), [only]);
  assert.deepEqual(only.shown, "a");
});

Deno.test("a model that is missing keeps no other from being shown", async () => {
  const manager = new Manager();
  manager.restore();
  const mounts = [mount("missing"), mount("b")];
  const said: unknown[] = [];
  const error = console.error;
  console.error = (...words: unknown[]) => void said.push(...words);
  try {
    await showWidgets(appOf(manager), mounts);
  } finally {
    console.error = error;
  }
  assert.deepEqual(mounts.map((mount) => mount.shown), [undefined, "b"]);
  assert.deepEqual(said.length, 2);
});

Deno.test("the application is had in the moment Voilà names it", async () => {
  const scope: { jupyterapp?: App } = {};
  const started = startedApp(scope);
  const app = appOf(new Manager());
  scope.jupyterapp = app;
  assert.equal(await started, app);
  assert.equal(scope.jupyterapp, app);
});
