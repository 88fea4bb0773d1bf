/** Times one answer of the page: from an input event to the frame that shows what it changed. */

import { isOpen, lookFor } from "./walk.ts";

declare global {
  var answering: Answering;
}

interface Answering {
  /**
   * Settles with the milliseconds after the event [until the frame began, until it was painted];
   * null until the event comes.
   */
  result: Promise<readonly [number, number]> | null;
  /** Watch an element for what the next event of a kind changes in it. */
  watch(kind: "click" | "keydown", selector: string): void;
  /** Go on towards a step, as a visit does; once a frame. */
  lookFor(address: string): void;
  /** Put a checkbox into the middle of the page, and a line that tells its state. */
  addBare(): void;
}

const LONGEST_MS = 3000;

globalThis.answering = {
  result: null,

  watch(kind, selector) {
    const element = document.querySelector(selector);
    if (element === null) throw new Error(`watch: expected ${selector}, found nothing`);
    const box = element instanceof HTMLInputElement ? element : null;
    const read = () => `${box?.checked} ${element.textContent}`;
    const before = read();
    this.result = null;
    addEventListener(kind, (event) => {
      // The time runs from here: on a busy machine it may take long until the event comes.
      this.result = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`${selector} did not follow the ${kind}`)), LONGEST_MS);
        const frame = (): void => {
          const began = performance.now();
          // A message is handled once this frame's style, layout and paint are done.
          const after = new MessageChannel();
          after.port1.onmessage = () => {
            if (read() === before) requestAnimationFrame(frame);
            else resolve([began - event.timeStamp, performance.now() - event.timeStamp]);
          };
          after.port2.postMessage(null);
        };
        requestAnimationFrame(frame);
      });
      this.result.catch(() => {});
    }, { capture: true, once: true });
  },

  lookFor,

  addBare() {
    const sections = [...document.querySelectorAll<HTMLElement>("main section")];
    const shown = sections.filter(isOpen);
    const box = Object.assign(document.createElement("input"), { type: "checkbox", id: "bare" });
    const words = Object.assign(document.createElement("p"), { id: "bare-words" });
    box.addEventListener("change", () => words.textContent = box.checked ? "on" : "off");
    shown[Math.floor(shown.length / 2)]!.prepend(box, words);
  },
};
