// Widgets whose code is fetched once they are shown.
import { type UntilRetry, untilRetry } from "./retry.ts";
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

/**
 * An anywidget definition that fetches the real one with its first view, and tries again
 * where that fails: the server may be restarting, the phone may be between two rooms.
 */
export function lazyDefinition(
  widget: LazyWidget,
  assets: Assets,
  wait: UntilRetry = untilRetry,
): Definition {
  let loading: Promise<Definition> | undefined;
  let failures = 0;
  const load = async (model: RenderProps["model"]): Promise<Definition> => {
    const parts = Object.entries(widget.traits).map(async ([trait, part]) => {
      model.set(trait, new DataView(await assets.bytes(part)));
    });
    const [module] = await Promise.all([import(moduleAddress(widget, assets, failures)), ...parts]);
    const made = module.default;
    return typeof made === "function" ? await made() : made;
  };
  return {
    async render(props) {
      // Its words stand above it until it is there; they count as its place.
      const place = props.el.closest(".bl-mount") ?? props.el;
      while (!props.signal.aborted) {
        const attempt = loading ??= load(props.model);
        try {
          const definition = await attempt;
          if (props.signal.aborted) return;
          return await definition.render?.(props);
        } catch (fault) {
          // A fault of the widget's own is no matter of fetching it.
          if (await succeeded(attempt)) throw fault;
          if (loading === attempt) {
            loading = undefined;
            if (failures++ === 0) {
              console.warn(`hydrate: ${widget.module} will be tried again`, fault);
            }
          }
          await wait(failures, props.signal, place);
        }
      }
    },
  };
}

/** Browsers may remember that a module failed; under another fragment it is fetched again. */
function moduleAddress(widget: LazyWidget, assets: Assets, failures: number): string {
  const address = assets.module(widget.module);
  return failures === 0 ? address : `${address}#${failures}`;
}

function succeeded(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(() => true, () => false);
}
