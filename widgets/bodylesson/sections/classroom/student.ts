/**
 * A student's phone: a bar at the foot of the lesson that says where the class is and moves nobody.
 * The practice and the questions come as it goes; the lesson stays where it was.
 */

import type { Way } from "../../models/class_session.ts";
import { breathsOf } from "../../models/plan.ts";
import { h, setText, show } from "../../ui/dom.ts";
import { localStore, today } from "../../ui/store.ts";
import { outcomeOf } from "../screening/answers.ts";
import { type Kept, keptToday } from "../screening/kept.ts";
import { Asking } from "./asking.ts";
import { Connection } from "./connection.ts";
import { forgetClass, keepClass, keptClass } from "./kept.ts";
import { announcedLine, type ClassLesson, materialOf, stepTitle } from "./lesson.ts";
import { mayDeepen, wayOf } from "./own_records.ts";
import { Practising } from "./practising.ts";
import { ObserverView } from "./observer.ts";
import { RoomPractice } from "./room_practice.ts";
import type { Snapshot, Stage } from "./snapshot.ts";
import { everyFrame, ShownClock } from "./stage.ts";

/** While a practice is prepared or goes on, one of two may watch the other. */
const WATCHED: ReadonlySet<Stage> = new Set(["getting-ready", "practising", "held"]);

export class Student {
  readonly element: HTMLElement;
  #connection: Connection;
  readonly #practising: Practising;
  readonly #asking: Asking;
  readonly #clock = new ShownClock();
  readonly #gate: Kept;
  readonly #status = h("span", {});
  readonly #link = h("a", {});
  readonly #ready: HTMLButtonElement;
  readonly #watch: HTMLButtonElement;
  readonly #card: ObserverView | null;
  /** The room's practice, while this person watches a partner in it. */
  #room: RoomPractice | null = null;
  /** Ends the connection that there is. */
  #over = new AbortController();
  readonly #ballots = new Map<string, string>();
  #state: Snapshot | null = null;
  /** What was heard before the class's clock was known. */
  #unfollowed: Snapshot | null = null;
  #contact = false;

  /** `gone` hears why the class is left. */
  constructor(
    private readonly lesson: ClassLesson,
    private readonly code: string,
    private readonly gone: (why: string) => void,
    private readonly signal: AbortSignal,
  ) {
    const { say } = lesson;
    const keep = () => this.#keep();
    this.#practising = new Practising(lesson, keep, () => {
      keep();
      location.hash = "#after";
    });
    const kept = keptClass();
    if (kept?.code === code && kept.session) this.#practising.restore(kept.session);
    this.#asking = new Asking(lesson.polls, say, (poll, choice) => this.#answer(poll, choice));
    this.#gate = keptToday(
      { store: localStore(1), today: () => today() },
      lesson.id,
      lesson.gate,
      () => this.#draw(),
      signal,
    );
    this.#ready = h(
      "button",
      { type: "button", class: "bl-button bl-button-main" },
      say("i_am_ready"),
    );
    this.#ready.addEventListener("click", () => this.#sayReady());
    this.#watch = h("button", { type: "button", class: "bl-button" }, say("watch"));
    this.#watch.addEventListener("click", () => this.#setWatching(true));
    this.#card = lesson.observer &&
      new ObserverView(lesson, lesson.observer, () => this.#setWatching(false));
    const leave = h("button", { type: "button", class: "bl-class-leave" }, say("leave"));
    leave.addEventListener("click", () => this.#leave(""));
    this.element = h(
      "aside",
      { class: "bl-widget bl-class-bar", "aria-label": say("region") },
      h(
        "div",
        { class: "bl-class-line" },
        h("p", { role: "status", "aria-label": say("region") }, this.#status, " ", this.#link),
        this.#ready,
        this.#watch,
        leave,
      ),
      this.#card?.element ?? null,
      this.#asking.element,
    );
    document.body.append(this.element, this.#practising.element);
    document.documentElement.classList.add("bl-in-class");
    const isWatching = kept?.code === code && kept.watching === true && this.#card !== null;
    this.#connection = this.#connect(isWatching);
    keep();
    this.#draw();
    everyFrame(() => this.#frame(), signal);
    signal.addEventListener("abort", () => {
      this.element.remove();
      this.#practising.close();
      document.documentElement.classList.remove("bl-in-class");
    });
  }

  /** Comes in as who takes part, or as who only watches and sends nothing. */
  #connect(watching: boolean): Connection {
    this.#over.abort();
    const over = this.#over = new AbortController();
    this.signal.addEventListener("abort", () => over.abort(), { signal: over.signal });
    const connection = new Connection(watching ? "observer" : "student", { code: this.code }, {
      state: (snapshot) => this.#hear(snapshot),
      no: (why) => this.#leave(why),
      contact: (isOn) => {
        this.#contact = isOn;
        this.#draw();
      },
    }, over.signal);
    this.#room = watching ? new RoomPractice(this.lesson, () => connection.ahead) : null;
    return connection;
  }

  #setWatching(on: boolean): void {
    if (on) this.#practising.send({ type: "not-ready" });
    this.#connection = this.#connect(on);
    this.#keep();
    this.#draw();
    if (on) this.#card?.element.focus();
    else this.#watch.focus();
  }

  #keep(): void {
    const watching = this.#room !== null;
    keepClass({ code: this.code, session: this.#practising.session, watching });
  }

  #now(): number | null {
    const { beat, agreed } = this.#practising.session;
    return this.#clock.now(this.#connection.ahead, beat, agreed?.tempo ?? 6);
  }

  #frame(): void {
    if (this.#unfollowed !== null && this.#connection.ahead !== null) {
      this.#follow(this.#unfollowed);
      this.#draw();
    }
    this.#practising.draw(this.#now(), this.#clock.looked);
    if (this.#room !== null) this.#card?.draw(this.#room.look());
  }

  #hear(state: Snapshot): void {
    this.#state = state;
    if (this.#room !== null) {
      // There is nobody to watch any more, and what is asked now is asked of everybody.
      if (WATCHED.has(state.stage)) this.#room.hear(state.practice);
      else return this.#setWatching(false);
    }
    // Where the breath stands can be told once the class's clock is known.
    if (this.#connection.ahead !== null) this.#follow(state);
    else this.#unfollowed = state;
    this.#draw();
  }

  #follow(state: Snapshot): void {
    this.#unfollowed = null;
    const before = this.#practising.session;
    const now = this.#now() ?? Date.now();
    this.#practising.send({ type: "heard", practice: state.practice, now });
    if (before !== this.#practising.session) {
      this.#keep();
      const isReady = this.#practising.session.agreed !== null;
      if ((before.agreed !== null) !== isReady) this.#connection.setReady(isReady);
    }
  }

  /** The way that today's answers allow; null while they are not given. */
  #way(): Way | null {
    return wayOf(this.lesson, outcomeOf(this.#gate.now()));
  }

  #sayReady(): void {
    const practice = this.#state?.practice ?? null;
    const material = practice && materialOf(this.lesson, practice);
    const way = this.#way();
    if (practice === null || material === null || way === null) return;
    const now = this.#now() ?? Date.now();
    const total = breathsOf(material.shared);
    this.#practising.send({ type: "ready", practice, way, total, now });
    // Who is who cannot be told: with the ball or with the stretch, everybody is ready alike.
    this.#connection.setReady(true);
    void this.#practising.speaking.unlock();
    this.#keep();
    this.#draw();
  }

  #answer(poll: string, choice: readonly string[]): void {
    const ballot = this.#ballots.get(poll) ?? ballotOf();
    this.#ballots.set(poll, ballot);
    this.#connection.say({ t: "answer", poll, choice, ballot });
  }

  #leave(why: string): void {
    forgetClass();
    this.gone(why);
  }

  #draw(): void {
    const state = this.#state;
    const [text, link] = this.#line(state);
    setText(this.#status, text);
    show(this.#link, link !== null);
    if (link !== null) {
      setText(this.#link, link.text);
      this.#link.setAttribute("href", link.href);
    }
    const practice = state?.practice ?? null;
    const isWatching = this.#room !== null;
    const stage = state?.stage ?? "lobby";
    const canBeReady = !isWatching && practice !== null &&
      this.#practising.session.agreed === null &&
      this.#way() !== null && materialOf(this.lesson, practice) !== null;
    show(this.#ready, canBeReady);
    const canWatch = this.#card !== null && !isWatching && this.#contact && WATCHED.has(stage) &&
      this.#practising.session.since === null;
    show(this.#watch, canWatch);
    if (this.#card !== null) show(this.#card.element, isWatching);
    this.element.classList.toggle("bl-class-watching", isWatching);
    this.#asking.draw(state?.polls.filter(({ status }) => status !== "shown") ?? []);
    this.element.dataset["contact"] = String(this.#contact);
  }

  #line(state: Snapshot | null): [string, { text: string; href: string } | null] {
    const { say } = this.lesson;
    const { session } = this.#practising;
    if (!this.#contact) {
      const key = session.since !== null ? "lost" : state === null ? "joining" : "lost_quiet";
      return [say(key), null];
    }
    if (this.#room !== null) return [say("watching"), null];
    switch (state?.stage) {
      case "teaching": {
        const title = stepTitle(this.lesson, state.step);
        const before = say("class_at", { step: "" }).trim();
        return [before, { text: title, href: `#${state.step}` }];
      }
      case "poll":
      case "reflecting": {
        const isShown = state.polls.every(({ status }) => status === "shown");
        return [say(isShown ? "shown" : "question"), null];
      }
      case "getting-ready":
      case "practising":
      case "held":
        return this.#readyLine(state);
      default: {
        const here = state && state.here > 0 ? say("here", { n: state.here }) : say("here_few");
        return [`${say("in_lobby")} ${here}.`, null];
      }
    }
  }

  #readyLine({ practice, stage }: Snapshot): [string, { text: string; href: string } | null] {
    const { say } = this.lesson;
    if (practice === null) return [say("in_lobby"), null];
    if (materialOf(this.lesson, practice) === null) return [say("other_plan"), null];
    const { agreed, way } = this.#practising.session;
    if (agreed !== null) {
      const words = [say(way === "ball" ? "ready" : "ready_stretch")];
      const own = materialOf(this.lesson, practice, mayDeepen(this.lesson));
      if (way === "ball" && own?.gentle) words.push(say("gentle"));
      return [words.join(" "), null];
    }
    const line = stage === "getting-ready" ? announcedLine(this.lesson, practice) : say("going_on");
    if (this.#way() !== null) return [line, null];
    return [`${line}. ${say("gate_first")}`, { text: say("gate_link"), href: "#safe" }];
  }
}

/** 128 random bits that stand for one answer to one question. */
function ballotOf(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
