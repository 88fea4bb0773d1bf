// Widgets whose code is fetched once they are shown.
import { tell } from "../../ui/events.ts";
import { ask } from "./asking.ts";
import type { Assets } from "./assets.ts";
import { type UntilRetry, untilRetry } from "./retry.ts";

/** What a composed page says about a widget besides its traits. */
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
 * An anywidget definition that fetches the real one with its first view, and retries if that fails:
 * the server may be restarting, or the phone may have lost its connection.
 */
export function lazyDefinition(
  widget: LazyWidget,
  assets: Assets,
  wait: UntilRetry = untilRetry,
): Definition {
  let loading: Promise<Definition> | undefined;
  let tries = 0;
  const load = async (model: RenderProps["model"]): Promise<Definition> => {
    const parts = Object.entries(widget.traits).map(async ([trait, part]) => {
      model.set(trait, new DataView(await assets.bytes(part)));
    });
    const [module] = await Promise.all([import(moduleAddress(widget, assets, tries)), ...parts]);
    const made = module.default;
    return typeof made === "function" ? await made() : made;
  };
  return {
    async render(props) {
      // Until the widget is there its words stand above it; they count as its place.
      const place = props.el.closest(".bl-mount") ?? props.el;
      const definition = await ask(
        {
          part: widget.module,
          get: async () => {
            const attempt = loading ??= load(props.model);
            try {
              return await attempt;
            } catch (fault) {
              if (loading === attempt) {
                loading = undefined;
                tries++;
              }
              throw fault;
            }
          },
          isGone: () => isAnyGone(widget, assets),
        },
        props.signal,
        wait,
        place,
      );
      if (definition === null || props.signal.aborted) return;
      try {
        return await definition.render?.(props);
      } catch (fault) {
        // A fault in the widget itself is not a failure to fetch it.
        tell("part", { part: widget.module, state: "broken" });
        throw fault;
      }
    },
  };
}

async function isAnyGone(widget: LazyWidget, assets: Assets): Promise<boolean> {
  const parts = [widget.module, ...Object.values(widget.traits)];
  return (await Promise.all(parts.map((part) => assets.isGone(part)))).includes(true);
}

/** Browsers may remember that a module failed; under another fragment it is fetched again. */
function moduleAddress(widget: LazyWidget, assets: Assets, tries: number): string {
  const address = assets.module(widget.module);
  return tries === 0 ? address : `${address}#${tries}`;
}
