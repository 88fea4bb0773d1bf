// Shows the widgets of a page with a kernel once all their models have come from there.
//
// Left to itself, Voilà shows a widget as soon as it can and looks for its model for two seconds; on a busy machine
// the models come in the very moment in which it gives up, and the widget is never shown
// (ipywidgets, issue 4026). A mount here has no output for Voilà to show.

/** A widget of Lumino, which wants to be attached by its own copy of Lumino. */
interface LuminoWidget {
  constructor: unknown;
}
interface LuminoClass {
  attach(widget: LuminoWidget, host: HTMLElement): void;
}

/** What is used here of ipywidgets' manager. */
export interface WidgetManager {
  /** Whether the models of the kernel are all there. */
  readonly restoredStatus: boolean;
  readonly restored: { connect(then: () => void): void };
  get_model(modelId: string): Promise<unknown>;
  create_view(model: unknown): Promise<{ luminoWidget: LuminoWidget }>;
}

/** What is used here of Voilà's application. */
export interface App {
  readonly widgetManagerPromise: { readonly promise: Promise<WidgetManager> };
}

/** Resolves to Voilà's application once it has started: Voilà then names it `jupyterapp`. */
export function startedApp(scope: object): Promise<App> {
  return new Promise((resolve) => {
    Object.defineProperty(scope, "jupyterapp", {
      configurable: true,
      set(app: App) {
        Object.defineProperty(scope, "jupyterapp", { value: app, configurable: true });
        resolve(app);
      },
    });
  });
}

/** Show each mount's model; where one cannot be shown, the mount's words stay. */
export async function showWidgets(app: App, mounts: Iterable<HTMLElement>): Promise<void> {
  const manager = await app.widgetManagerPromise.promise;
  if (!manager.restoredStatus) {
    await new Promise<void>((resolve) => manager.restored.connect(resolve));
  }
  await Promise.all(Array.from(mounts, async (mount) => {
    try {
      const model = await manager.get_model(mount.dataset["model"] ?? "");
      const { luminoWidget } = await manager.create_view(model);
      (luminoWidget.constructor as LuminoClass).attach(luminoWidget, mount);
    } catch (fault) {
      console.error("voila_widgets: a widget could not be shown", fault);
    }
  }));
}
