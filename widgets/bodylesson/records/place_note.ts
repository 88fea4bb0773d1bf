/** In plain words: where records are kept, for how long, and what to do if they are not. */

import { h, setText, show } from "../ui/dom.ts";
import type { Say } from "../ui/words.ts";
import { button } from "./fields.ts";
import type { Keeper } from "./keeper.ts";
import { type Save, saveAll } from "./saving.ts";

export interface PlaceNote {
  readonly element: HTMLElement;
  draw(): void;
}

export function placeNote(keeper: Keeper, save: Save, now: () => number, say: Say): PlaceNote {
  const text = h("p");
  const lasts = h("p");
  const onFile = location.protocol === "file:" ? h("p", {}, say("place_file")) : null;
  // Offer the file whenever the browser's own storage cannot be relied on.
  const offer = button(say("save_file"), () => void saveAll(keeper, save, now()));
  const words = h("div", { role: "status" }, text, lasts, onFile);
  const element = h("div", { class: "bl-place-note" }, words, offer);
  show(offer, false);
  return {
    element,
    draw() {
      const { place, lasting } = keeper;
      element.dataset["place"] = place;
      element.dataset["lasts"] = lasting ?? "";
      setText(text, say(`place_${place}`));
      const known = place === "kept" && lasting !== null;
      setText(lasts, known ? say(`lasts_${lasting}`) : "");
      show(lasts, known);
      show(offer, place !== "kept" || lasting === "week");
    },
  };
}
