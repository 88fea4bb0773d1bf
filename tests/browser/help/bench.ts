/**
 * A page for widgets alone: ipywidgets' own manager, anywidget's own models and views, no kernel.
 * A test replaces only what a widget takes from outside: a clock that stands still, a sound to
 * inspect.
 */
import type { DOMWidgetModel, DOMWidgetView } from "@jupyter-widgets/base";
import { Widget } from "@lumino/widgets";
import { Manager } from "../../../widgets/bodylesson/page/hydrate/manager.ts";

type State = Record<string, unknown>;
/** The model as a widget gets it, with what is watched here. */
interface Listening {
  on(event: string, callback: unknown): void;
  off(event?: string | null, callback?: unknown): void;
}
interface Props {
  model: Listening;
}
interface Definition {
  render(props: Props): unknown;
}
type Factory = (outside: object) => Definition;

/**
 * A definition that says when it has rendered, for which anywidget does not wait, and what its
 * widget still listens to: anywidget tidies up after a widget that forgets.
 */
class Told {
  rendered = Promise.withResolvers<void>();
  listens: { event: string; callback: unknown }[] = [];

  constructor(readonly definition: Definition) {}

  render = async ({ model, ...more }: Props): Promise<unknown> => {
    const watched = {
      ...model,
      on: (event: string, callback: unknown) => {
        this.listens.push({ event, callback });
        model.on(event, callback);
      },
      off: (event?: string | null, callback?: unknown) => {
        this.listens = this.listens.filter((one) =>
          (event && one.event !== event) || (callback && one.callback !== callback)
        );
        model.off(event, callback);
      },
    };
    try {
      return await this.definition.render({ ...more, model: watched });
    } finally {
      this.rendered.resolve();
    }
  };
}

/** A clock that moves when a test says so. */
class FakeClock {
  seconds = 100;
  now(): number {
    return this.seconds;
  }
}

/** One widget on the page. */
class Mounted {
  #view: DOMWidgetView | null = null;
  /** How often the widget asked for its traits to be sent to a kernel. */
  saved = 0;

  constructor(readonly model: DOMWidgetModel, readonly definition: Told) {
    model.save_changes = () => {
      this.saved++;
    };
  }

  async show(parent: Element): Promise<void> {
    this.definition.rendered = Promise.withResolvers();
    this.#view = await this.model.widget_manager.create_view<DOMWidgetView>(this.model);
    Widget.attach(this.#view.luminoWidget, parent as HTMLElement);
    await this.definition.rendered.promise;
  }

  remove(): void {
    this.#view?.remove();
  }

  /** How many changes the widget listens to. */
  get listeners(): number {
    return this.definition.listens.length;
  }
}

class Bench {
  readonly clock = new FakeClock();
  readonly mounted: Mounted[] = [];
  /** What widgets are made of; anywidget imports them from here. */
  readonly definitions: Told[] = [];
  /** Called with each model before its widget is shown. */
  prepare: (model: DOMWidgetModel) => void = () => {};
  readonly #manager = new Manager();

  /** Show the page's widget with this state; `outside` takes the place of the browser's own. */
  async mount(state: State, outside: object | null = null): Promise<void> {
    const module: Record<string, Factory | Definition> = await import(
      `${location.origin}/widget.js`
    );
    const factory = Object.entries(module).find(([name]) => name !== "default")?.[1] as Factory;
    const definition = new Told(outside ? factory(outside) : module["default"] as Definition);
    const number = this.definitions.push(definition);
    const model = await this.#manager.new_model({
      model_name: "AnyModel",
      model_module: "anywidget",
      model_module_version: "*",
      view_name: "AnyView",
      view_module: "anywidget",
      view_module_version: "*",
      model_id: `widget-${number}`,
    }, {
      _view_name: "AnyView",
      _view_module: "anywidget",
      _view_module_version: "*",
      _anywidget_id: `widget-${number}`,
      _esm: `export default globalThis.bench.definitions[${number - 1}];`,
      ...revived(state),
    });
    const mounted = new Mounted(model as DOMWidgetModel, definition);
    this.prepare(mounted.model);
    this.mounted.push(mounted);
    await mounted.show(document.querySelector("#main")!);
  }

  /** Remove the last widget and show it again, as rerunning a notebook does. */
  async remount(): Promise<void> {
    const last = this.mounted.at(-1)!;
    last.remove();
    await last.show(document.querySelector("#main")!);
  }

  /** Let the clock go on, and wait until the page has drawn. */
  async tick(seconds: number): Promise<void> {
    this.clock.seconds += seconds;
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((done) => requestAnimationFrame(done));
    }
  }

  /** What a session takes from outside: a clock that the test moves by hand, and no sound. */
  silent(): object {
    return { clock: this.clock, audio: () => null };
  }
}

/** Bytes come as base64; a widget gets them as ipywidgets gives them. */
function revived(state: State): State {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      const text = (value as { base64?: string } | null)?.base64;
      if (text === undefined) return [name, value];
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return [name, new DataView(bytes.buffer)];
    }),
  );
}

Object.assign(globalThis, { bench: new Bench() });
