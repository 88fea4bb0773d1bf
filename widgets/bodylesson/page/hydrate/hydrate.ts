// Brings a composed page to life: widgets from saved state, with no kernel and no websocket.
import type { IManagerState } from "@jupyter-widgets/base-manager";
import { type Assets, inlinedAssets, servedAssets } from "./assets.ts";
import { lazyDefinition, type LazyWidget } from "./lazy.ts";
import { Manager } from "./manager.ts";
import { near } from "./near.ts";
import { untilRetry } from "./retry.ts";
import { addControlStyles } from "./styles.ts";

/** What the composer writes into the page, or lays beside it. */
interface PageWidgets {
  widgets: IManagerState;
  lazy: Record<string, LazyWidget>;
  /** Addresses of parts by name; absent where all parts stand in the page. */
  addresses?: Record<string, string>;
}

/** The module of the widget that joins classes. */
const CLASSROOM = "classroom";
const REGISTRY = Symbol.for("bodylesson.lazy");

/** A module that anywidget can load at once; the real one comes when it is wanted. */
function placeholder(modelId: string): string {
  const registry = `globalThis[Symbol.for("bodylesson.lazy")]`;
  return `export default ${registry}.get(${JSON.stringify(modelId)});`;
}

async function readWidgets(): Promise<PageWidgets> {
  const element = document.getElementById("bl-widgets");
  if (!element) throw new Error("hydrate: this page was not composed");
  const address = element.dataset["address"];
  if (!address) return JSON.parse(element.textContent ?? "");
  for (let failures = 1;; failures++) {
    try {
      const response = await fetch(new URL(address, document.baseURI));
      if (!response.ok) throw new Error(`hydrate: ${address}: ${response.status}`);
      return await response.json();
    } catch (fault) {
      console.warn("hydrate: the page will be tried again", fault);
      await untilRetry(failures, new AbortController().signal);
    }
  }
}

function prepare(page: PageWidgets, assets: Assets): void {
  const registry = new Map<string, unknown>();
  for (const [modelId, widget] of Object.entries(page.lazy)) {
    registry.set(modelId, lazyDefinition(widget, assets));
    const entry = page.widgets.state[modelId];
    if (entry) entry.state["_esm"] = placeholder(modelId);
  }
  Object.assign(globalThis, { [REGISTRY]: registry });
}

async function hydrate(): Promise<void> {
  const page = await readWidgets();
  const assets = page.addresses
    ? servedAssets(page.addresses, document.baseURI)
    : inlinedAssets(document);
  addControlStyles(document);
  prepare(page, assets);
  const manager = new Manager();
  await manager.set_state(page.widgets);
  for (const mount of document.querySelectorAll<HTMLElement>(".bl-live[data-model]")) {
    void showWhenNear(mount, manager, isWanted(mount, page));
  }
  document.documentElement.dataset["hydrated"] = "true";
}

/** Whether a widget is wanted before it is near: a page that was opened for a class shows it. */
function isWanted(mount: HTMLElement, { lazy }: PageWidgets): boolean {
  if (document.documentElement.dataset["class"] === undefined) return false;
  return lazy[mount.dataset["model"] ?? ""]?.module === CLASSROOM;
}

/** A widget in a step or fold that nobody opens costs nothing. */
async function showWhenNear(mount: HTMLElement, manager: Manager, now: boolean): Promise<void> {
  if (!now) await near(mount.closest(".bl-mount") ?? mount, new AbortController().signal);
  try {
    await manager.mount(mount.dataset["model"] ?? "", mount);
  } catch (fault) {
    // Its words stay where they are.
    console.error(fault);
  }
}

hydrate().catch((fault: unknown) => {
  // The words stay where they are: a page that cannot come to life can still be read.
  console.error(fault);
  document.documentElement.dataset["hydrated"] = "failed";
});
