// Times one answer of the page: from an input event to the frame that shows what it changed.
globalThis.answering = {
  /** Settles with [until the frame began, until it was painted], milliseconds after the event. */
  result: null,

  /** Watch an element for what the next event of a kind changes in it. */
  watch(kind, selector) {
    const element = document.querySelector(selector);
    const read = () => `${element.checked} ${element.textContent}`;
    const before = read();
    this.result = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${selector} did not follow the ${kind}`)), 3000);
      addEventListener(kind, (event) => {
        const frame = () => {
          const began = performance.now();
          // A message is handled once this frame's style, layout and paint are done.
          const after = new MessageChannel();
          after.port1.onmessage = () => {
            if (read() === before) return void requestAnimationFrame(frame);
            resolve([began - event.timeStamp, performance.now() - event.timeStamp]);
          };
          after.port2.postMessage(null);
        };
        requestAnimationFrame(frame);
      }, { capture: true, once: true });
    });
    this.result.catch(() => {});
  },

  /** Put a checkbox into the middle of the page, and a line that tells its state. */
  addBare() {
    const sections = [...document.querySelectorAll("main section")].filter((one) => !one.hidden);
    const box = Object.assign(document.createElement("input"), { type: "checkbox", id: "bare" });
    const words = Object.assign(document.createElement("p"), { id: "bare-words" });
    box.addEventListener("change", () => words.textContent = box.checked ? "on" : "off");
    sections[Math.floor(sections.length / 2)].prepend(box, words);
  },

  pageDown() {
    const end = document.documentElement.scrollHeight - innerHeight;
    scrollTo({ top: scrollY >= end - 1 ? 0 : scrollY + innerHeight, behavior: "instant" });
  },
};
