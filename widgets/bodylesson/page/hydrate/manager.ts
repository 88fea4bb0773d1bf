// A widget manager without a kernel: models come from saved state and talk only to one another.
import "./any_signal.ts";
import "./amd.ts";
import "anywidget";
import * as base from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import { Widget } from "@lumino/widgets";
import { anywidgetClasses } from "./amd.ts";

type WidgetClass = typeof base.WidgetModel | typeof base.WidgetView;

const modules: Record<string, Record<string, unknown>> = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  anywidget: { ...anywidgetClasses(base) },
};

/** Creates models and views from saved state. */
export class Manager extends ManagerBase {
  protected override loadClass(name: string, module: string): Promise<WidgetClass> {
    const found = modules[module]?.[name];
    return found
      ? Promise.resolve(found as WidgetClass)
      : Promise.reject(new Error(`hydrate: no ${name} in ${module}`));
  }

  /** There is no kernel to talk to; models are made without a comm. */
  protected override _create_comm(): Promise<base.IClassicComm> {
    return Promise.reject(new Error("hydrate: this page has no kernel"));
  }

  protected override _get_comm_info(): Promise<Record<string, never>> {
    return Promise.resolve({});
  }

  /** Show a model in an element that is in the document. */
  async mount(modelId: string, element: HTMLElement): Promise<void> {
    const model = await this.get_model(modelId);
    const view = await this.create_view<base.DOMWidgetView>(model as base.DOMWidgetModel);
    Widget.attach(view.luminoWidget, element);
  }
}
