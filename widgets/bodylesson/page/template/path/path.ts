/**
 * The path's own script. It stands in the page's head, so that only the requested step is ever
 * painted, and does the rest once the page has been parsed.
 */

import { showAgain } from "./again.ts";
import { install } from "./install.ts";
import { startNotice } from "./notice.ts";
import { bringOlderWays, isTooOld } from "./old.ts";
import { startPrinting } from "./printing.ts";
import { startSteps, STEPPING } from "./steps.ts";
import { wakeWidgets } from "./wake.ts";

const root = document.documentElement;
const steps = (root.dataset["steps"] ?? "").split(" ");
const asked = location.hash.slice(1);
// The target of a link into a step is looked up once the whole step is there.
const first = asked === "" ? steps[0] : steps.includes(asked) ? asked : "";

root.classList.add(STEPPING);
const curtain = document.createElement("style");
curtain.textContent = `.bl-part:not([id="${first}"]){display:none}`;
document.head.append(curtain);

document.addEventListener("DOMContentLoaded", () => {
  startSteps(document, window);
  showAgain(document, window);
  curtain.remove();
  startPrinting(document, window);
  startNotice(document, window);
  if (isTooOld(window)) root.classList.add("bl-old");
  else {
    void wakeWidgets(document);
    void bringOlderWays(document);
  }
  void install(document, location);
});
