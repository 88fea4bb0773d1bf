// Brings a composed page to life: widgets from saved state, with no kernel and no websocket.
import type { IManagerState } from "@jupyter-widgets/base-manager";
import { tell } from "../../ui/events.ts";
import { ask } from "./asking.ts";
import { type Assets, inlinedAssets, isGone, servedAssets } from "./assets.ts";
import { lazyDefinition, type LazyWidget } from "./lazy.ts";
import { Manager } from "./manager.ts";
import { near } from "./near.ts";
import { addControlStyles } from "./styles.ts";

/** What the composer writes into the page or beside it. */
interface PageWidgets {
  widgets: IManagerState;
  lazy: Record<string, LazyWidget>;
  /** Addresses of parts by name; absent if all parts are in the page. */
  addresses?: Record<string, string>;
}

const REGISTRY = Symbol.for("bodylesson.lazy");

async function readWidgets(): Promise<PageWidgets> {
  const element = document.getElementById("bl-widgets");
  if (!element) throw new Error("hydrate: this page was not composed");
  const address = element.dataset["address"];
  if (!address) return JSON.parse(element.textContent ?? "");
  const whole = new URL(address, document.baseURI);
  const get = async (): Promise<PageWidgets> => {
    const response = await fetch(whole);
    if (!response.ok) throw new Error(`hydrate: ${address}: ${response.status}`);
    return await response.json();
  };
  const always = new AbortController().signal;
  const wanted = { part: "widgets", get, isGone: () => isGone(whole.href) };
  return await ask(wanted, always) as PageWidgets;
}

function prepare(page: PageWidgets, assets: Assets): void {
  const registry = new Map<string, unknown>();
  for (const [modelId, widget] of Object.entries(page.lazy)) {
    registry.set(modelId, lazyDefinition(widget, assets));
    const entry = page.widgets.state[modelId];
    if (entry) Object.assign(entry.state, { _esm: assets.placeholder(), _lazy: modelId });
  }
  Object.assign(globalThis, { [REGISTRY]: registry });
}

async function hydrate(): Promise<void> {
  const page = await readWidgets();
  const placeholder = document.getElementById("bl-widgets")?.dataset["placeholder"] ?? "";
  const assets = page.addresses
    ? servedAssets(page.addresses, document.baseURI, placeholder)
    : inlinedAssets(document);
  addControlStyles(document);
  prepare(page, assets);
  // Requested here, where a failure is retried: anywidget would give up on its widgets.
  if (page.addresses) await import(assets.placeholder());
  const manager = new Manager();
  await manager.set_state(page.widgets);
  for (const mount of document.querySelectorAll<HTMLElement>(".bl-live[data-model]")) {
    void showWhenNear(mount, manager);
  }
  document.documentElement.dataset["hydrated"] = "true";
}

/** Loads widgets late: one in a step or fold that nobody opens costs nothing. */
async function showWhenNear(mount: HTMLElement, manager: Manager): Promise<void> {
  await near(mount.closest(".bl-mount") ?? mount, new AbortController().signal);
  try {
    await manager.mount(mount.dataset["model"] ?? "", mount);
  } catch (fault) {
    // Its words stay where they are.
    console.error(fault);
    tell("part", { part: mount.dataset["model"] ?? "", state: "broken" });
  }
}

/** The caller of this module waits for it, reports a failure, and retries. */
export const hydrated: Promise<void> = hydrate();
