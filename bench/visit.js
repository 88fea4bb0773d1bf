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

  const at = (selector) => document.querySelector(selector);
  /** Boxes of several widgets look like the practice; the one with the guide is it. */
  const PRACTICE = ".bl-joined:has(.bl-guide)";
  const SPOT = ".bl-joined:has(.bl-spot)";
  const QUIZ = ".bl-quiz:not(.bl-quiz-guess)";
  const problem = (within) =>
    [...document.querySelectorAll(`${within} .bl-problem`)].some((p) => p.textContent !== "");

  /** Touch a control and see what follows it say something else. */
  const follows = (control, follower) => ({
    there: () => at(follower)?.textContent && at(control),
    touch(found) {
      this.before = at(follower).textContent;
      found.click();
    },
    answered() {
      return at(follower).textContent !== this.before;
    },
  });
  /** Press a button with nothing filled in, and see the widget ask for it. */
  const asks = (button, within) => ({
    there: () => at(button),
    touch: (found) => found.click(),
    answered: () => problem(within),
  });

  /** Each: the headings it stands between, its control once it is there, and whether it answers. */
  const parts = [
    {
      name: "the gate",
      section: ["Is this for you?", "Why it gets tight"],
      there: () => at("form.bl-gate-form button[type=submit]"),
      touch(submit) {
        for (const box of submit.form.querySelectorAll(".bl-none input")) box.click();
        submit.click();
      },
      answered: () => !seen(at("form.bl-gate-form")),
    },
    {
      name: "the muscle viewer",
      section: ["The muscle", "Find the spot"],
      there: () => at(".bl-viewer .bl-structure-name[aria-pressed=false]"),
      touch: (name) => name.click(),
      answered: () => at(".bl-viewer .bl-structure-name[aria-pressed=true]") !== null,
    },
    {
      name: "the spot finder",
      section: ["Find the spot", "Measure before"],
      ...follows(`${SPOT} .bl-controls input[type=radio]:not(:checked)`, ".bl-spot"),
    },
    {
      name: "the measures before",
      section: ["Measure before", "Practice"],
      ...asks(
        ".bl-measure-before[data-ready=true] .bl-entry .bl-field button",
        ".bl-measure-before",
      ),
    },
    {
      name: "the practice's controls",
      section: ["Practice", "Measure after"],
      ...follows(
        `${PRACTICE} .bl-controls input[type=radio]:not(:checked)`,
        `${PRACTICE} .bl-guide`,
      ),
    },
    {
      name: "the measures after",
      section: ["Measure after", "What did you notice?"],
      ...asks(".bl-measure-after[data-ready=true] .bl-entry .bl-field button", ".bl-measure-after"),
    },
    {
      name: "the journal",
      section: ["What did you notice?", "Check yourself"],
      ...asks(".bl-journal[data-ready=true] .bl-note-form [type=submit]", ".bl-journal"),
    },
    {
      name: "the quiz",
      section: ["Check yourself", "Sources and evidence"],
      there: () => at(`${QUIZ}[data-ready=true] .bl-question .bl-button-main`),
      touch: (check) => check.click(),
      // A list to put in order is always filled in.
      answered: () => problem(QUIZ) || at(`${QUIZ} .bl-told`) !== null,
    },
    {
      // Last, for from here on the practice runs.
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

  /** Whether a part has answered; where it is not there yet the reader goes on looking for it. */
  const done = (part) => {
    const control = part.touched ? null : part.there();
    if (control) {
      part.touched = true;
      part.touch(control);
    } else if (!part.touched) {
      pageDown(part.section);
    }
    return part.touched && part.answered();
  };

  const look = () => {
    if (bench.words === null) {
      const title = heading(TITLE, "h1");
      if (title && seen(title)) bench.words = performance.now();
    }
    if (bench.words !== null && TOUCH) {
      while (parts.length > 0 && done(parts[0])) parts.shift();
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
