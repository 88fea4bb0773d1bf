/** What a teacher can know of the room's network before anybody is in it. */

import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import type { Connection } from "./connection.ts";

export class RoomCheck {
  readonly element = h("ul", {});

  constructor(private readonly say: Say) {}

  draw(way: Connection["way"]): void {
    const { say } = this;
    const contact = way === "socket"
      ? "room_socket"
      : way === "requests"
      ? "room_poll"
      : "room_none";
    const secure = globalThis.isSecureContext && location.protocol === "https:";
    const lines = [say(contact), say(secure ? "room_https" : "room_http")];
    if (this.element.textContent === lines.join("")) return;
    this.element.replaceChildren(...lines.map((line) => h("li", {}, line)));
  }
}
