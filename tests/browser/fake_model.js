/**
 * A stand-in for a widget's model, without a kernel. It does what ipywidgets' own model does and
 * what widgets can trip over: it clones on `set`, compares deeply, and fires only on change.
 */

export class FakeModel {
  #state;
  #listeners = [];
  saved = [];

  constructor(state) {
    this.#state = structuredClone(state);
  }

  get(name) {
    if (!(name in this.#state)) throw new Error(`get: the model has no trait ${name}`);
    return this.#state[name];
  }

  set(name, value) {
    if (!(name in this.#state)) throw new Error(`set: the model has no trait ${name}`);
    if (JSON.stringify(value) === JSON.stringify(this.#state[name])) return;
    this.#state[name] = structuredClone(value);
    for (const { event, callback } of [...this.#listeners]) {
      if (event === `change:${name}`) callback();
    }
  }

  save_changes() {
    this.saved.push(structuredClone(this.#state));
  }

  on(event, callback) {
    this.#listeners.push({ event, callback });
  }

  off(event, callback) {
    this.#listeners = this.#listeners.filter((listener) =>
      event !== listener.event || (callback && callback !== listener.callback)
    );
  }

  get listenerCount() {
    return this.#listeners.length;
  }
}

/** A clock that goes when it is told to. */
export class FakeClock {
  seconds = 100;
  now() {
    return this.seconds;
  }
}

/** Mounts a widget's default export, or what `factory` makes with the test's own outside. */
export async function mount(module, state, { outside = null, parent = document.body } = {}) {
  const model = state instanceof FakeModel ? state : new FakeModel(state);
  const factory = Object.entries(module).find(([name]) => name !== "default")?.[1];
  const widget = outside ? factory(outside) : module.default;
  const controller = new AbortController();
  const { signal } = controller;
  const el = document.createElement("div");
  await widget.initialize?.({ model, signal });
  const cleanup = await widget.render({ model, el, signal });
  parent.append(el);
  return {
    model,
    el,
    remove() {
      controller.abort();
      cleanup?.();
      el.remove();
    },
  };
}
