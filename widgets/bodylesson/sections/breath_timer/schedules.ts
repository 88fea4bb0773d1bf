/** Makes the schedules of what is heard, from what the learner chose and the clips that there are. */

import type { PlanStep, Side } from "../../models/plan.ts";
import type { Session } from "../../models/session.ts";
import { alone, closing, scheduleOf } from "../../sound/schedule.ts";
import { OWN_CUES, type Schedule } from "../../sound/sounds.ts";
import { clipKey, type VoiceClips } from "../../sound/voice_clips.ts";
import { forSide, type Say } from "../../ui/words.ts";
import { lastCues } from "./cue_choice.ts";
import { deeperFrom } from "./depth.ts";
import type { Known } from "./state.ts";

/** A line of the transcript, `at` seconds after the session's start. */
export interface Line {
  readonly at: number;
  readonly text: string;
}

export class Schedules {
  constructor(
    private readonly known: Known,
    private readonly clips: VoiceClips,
    private readonly say: Say,
  ) {}

  /** The rest of a session; `first` is said before all else. */
  rest(session: Session, first: readonly string[]): Schedule {
    const { counting } = this.known.settings;
    const mayAsk = (step: PlanStep) => deeperFrom(session, this.known, step) !== null;
    const last = lastCues(session);
    return scheduleOf(session, this.#voice(), { counting, mayAsk, first, last });
  }

  whole(session: Session): Schedule {
    return this.rest({ ...session, breaths: 0 }, []);
  }

  /** Bell and last words, for a learner who is off the ball before the plan's end. */
  close(session: Session): Schedule {
    const side = session.plan.steps.at(-1)?.side ?? "left";
    return closing(side, lastCues(session), this.#voice());
  }

  /** How to begin, for a learner who lies down in floor mode. */
  ready(side: Side): Schedule {
    return alone(side, [OWN_CUES.ready], this.#voice());
  }

  /** The words of a whole session, to read beforehand. */
  script(session: Session): Line[] {
    const { spoken } = this.whole(session);
    return spoken.map(({ at, cue, side }) => ({ at, text: this.text(cue, side) }));
  }

  text(cue: string, side: Side): string {
    return forSide(this.known.traits.cues[cue]?.spoken ?? "", side, this.say);
  }

  #voice() {
    const { cues } = this.known.traits;
    const cueOf = (key: string) => cues[key] ?? cues[key.replace(/-(left|right)$/, "")];
    return {
      cues,
      key: (cue: string, side: Side) => clipKey(cue, cues[cue]?.spoken ?? "", side),
      lasts: (key: string) => this.clips.lasts(key, cueOf(key)?.spoken ?? ""),
    };
  }
}
