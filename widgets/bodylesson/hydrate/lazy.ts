// Widgets whose code and data load when they come near the view, never before.
import type { Assets } from "./assets.ts";

/** What a composed page says of a widget beside its traits. */
export interface LazyWidget {
  /** Name of the part that holds its front-end module. */
  module: string;
  /** Binary traits, by trait name, and the parts that hold them. */
  traits: Record<string, string>;
}

interface RenderProps {
  model: { set(name: string, value: unknown): void };
  el: HTMLElement;
  signal: AbortSignal;
}
interface Definition {
  initialize?: unknown;
  render?: (props: RenderProps) => unknown;
}

/** How far outside the window a widget begins to load, so that it is there when it is seen. */
const NEAR = "600px";

/** Resolves once the element is near the window; at once where that cannot be known. */
export function near(element: Element, signal: AbortSignal): Promise<void> {
  if (typeof IntersectionObserver === "undefined") return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      resolve();
    }, { rootMargin: NEAR });
    observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  });
}

/** An anywidget definition that fetches the real one when its first view comes near. */
export function lazyDefinition(widget: LazyWidget, assets: Assets): Definition {
  let loading: Promise<Definition> | undefined;
  const load = async (model: RenderProps["model"]): Promise<Definition> => {
    const parts = Object.entries(widget.traits).map(async ([trait, part]) => {
      model.set(trait, new DataView(await assets.bytes(part)));
    });
    const [module] = await Promise.all([import(assets.module(widget.module)), ...parts]);
    const made = module.default;
    return typeof made === "function" ? await made() : made;
  };
  return {
    async render(props) {
      // A widget stands behind the words in its place, which may be many screens long on a phone.
      await near(props.el.closest(".bl-mount") ?? props.el, props.signal);
      loading ??= load(props.model);
      const definition = await loading;
      if (props.signal.aborted) return;
      return await definition.render?.(props);
    },
  };
}
