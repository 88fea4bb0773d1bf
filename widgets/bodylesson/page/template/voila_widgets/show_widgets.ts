// Shows the widgets of a page with a kernel once all their models have come from there.
//
// Left to itself, Voilà shows a widget as soon as it can and looks for its model for two seconds; on a busy machine
// the models may come at the very moment it gives up, and then the widget is never shown
// (ipywidgets, issue 4026). So mounts here have no output for Voilà to show.

/** A Lumino widget, which must be attached by its own copy of Lumino. */
interface LuminoWidget {
  constructor: unknown;
}
interface LuminoClass {
  attach(widget: LuminoWidget, host: HTMLElement): void;
}

/** The part of ipywidgets' manager that is used here. */
export interface WidgetManager {
  /** Whether all the kernel's models are there. */
  readonly restoredStatus: boolean;
  readonly restored: { connect(then: () => void): void };
  get_model(modelId: string): Promise<unknown>;
  create_view(model: unknown): Promise<{ luminoWidget: LuminoWidget }>;
}

/** The part of Voilà's application that is used here. */
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

/** Show each mount's model; if one cannot be shown, the mount's words stay. */
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
