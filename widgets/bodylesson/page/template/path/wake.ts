/** Fetches what brings widgets to life, once the first of them is about to be seen. */

import { near } from "../../hydrate/near.ts";
import { untilRetry } from "../../hydrate/retry.ts";
import { moduleAddress } from "./modules.ts";

/** Imports a module; tests put in their own. */
export type Import = (address: string) => Promise<unknown>;

export async function wakeWidgets(
  document: Document,
  load: Import = (address) => import(address),
  wait = untilRetry,
): Promise<void> {
  const mounts = Array.from(document.querySelectorAll<HTMLElement>(".bl-mount"));
  // On a page with a kernel Voilà shows the widgets.
  const address = moduleAddress(document, "hydrate");
  if (address === null || mounts.length === 0) return;
  const over = new AbortController();
  // A class comes at once, wherever its way in stands.
  const isNear = document.documentElement.dataset["class"] !== undefined;
  if (!isNear) await Promise.race(mounts.map((mount) => near(mount, over.signal)));
  over.abort();
  for (let failures = 0;; failures++) {
    try {
      // Browsers may remember that a module failed; under another fragment it is fetched again.
      await load(failures === 0 ? address : `${address}#${failures}`);
      delete document.documentElement.dataset["late"];
      return;
    } catch (fault) {
      console.warn("wake: the widgets will be asked for again", fault);
      document.documentElement.dataset["late"] = "true";
      await wait(failures + 1, new AbortController().signal);
    }
  }
}
