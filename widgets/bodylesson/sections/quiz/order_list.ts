/** A list to put in order: with two buttons per item, or by dragging its handle. */

import { h } from "../../ui/dom.ts";
import type { Say } from "../../ui/words.ts";
import { button } from "../../records/fields.ts";
import { type Choice, moved } from "./rounds.ts";

export interface OrderList {
  readonly element: HTMLOListElement;
  read(): string[];
  focus(): void;
}

export function orderList(
  items: readonly Choice[],
  announce: (text: string) => void,
  say: Say,
): OrderList {
  const element = h("ol", { class: "bl-order" });
  let rows = items.map(row);
  element.append(...rows.map(({ line }) => line));
  drawEnds();

  function row(item: Choice) {
    const handle = h("span", { class: "bl-drag", "aria-hidden": "true" }, "⠿");
    const up = button("↑", () => step(item.id, -1, "up"), "bl-button bl-step-button");
    const down = button("↓", () => step(item.id, 1, "down"), "bl-button bl-step-button");
    up.setAttribute("aria-label", say("move_up", { name: item.text }));
    down.setAttribute("aria-label", say("move_down", { name: item.text }));
    const line = h("li", { class: "bl-order-item" }, handle, h("span", {}, item.text), up, down);
    handle.addEventListener("pointerdown", (event) => drag(item.id, handle, event));
    return { item, line, up, down };
  }

  function step(id: string, by: number, pressed: "up" | "down"): void {
    const from = indexOf(id);
    if (from + by < 0 || from + by >= rows.length) return;
    place(from, from + by);
    const now = rows[from + by];
    // At an end the pressed button disappears; the other one is the way back.
    const stays = now?.[pressed];
    (stays?.disabled ? now?.[pressed === "up" ? "down" : "up"] : stays)?.focus();
    if (now) {
      announce(say("moved", { name: now.item.text, n: from + by + 1, of: rows.length }));
    }
  }

  function place(from: number, to: number): void {
    rows = moved(rows, from, to);
    const line = rows[to]?.line;
    const next = rows[to + 1]?.line ?? null;
    // Only the moved line is touched: the others keep their focus and their place.
    if (line) element.insertBefore(line, next);
    drawEnds();
  }

  function drag(id: string, handle: HTMLElement, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const line = rows[indexOf(id)]?.line;
    line?.classList.add("bl-dragged");
    const stop = new AbortController();
    const { signal } = stop;
    // Moving a line in the document would end pointer capture, so listen on the window.
    addEventListener("pointermove", ({ clientY, pointerId }) => {
      if (pointerId !== event.pointerId) return;
      const from = indexOf(id);
      const above = rows.filter(({ item, line }) =>
        item.id !== id && middle(line) < clientY
      ).length;
      if (above !== from) place(from, above);
    }, { signal });
    const end = () => {
      stop.abort();
      line?.classList.remove("bl-dragged");
      const at = indexOf(id);
      const name = rows[at]?.item.text ?? "";
      announce(say("moved", { name, n: at + 1, of: rows.length }));
    };
    addEventListener("pointerup", end, { signal });
    addEventListener("pointercancel", end, { signal });
    handle.addEventListener("touchmove", (touch) => touch.preventDefault(), {
      signal,
      passive: false,
    });
  }

  function middle(line: HTMLElement): number {
    const { top, height } = line.getBoundingClientRect();
    return top + height / 2;
  }

  function indexOf(id: string): number {
    return rows.findIndex(({ item }) => item.id === id);
  }

  function drawEnds(): void {
    rows.forEach(({ up, down }, index) => {
      up.disabled = index === 0;
      down.disabled = index === rows.length - 1;
    });
  }

  return {
    element,
    read: () => rows.map(({ item }) => item.id),
    focus: () => rows[0]?.down.focus(),
  };
}
