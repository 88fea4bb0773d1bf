/** Paper: the handout, with the lesson's address on it, or everything with all folds open. */

import type { qr } from "../../qr/qr.ts";
import { moduleAddress } from "./modules.ts";

/** A class on the page's root while everything is printed. */
const ALL = "bl-print-all";

export function startPrinting(document: Document, window: Window): void {
  const ways = document.querySelector<HTMLElement>(".bl-print-ways");
  let opened: HTMLDetailsElement[] = [];

  const address = addressOf(window.location);
  if (address !== null) {
    for (const place of document.querySelectorAll(".bl-address")) place.textContent = address;
    // Nobody prints before pressing something.
    for (const pressed of ["pointerdown", "keydown"]) {
      window.addEventListener(pressed, () => void showCode(document, address), { once: true });
    }
  }
  if (ways) {
    ways.hidden = false;
    ways.addEventListener("click", (event) => {
      const what = (event.target as Element).closest<HTMLElement>("[data-print]")?.dataset["print"];
      if (what !== undefined) void print(what === "all");
    });
  }

  async function print(all: boolean): Promise<void> {
    document.documentElement.classList.toggle(ALL, all);
    if (all) {
      opened = Array.from(
        document.querySelectorAll<HTMLDetailsElement>("main details:not([open])"),
      );
      for (const fold of opened) fold.open = true;
    }
    await pictures(document.querySelectorAll(all ? "main img" : ".bl-handout img"));
    window.print();
  }

  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove(ALL);
    for (const fold of opened) fold.open = false;
    opened = [];
  });
}

/** Load drawings that otherwise wait until they are seen; one that fails delays nothing. */
async function pictures(images: NodeListOf<HTMLImageElement>): Promise<void> {
  await Promise.allSettled(Array.from(images, (image) => {
    image.loading = "eager";
    return image.decode();
  }));
}

/** The address to come back to; a file on this device has none that works for anyone else. */
function addressOf({ protocol, origin, pathname }: Location): string | null {
  return protocol.startsWith("http") ? origin + pathname : null;
}

async function showCode(document: Document, address: string): Promise<void> {
  const module = moduleAddress(document, "qr");
  if (module === null) return;
  try {
    const made: { qr: typeof qr } = await import(module);
    for (const place of document.querySelectorAll(".bl-qr")) place.innerHTML = made.qr(address);
  } catch (fault) {
    console.warn("The address is printed as text alone.", fault);
  }
}
