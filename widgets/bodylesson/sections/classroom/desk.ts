/** The teacher's desk: opens a class and leads it. It can begin, hold, ease and end; never deepen. */

import { h, setText, show } from "../../ui/dom.ts";
import { isRecord } from "../../ui/store.ts";
import { Choosing } from "./choosing.ts";
import { type Command, Commanding } from "./commanding.ts";
import { Connection, deviceNow } from "./connection.ts";
import { isUnderWay, nextPlace, type Offered, offered, peopleLine } from "./desk_moment.ts";
import { part, row, select } from "./fields.ts";
import { announcedLine, type ClassLesson } from "./lesson.ts";
import { Links } from "./links.ts";
import { onPresented } from "./presenting.ts";
import { Results } from "./results.ts";
import type { Snapshot } from "./snapshot.ts";
import { RoomCheck } from "./room_check.ts";
import { Sheets } from "./sheets.ts";
import { known, tallyView } from "./tallies.ts";
import { Turning } from "./turning.ts";

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
  readonly #links: Links;
  readonly #results: Results;
  readonly #asides: HTMLElement[] = [];
  readonly #turning: Turning;
  readonly #turned: HTMLElement;
  readonly #sheets: Sheets;
  #connection: Connection | null = null;
  #token = "";
  #state: Snapshot | null = null;
  /** Null before there was any. */
  #contact: boolean | null = null;
  /** The step that was asked for since the last state. */
  #asked: string | null = null;
  readonly #commanding = new Commanding(
    () => this.#connection && (this.#state?.v ?? null),
    (name, more) => this.#connection?.command(name, more),
  );

  constructor(private readonly lesson: ClassLesson, private readonly signal: AbortSignal) {
    const { say } = lesson;
    signal.addEventListener("abort", () => this.#commanding.drop(), { once: true });
    this.#status.setAttribute("aria-label", say("region"));
    this.#steps = select(say("steps"), lesson.steps.map(({ id, title }) => [id, title]));
    this.#steps.addEventListener("change", () => this.#teach(this.#steps.value));
    const asked = lesson.polls.filter(({ id }) => !REFLECTING.has(id));
    this.#polls = select(say("questions"), asked.map(({ id, text }) => [id, text]));
    this.#choosing = new Choosing(lesson);
    this.#room = new RoomCheck(say);
    this.#links = new Links(say);
    this.#results = new Results(lesson, () => this.#connection?.say({ t: "results" }));
    this.#turning = new Turning(say, (view) => this.#do({ name: "turn", more: { ...view } }));
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
    const button = (key: string, press: (click: MouseEvent) => void, look = "") => {
      const made = h("button", { type: "button", class: `bl-button ${look}` }, say(key));
      made.addEventListener("click", press);
      this.#buttons.set(key, made);
      return made;
    };
    const does = (key: string, name: string, look = "") =>
      button(key, () => this.#do({ name }), look);
    const eases = (key: Offered, name: string) =>
      button(key, () => this.#do({ name, isDone: () => !offered(this.#state, true)[key] }));
    // The second click of a double click on "Hold" meets "Go on", which has taken its place, and
    // that of one on "Next position" would leave a position out.
    const once = (key: string, press: () => void, look = "") =>
      button(key, ({ detail }) => detail > 1 || press(), look);
    const leadsOn = (key: string, name: string) =>
      once(key, () => this.#do({ name, leadsOn: true }), "bl-button-main");
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
        this.#links.element,
        // What may be needed at once stands first.
        row(
          leadsOn("start", "start"),
          eases("hold", "hold"),
          leadsOn("go_on", "go-on"),
          once("next_place", () => this.#next()),
          eases("ease_all", "ease"),
          eases("all_off", "off"),
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
              row(
                button("ask", () => this.#do({ name: "ask", more: { poll: this.#polls.value } })),
              ),
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
              button("results", () => this.#results.ask("csv")),
              button("picture", () => this.#results.ask("picture")),
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

  #do(command: Command): void {
    this.#commanding.do(command);
  }

  #teach(step: string): void {
    this.#asked = step;
    this.#do({ name: "teach", more: { step } });
  }

  #step(by: number): void {
    const { steps } = this.lesson;
    const from = this.#asked ?? this.#state?.step;
    const here = steps.findIndex(({ id }) => id === from);
    const there = steps[Math.min(Math.max(here + by, 0), steps.length - 1)];
    if (there && there.id !== from) this.#teach(there.id);
  }

  #prepare(): void {
    this.#do({ name: "prepare", more: { ...this.#choosing.announced } });
  }

  /** On to the next position, only where nobody has weight on the ball yet. */
  #next(): void {
    const now = deviceNow() + (this.#connection?.ahead ?? 0);
    const breaths = nextPlace(this.lesson, this.#state, now);
    if (breaths !== null) this.#do({ name: "next", more: { breaths }, leadsOn: true });
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
    this.#do({ name: "close" });
  }

  #said(message: Record<string, unknown>): void {
    // What was refused for its older state alone comes with the newest one, and is decided there.
    if (message["t"] === "refused" && message["stale"] !== true) this.#commanding.giveUp();
    if (message["t"] === "results") void this.#results.hear(message["shown"]);
  }

  #hear(state: Snapshot): void {
    this.#state = state;
    this.#asked = null;
    if (state.code !== undefined) void this.#links.show(state.code);
    this.#commanding.heard();
    this.#draw();
  }

  #draw(): void {
    const { say } = this.lesson;
    const state = this.#state;
    const isOpen = this.#connection !== null;
    const isLed = isOpen && state !== null;
    for (const one of this.#root.querySelectorAll<HTMLElement>(".bl-desk-open")) show(one, isLed);
    for (const one of this.#root.querySelectorAll<HTMLElement>(".bl-desk-note")) show(one, !isOpen);
    const stage = state?.stage ?? "lobby";
    const underWay = isUnderWay(state);
    const practice = state?.practice ?? null;
    for (const [key, isVisible] of Object.entries(offered(state, isOpen))) {
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
    setText(this.#hint, isLed && stage !== "closed" ? say(`hint_${doing}`) : "");
    this.#room.draw(this.#connection?.way ?? null);
  }

  #people(): string {
    const { say } = this.lesson;
    const state = this.#state;
    if (this.#contact === false) return say("lost_quiet");
    return state === null ? say("joining") : peopleLine(state, say);
  }

  #end(why: string): void {
    const { say } = this.lesson;
    // What is still being said must not reach the next class.
    this.#commanding.drop();
    this.#connection = null;
    this.#state = null;
    this.#links.forget();
    history.replaceState(null, "", location.pathname);
    this.#draw();
    setText(this.#status, why === "over" ? say("over") : say("code_unknown"));
  }
}

/** The key in this page's address, which opens a class from another machine. */
function keyOfPage(): string | null {
  return location.hash.startsWith("#k=") ? location.hash.slice(3) : null;
}
