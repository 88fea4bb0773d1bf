// Runs in a page before all its own scripts: notes when the lesson can be read and used.
// Times are milliseconds since the navigation began. The two names in capitals are filled in.
(() => {
  const TITLE = "@TITLE@";
  const TOUCH = "@TOUCH@" === "yes";
  if (globalThis !== globalThis.top) return;
  localStorage.clear();
  const bench = globalThis.bench = {
    words: null,
    usable: null,
    waits: "the words",
    /** The browser tells of its first paint a little after it. */
    get paint() {
      return performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    },
  };

  const seen = (element) =>
    element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false;
  const heading = (words, level) =>
    [...document.querySelectorAll(level)].find((h) => h.textContent.includes(words));
  const timer = () => document.querySelector("section[aria-label='Breath timer']");
  const button = (name) =>
    [...(timer()?.querySelectorAll("button") ?? [])].find((b) => b.textContent === name);

  /** Each: the headings it stands between, its control once it is there, and whether it answers. */
  const parts = [
    {
      name: "the gate",
      section: ["Is this for you?", "Why it gets tight"],
      there: () => document.querySelector("form.bl-gate-form button[type=submit]"),
      touch(submit) {
        for (const box of submit.form.querySelectorAll(".bl-none input")) box.click();
        submit.click();
      },
      answered: () => !seen(document.querySelector("form.bl-gate-form")),
    },
    {
      name: "the practice's controls",
      section: ["Practice", "Measure after"],
      there: () =>
        document.querySelector(".bl-guide")?.textContent &&
        document.querySelector(".bl-controls input[type=radio]:not(:checked)"),
      touch(radio) {
        this.before = document.querySelector(".bl-guide").textContent;
        radio.click();
      },
      answered() {
        return document.querySelector(".bl-guide").textContent !== this.before;
      },
    },
    {
      name: "the timer's Start",
      section: ["Practice", "Measure after"],
      // It is locked until the gate's answer has reached it.
      there: () => {
        const start = button("Start");
        return start?.getAttribute("aria-disabled") === "true" ? null : start;
      },
      touch: (start) => start.click(),
      answered: () => seen(button("Pause")),
    },
  ];

  let pages = 0;
  /** Page down through a section, a window's height a frame, and again from its heading. */
  const pageDown = ([from, to]) => {
    const [top, bottom] = [from, to].map((words) =>
      heading(words, "h2")?.getBoundingClientRect().top + scrollY
    );
    if (Number.isNaN(top + bottom)) return;
    const within = (pages++ * innerHeight) % Math.max(bottom - top, 1);
    scrollTo({ top: top + within, behavior: "instant" });
  };

  const look = () => {
    if (bench.words === null) {
      const title = heading(TITLE, "h1");
      if (title && seen(title)) bench.words = performance.now();
    }
    if (bench.words !== null && TOUCH) {
      const part = parts[0];
      const control = part.touched ? null : part.there();
      if (control) {
        part.touched = true;
        part.touch(control);
      } else if (!part.touched) {
        pageDown(part.section);
      }
      if (part.touched && part.answered()) parts.shift();
      bench.waits = parts[0]?.name ?? null;
      if (parts.length === 0) {
        bench.usable = performance.now();
        return;
      }
    }
    if (bench.words === null || TOUCH) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
