/** A class's code, where its board is opened, and where phones find it: what a desk gives away. */

import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { joinAddress } from "./address.ts";
import { spaced } from "./board.ts";

export class Links {
  readonly element = h("p", { class: "bl-desk-links" });
  #code = "";

  constructor(private readonly say: Say) {}

  async show(code: string): Promise<void> {
    if (code === this.#code) return;
    this.#code = code;
    const { say } = this;
    const board = new URL(`board#c=${code}`, document.baseURI).href;
    const address = await joinAddress(code);
    this.element.replaceChildren(
      h("strong", { class: "bl-desk-code" }, `${say("code")}: ${spaced(code)}`),
      h(
        "a",
        { class: "bl-button", href: board, target: "_blank", rel: "noopener" },
        say("open_board"),
      ),
      h("span", {}, say("address", { address })),
    );
  }

  /** The class is over: the next code is shown even if it is the same. */
  forget(): void {
    this.#code = "";
  }
}
