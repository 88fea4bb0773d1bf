/**
 * One timer on the page: builds its parts and joins them. Presses go from the view through the
 * conductor to the runner; what follows goes from the runner to sound, store and view.
 */

import type { AnyModel } from "@anywidget/types";
import { whenErased } from "../../records/tabs.ts";
import { hear } from "../../ui/events.ts";
import { keyOf } from "../../ui/store.ts";
import { speaker } from "../../ui/words.ts";
import { breathsOfChoice, variantNamed } from "./choice.ts";
import { Conductor, prepared } from "./conductor.ts";
import type { Devices } from "./devices.ts";
import type { Act, Intent } from "./intents.ts";
import { commandOf } from "./keys.ts";
import { Runner } from "./runner.ts";
import { saveFile } from "./saving.ts";
import { SessionFollower } from "./session_follower.ts";
import { SessionKeeper } from "./session_keeper.ts";
import { Settling } from "./settling.ts";
import { Sounding } from "./sounding.ts";
import { State } from "./state.ts";
import { TimerView } from "./timer_view.ts";
import { type BreathTimerTraits, TRAITS, traitsOf } from "./traits.ts";

const MINUTE_MS = 60_000;

export class Timer {
  readonly #say;
  readonly #state: State;
  readonly #view: TimerView;
  readonly #sounding: Sounding;
  readonly #keeper: SessionKeeper;
  readonly #runner: Runner;
  readonly #conductor: Conductor;
  /** The kept choice is being set: it brings its own number of breaths. */
  #restoring = false;

  constructor(
    private readonly model: AnyModel<BreathTimerTraits>,
    el: HTMLElement,
    devices: Devices,
    signal: AbortSignal,
  ) {
    const traits = traitsOf(model);
    const { store, clock: steady } = devices;
    const say = this.#say = speaker(traits.words);
    const act: Act = (intent) => this.#act(intent);
    const state = this.#state = new State(traits, store);
    const settling = new Settling();
    this.#keeper = new SessionKeeper(store, keyOf(traits.lesson_id, "place"), traits);
    this.#view = new TimerView(state, say, act);
    this.#sounding = new Sounding(state, devices, say, lockScreenButtons(act), {
      changed: () => this.#runner.show(),
      interrupted: () => this.#runner.send({ type: "pause", at: this.#runner.now }),
    }, signal);
    const parts = [state, this.#sounding, this.#keeper, settling, steady, this.#view, say] as const;
    const follower = new SessionFollower(...parts, store, () => this.#conductor.over());
    const { clock } = this.#sounding.track;
    this.#runner = new Runner(prepared(state), clock, steady, follower, signal);
    this.#conductor = new Conductor({
      state,
      runner: this.#runner,
      sounding: this.#sounding,
      keeper: this.#keeper,
      settling,
      store,
      steady,
      say,
      setControls: (values) => this.#setControls(values),
    });
    el.replaceChildren(this.#view.root);
    this.#listen(signal);
    this.#conductor.takeKept();
    this.#runner.pulse();
    this.#runner.show();
  }

  #act(intent: Intent): void {
    if (intent.type === "save-file") void this.#saveFile();
    else this.#conductor.act(intent);
  }

  #listen(signal: AbortSignal): void {
    const { root } = this.#view;
    root.addEventListener("keydown", (event) => this.#keyDown(event), { signal });
    addEventListener("pagehide", () => this.#save(), { signal });
    const { lesson_id } = this.#state.traits;
    const again = (felt: "" | "fine" | "bad" = "") => this.#conductor.sessionsChanged(felt);
    hear("practised", lesson_id, ({ felt }) => again(felt), signal);
    whenErased(lesson_id, () => this.#conductor.erased(), signal);
    hear("choice", lesson_id, () => this.#conductor.takeKept(), signal);
    addEventListener("storage", ({ key }) => {
      if (key === null || key.startsWith(keyOf(lesson_id, ""))) again();
    }, { signal });
    // A page left open past midnight: a new day starts afresh.
    const midnight = setInterval(() => this.#runner.show(), MINUTE_MS);
    signal.addEventListener("abort", () => clearInterval(midnight));
    const propose = () => this.#proposeBreaths();
    const changed = () => this.#conductor.traitsChanged(traitsOf(this.model));
    this.model.on("change:variant_index", propose);
    for (const name of TRAITS) this.model.on(`change:${name}`, changed);
    signal.addEventListener("abort", () => {
      this.model.off("change:variant_index", propose);
      for (const name of TRAITS) this.model.off(`change:${name}`, changed);
      this.#save();
      root.remove();
    });
  }

  #keyDown(event: KeyboardEvent): void {
    const command = commandOf(event, this.#runner.session, this.#view.isOnFloor);
    if (command === null) return;
    if (typeof command === "number") {
      this.#view.setPressure(command);
      this.#act({ type: "pressure", of10: command });
    } else this.#act({ type: "command", command });
    event.preventDefault();
    event.stopPropagation();
  }

  #save(): void {
    const { session, now } = this.#runner;
    this.#keeper.save(session, now, this.#state.choice);
  }

  /** Choosing a variant proposes that variant's own number of breaths. */
  #proposeBreaths(): void {
    const breaths = this.model.get("variants")[this.model.get("variant_index")]?.breaths;
    if (this.#restoring || breaths === undefined || breaths === this.model.get("breaths")) return;
    this.#setControls({ breaths });
  }

  #setControls(values: Partial<BreathTimerTraits>): void {
    this.#restoring = values.breaths !== undefined;
    for (const [name, value] of Object.entries(values)) {
      this.model.set(name as keyof BreathTimerTraits, value);
    }
    this.#restoring = false;
    this.model.save_changes();
  }

  async #saveFile(): Promise<void> {
    const say = this.#say;
    const progress = (share: number) =>
      this.#view.saving(say("saving", { percent: Math.round(share * 100) }));
    progress(0);
    // Under way it is the session that is running, else the one that Start would begin.
    const { session } = this.#runner;
    const { traits, choice } = this.#state;
    const saved = {
      session,
      breaths: breathsOfChoice(traits, choice),
      variant: variantNamed(traits, session.plan.variant)?.name ?? "",
      lesson: { id: traits.lesson_id, title: traits.title },
    };
    try {
      const name = await saveFile(saved, this.#sounding, say, progress);
      this.#view.saving(say("saved", { name }));
    } catch {
      this.#view.saving(say("save_failed"));
    }
  }
}

/** Lock screen and headset: each button is a command, as a key is. */
function lockScreenButtons(act: Act) {
  return {
    play: () => act({ type: "command", command: "play" }),
    pause: () => act({ type: "command", command: "pause" }),
    stop: () => act({ type: "command", command: "stop" }),
    previous: () => act({ type: "command", command: "easier" }),
    next: () => act({ type: "command", command: "next" }),
  };
}
