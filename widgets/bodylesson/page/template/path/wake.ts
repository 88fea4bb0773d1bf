/** Fetches what brings widgets to life, once the first of them is about to be seen. */

import { near } from "../../hydrate/near.ts";
import { ask } from "../../hydrate/asking.ts";
import { isGone } from "../../hydrate/assets.ts";
import { untilRetry } from "../../hydrate/retry.ts";
import { moduleAddress } from "./modules.ts";

/** Brings a page to life; it says when it is done, or that it failed. */
interface Hydrate {
  readonly hydrated: Promise<void>;
}
/** Imports a module; tests pass their own. */
export type Import = (address: string) => Promise<Hydrate>;

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
  await Promise.race(mounts.map((mount) => near(mount, over.signal)));
  over.abort();
  await ask(
    {
      part: "hydrate",
      // Browsers may remember that a module failed; under another fragment it is fetched again.
      get: async (failures) =>
        await (await load(failures === 0 ? address : `${address}#${failures}`)).hydrated,
      isGone: () => isGone(address),
    },
    new AbortController().signal,
    wait,
  );
}
