/** The desk's part that gives the printed sheets, made by the server for one paper or the other. */

import { h, setText } from "../../ui/dom.ts";
import { isRecord } from "../../ui/store.ts";
import type { Say } from "../../ui/words.ts";
import { save } from "./results.ts";

const PAPERS = ["a4", "letter"] as const;
/** Where people print on Letter. */
const LETTER = /-(US|CA|MX|PH|CL|CO|CR|GT|PA|DO|PR|SV|VE)\b/i;

export class Sheets {
  readonly elements: readonly HTMLElement[];
  readonly #paper: HTMLSelectElement;
  readonly #button: HTMLButtonElement;
  readonly #status = h("p", { role: "status" });

  /** `token` is the desk's; the server gives sheets to nobody else. */
  constructor(
    private readonly id: string,
    private readonly say: Say,
    private readonly token: () => string,
  ) {
    this.#paper = h(
      "select",
      {},
      ...PAPERS.map((paper) => h("option", { value: paper }, say(`paper_${paper}`))),
    );
    this.#paper.value = LETTER.test(navigator.language) ? "letter" : "a4";
    this.#button = h("button", { type: "button", class: "bl-button" }, say("pack_save"));
    this.#button.addEventListener("click", () => void this.#get());
    this.elements = [
      h("p", {}, say("pack_note")),
      h("label", { class: "bl-desk-field" }, h("span", {}, say("paper")), this.#paper),
      h("div", { class: "bl-desk-row" }, this.#button),
      this.#status,
    ];
  }

  async #get(): Promise<void> {
    const { say } = this;
    const paper = this.#paper.value;
    this.#button.disabled = true;
    setText(this.#status, say("pack_making"));
    try {
      const address = new URL(`class/pack?paper=${paper}`, document.baseURI);
      const headers = { "Class-Role": "desk", "Class-Token": this.token() };
      const answer = await fetch(address, { headers });
      if (answer.ok) {
        save(`${this.id}-class-pack-${paper}.zip`, await answer.blob());
        setText(this.#status, say("pack_done"));
        return;
      }
      const said: unknown = await answer.json();
      const isMissing = isRecord(said) && said["why"] === "missing";
      setText(this.#status, say(isMissing ? "pack_missing" : "pack_failed"));
    } catch {
      setText(this.#status, say("pack_failed"));
    } finally {
      this.#button.disabled = false;
    }
  }
}
