/** The teacher's desk: opens a class and leads it. It can begin, hold, ease and end; never deepen. */

import { breathsBy } from "../../models/class_session.ts";
import { stepAt } from "../../models/timeline.ts";
import { h, setText, show } from "../../ui/dom.ts";
import { isRecord } from "../../ui/store.ts";
import { joinAddress } from "./address.ts";
import { spaced } from "./board.ts";
import { Choosing } from "./choosing.ts";
import { Connection, deviceNow } from "./connection.ts";
import { part, row, select } from "./fields.ts";
import { announcedLine, type ClassLesson, materialOf } from "./lesson.ts";
import { onPresented } from "./presenting.ts";
import { csvOf, pictureOf, save } from "./results.ts";
import type { PollState, Snapshot } from "./snapshot.ts";
import { RoomCheck } from "./room_check.ts";
import { Sheets } from "./sheets.ts";
import { known, tallyView } from "./tallies.ts";
import { Turning } from "./turning.ts";

/** Commands that may be lost while a server is away are said again until the version moves. */
const AGAIN_MS = 1_000;
const MOST_AGAIN = 10;
const REFLECTING = new Set(["feel", "noticed"]);

export class Desk {
  readonly #root: HTMLElement;
  readonly #status = h("p", { role: "status" });
  readonly #line = h("p", {});
  /** What to do now, for whoever leads a class for the first time. */
  readonly #hint = h("p", { class: "bl-desk-hint" });
  readonly #answers = h("div", {});
  readonly #room: RoomCheck;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #steps: HTMLSelectElement;
  readonly #polls: HTMLSelectElement;
  readonly #choosing: Choosing;
  readonly #links = h("p", { class: "bl-desk-links" });
  readonly #asides: HTMLElement[] = [];
  readonly #turning: Turning;
  readonly #turned: HTMLElement;
  readonly #sheets: Sheets;
  #connection: Connection | null = null;
  #token = "";
  #state: Snapshot | null = null;
  #contact = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #wanted: "csv" | "picture" = "csv";
  #linked = "";

  constructor(private readonly lesson: ClassLesson, private readonly signal: AbortSignal) {
    const { say } = lesson;
    this.#status.setAttribute("aria-label", say("region"));
    this.#steps = select(say("steps"), lesson.steps.map(({ id, title }) => [id, title]));
    this.#steps.addEventListener("change", () => this.#do("teach", { step: this.#steps.value }));
    const asked = lesson.polls.filter(({ id }) => !REFLECTING.has(id));
    this.#polls = select(say("questions"), asked.map(({ id, text }) => [id, text]));
    this.#choosing = new Choosing(lesson);
    this.#room = new RoomCheck(say);
    this.#turning = new Turning(say, (view) => this.#do("turn", { ...view }));
    this.#sheets = new Sheets(lesson.id, say, () => this.#token);
    this.#turned = part(say("muscle"), ...this.#turning.elements);
    this.#root = this.#make();
    document.documentElement.classList.add("bl-on-desk");
    document.body.append(this.#root);
    document.title = say("desk");
    onPresented(
      () => this.#state?.code ?? "",
      (what) => {
        // A clicker that is pressed by mistake must not take the class out of its practice.
        if (isUnderWay(this.#state)) return;
        if (what === "next" || what === "before") this.#step(what === "next" ? 1 : -1);
      },
      true,
      signal,
    );
    this.#draw();
  }

  /** Asks the server for a new class; `key` where this is not its own machine. */
  async open(key: string | null): Promise<void> {
    const { say } = this.lesson;
    try {
      const address = new URL("class", document.baseURI);
      const headers: Record<string, string> = key === null ? {} : { "Class-Key": key };
      const answer = await fetch(address, { method: "POST", headers });
      if (!answer.ok) throw new Error(`class: ${answer.status}`);
      const opened: unknown = await answer.json();
      if (!isRecord(opened)) throw new Error("class: expected code and token");
      // The token stands in the fragment, so a reload finds it and no log holds it.
      history.replaceState(null, "", `#t=${opened["token"]}`);
      this.enter(String(opened["token"]));
    } catch {
      setText(this.#status, say("open_failed"));
    }
  }

  /** Leads the class of a token. */
  enter(token: string): void {
    this.#token = token;
    this.#connection = new Connection("desk", { token }, {
      state: (state) => this.#hear(state),
      no: (why) => this.#end(why),
      contact: (isOn) => {
        this.#contact = isOn;
        this.#draw();
      },
      said: (message) => this.#said(message),
    }, this.signal);
    this.#draw();
  }

  #make(): HTMLElement {
    const { say } = this.lesson;
    const button = (key: string, press: () => void, look = "") => {
      const made = h("button", { type: "button", class: `bl-button ${look}` }, say(key));
      made.addEventListener("click", press);
      this.#buttons.set(key, made);
      return made;
    };
    const does = (key: string, name: string, look = "") => button(key, () => this.#do(name), look);
    return h(
      "main",
      { class: "bl-widget bl-desk", "aria-label": say("desk") },
      h("h1", {}, say("desk")),
      this.#status,
      this.#hint,
      row(button("open", () => void this.open(keyOfPage()), "bl-button-main")),
      h("p", { class: "bl-desk-note" }, say("open_note")),
      h(
        "div",
        { class: "bl-desk-open" },
        this.#links,
        // What may be needed at once stands first.
        row(
          does("start", "start", "bl-button-main"),
          does("hold", "hold"),
          does("go_on", "go-on", "bl-button-main"),
          button("next_place", () => this.#next()),
          does("ease_all", "ease"),
          does("all_off", "off"),
          does("show", "show", "bl-button-main"),
        ),
        this.#line,
        this.#answers,
        h(
          "div",
          { class: "bl-desk-parts" },
          this.#quiet(
            part(
              say("steps"),
              this.#steps,
              row(
                button("step_before", () => this.#step(-1)),
                button("step_next", () => this.#step(1)),
                ...this.#turning.moves,
              ),
              h("p", { class: "bl-quiet" }, say("keys")),
            ),
          ),
          this.#turned,
          this.#quiet(
            part(
              say("questions"),
              this.#polls,
              row(button("ask", () => this.#do("ask", { poll: this.#polls.value }))),
            ),
          ),
          this.#quiet(
            part(
              say("practice"),
              h("div", { class: "bl-desk-fields" }, ...this.#choosing.fields),
              row(button("prepare", () => this.#prepare())),
            ),
          ),
          part(say("reflect_heading"), row(does("reflect", "reflect"))),
          part(
            say("end_heading"),
            row(
              button("results", () => this.#results("csv")),
              button("picture", () => this.#results("picture")),
              button("end", () => this.#close()),
            ),
            h("p", { class: "bl-quiet" }, say("end_note")),
          ),
          this.#quiet(part(say("pack"), ...this.#sheets.elements)),
          part(say("room"), this.#room.element),
        ),
      ),
    );
  }

  /** A part that nobody needs while the room breathes. */
  #quiet(element: HTMLElement): HTMLElement {
    this.#asides.push(element);
    return element;
  }

  #do(name: string, more: Record<string, unknown> = {}): void {
    const connection = this.#connection;
    const v = this.#state?.v;
    if (connection === null || v === undefined) return;
    clearTimeout(this.#again);
    let left = MOST_AGAIN;
    const say = () => {
      if (this.#state?.v !== v || left-- <= 0) return;
      connection.command(name, more);
      this.#again = setTimeout(say, AGAIN_MS);
    };
    say();
  }

  #step(by: number): void {
    const { steps } = this.lesson;
    const here = steps.findIndex(({ id }) => id === this.#state?.step);
    const there = steps[Math.min(Math.max(here + by, 0), steps.length - 1)];
    if (there && there.id !== this.#state?.step) this.#do("teach", { step: there.id });
  }

  #prepare(): void {
    this.#do("prepare", { ...this.#choosing.announced });
  }

  /** On to the next position, only where nobody has weight on the ball yet. */
  #next(): void {
    const breaths = this.#nextBreath();
    if (breaths !== null) this.#do("next", { breaths });
  }

  #nextBreath(): number | null {
    const practice = this.#state?.practice ?? null;
    const material = practice && materialOf(this.lesson, practice);
    if (practice === null || material === null || practice.at === 0) return null;
    const now = deviceNow() + (this.#connection?.ahead ?? 0);
    const breaths = Math.max(breathsBy(practice, practice.tempo, now), 0);
    const { stepIndex, before } = stepAt(material.shared, breaths);
    const step = material.shared.steps[stepIndex];
    return step?.kind === "placing" || step?.kind === "changing-sides"
      ? before + step.breaths
      : null;
  }

  #close(): void {
    const button = this.#buttons.get("end");
    if (!button) return;
    // Two presses: what is erased does not come back.
    if (button.dataset["sure"] !== "true") {
      button.dataset["sure"] = "true";
      setText(button, this.lesson.say("end_sure"));
      return;
    }
    this.#do("close");
  }

  #results(kind: "csv" | "picture"): void {
    this.#wanted = kind;
    this.#connection?.say({ t: "results" });
  }

  #said(message: Record<string, unknown>): void {
    // Nothing is asked for again that makes no sense; a version that was too old is no such thing.
    if (message["t"] === "refused" && !String(message["why"]).includes("version")) {
      clearTimeout(this.#again);
    }
    const shown = message["shown"];
    if (message["t"] !== "results" || !Array.isArray(shown)) return;
    void this.#save(shown as PollState[]);
  }

  async #save(shown: readonly PollState[]): Promise<void> {
    const { polls, say, id } = this.lesson;
    if (this.#wanted === "csv") {
      save(`${id}-class.csv`, new Blob([csvOf(shown, polls, say)], { type: "text/csv" }));
      return;
    }
    const picture = await pictureOf(shown, polls, say);
    if (picture) save(`${id}-class.png`, picture);
  }

  #hear(state: Snapshot): void {
    this.#state = state;
    if (state.code !== undefined && state.code !== this.#linked) {
      this.#linked = state.code;
      void this.#link(state.code);
    }
    this.#draw();
  }

  async #link(code: string): Promise<void> {
    const { say } = this.lesson;
    const board = new URL(`board#c=${code}`, document.baseURI).href;
    const address = await joinAddress(code);
    this.#links.replaceChildren(
      h("strong", { class: "bl-desk-code" }, `${say("code")}: ${spaced(code)}`),
      h(
        "a",
        { class: "bl-button", href: board, target: "_blank", rel: "noopener" },
        say("open_board"),
      ),
      h("span", {}, say("address", { address })),
    );
  }

  #draw(): void {
    const { say } = this.lesson;
    const state = this.#state;
    const isOpen = this.#connection !== null;
    for (const one of this.#root.querySelectorAll<HTMLElement>(".bl-desk-open")) show(one, isOpen);
    for (const one of this.#root.querySelectorAll<HTMLElement>(".bl-desk-note")) show(one, !isOpen);
    const stage = state?.stage ?? "lobby";
    const underWay = isUnderWay(state);
    const practice = state?.practice ?? null;
    const open = state?.polls.some(({ status }) => status !== "shown") ?? false;
    const visible: Record<string, boolean> = {
      open: !isOpen,
      start: stage === "getting-ready",
      hold: stage === "practising",
      go_on: stage === "held",
      next_place: underWay,
      ease_all: underWay && practice?.eased === null && practice.off === null,
      all_off: underWay && practice?.off === null,
      show: open,
    };
    for (const [key, isVisible] of Object.entries(visible)) {
      const button = this.#buttons.get(key);
      if (button) show(button, isVisible);
    }
    for (const aside of this.#asides) show(aside, !underWay);
    const isTaught = state !== null && stage === "teaching";
    for (const move of this.#turning.moves) show(move, isTaught);
    show(this.#turned, isTaught && this.lesson.turned.has(state.step));
    if (isTaught) this.#turning.draw(state.view);
    if (state && document.activeElement !== this.#steps) this.#steps.value = state.step;
    const isNext = practice !== null && stage === "getting-ready";
    setText(this.#line, isNext ? announcedLine(this.lesson, practice) : "");
    const views = known(state?.polls ?? [], this.lesson.polls)
      .map(([poll, one]) => tallyView(poll, one, say));
    const key = JSON.stringify(state?.polls ?? []);
    if (this.#answers.dataset["key"] !== key) {
      this.#answers.dataset["key"] = key;
      this.#answers.replaceChildren(...views);
    }
    if (isOpen) setText(this.#status, this.#people());
    const doing = stage.replace("-", "_");
    const isLed = isOpen && state !== null && stage !== "closed";
    setText(this.#hint, isLed ? say(`hint_${doing}`) : "");
    this.#room.draw(this.#connection?.way ?? null);
  }

  #people(): string {
    const { say } = this.lesson;
    const state = this.#state;
    if (!this.#contact || state === null) return say("lost_quiet");
    const words = [state.here > 0 ? say("here", { n: state.here }) : say("here_few")];
    const { ready = 0, given = 0 } = state;
    if (state.practice !== null) {
      words.push(
        state.all_ready
          ? say("ready_all")
          : ready > 0
          ? say("ready_count", { n: ready })
          : say("ready_few"),
      );
    }
    if (state.polls.some(({ status }) => status === "open")) {
      words.push(given > 0 ? say("given", { n: given }) : say("given_few"));
    }
    return words.join(" · ");
  }

  #end(why: string): void {
    const { say } = this.lesson;
    this.#connection = null;
    this.#state = null;
    this.#linked = "";
    history.replaceState(null, "", location.pathname);
    this.#draw();
    setText(this.#status, why === "over" ? say("over") : say("code_unknown"));
  }
}

/** Whether the room breathes together now. */
function isUnderWay(state: Snapshot | null): boolean {
  return state?.stage === "practising" || state?.stage === "held";
}

/** The key in this page's address, which opens a class from another machine. */
function keyOfPage(): string | null {
  return location.hash.startsWith("#k=") ? location.hash.slice(3) : null;
}
