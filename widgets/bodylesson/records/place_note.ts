/** One line in plain words: where records are kept, and what to do where they are not. */

import { h, setText } from "../ui/dom.ts";
import type { Say } from "../ui/words.ts";
import type { Place } from "./keeper.ts";

export interface PlaceNote {
  readonly element: HTMLElement;
  draw(place: Place): void;
}

export function placeNote(say: Say): PlaceNote {
  const text = h("p");
  const onFile = location.protocol === "file:" ? h("p", {}, say("place_file")) : null;
  const element = h("div", { class: "bl-place-note", role: "status" }, text, onFile);
  return {
    element,
    draw(place) {
      element.dataset["place"] = place;
      setText(text, say(`place_${place}`));
    },
  };
}
