// anywidget's npm build ends in an AMD `define`. This catches its factory, so that the bundle
// needs no loader. It must be imported before "anywidget".
import type * as base from "@jupyter-widgets/base";

export interface AnywidgetClasses {
  AnyModel: typeof base.DOMWidgetModel;
  AnyView: typeof base.DOMWidgetView;
}
type Factory = (widgetBase: typeof base) => AnywidgetClasses;

let factory: Factory | undefined;

Object.assign(globalThis, {
  define: (_dependencies: string[], caught: Factory) => {
    factory = caught;
    Reflect.deleteProperty(globalThis, "define");
  },
});

/** anywidget's model and view on the given ipywidgets base. */
export function anywidgetClasses(widgetBase: typeof base): AnywidgetClasses {
  if (!factory) throw new Error("hydrate: anywidget was not bundled");
  return factory(widgetBase);
}
