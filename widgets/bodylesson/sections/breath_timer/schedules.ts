/** Makes the schedules of what is heard, from the learner's choice and the available clips. */

import type { Side } from "../../models/plan.ts";
import type { Session } from "../../models/session.ts";
import { alone, closing, scheduleOf } from "../../sound/schedule.ts";
import { type CueText, OWN_CUES, type Schedule, type Spoken } from "../../sound/sounds.ts";
import { clipKey, cueOf, type VoiceClips } from "../../sound/voice_clips.ts";
import type { Voice } from "../../sound/wanted.ts";
import { fill, forSide, type Say } from "../../ui/words.ts";
import { lastCues } from "./cue_choice.ts";
import { deeperFrom } from "./depth.ts";
import type { Known } from "./state.ts";
import { timeWords } from "./summary.ts";

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

  /** The rest of a session; `first` is said before anything else. */
  rest(session: Session, first: readonly string[]): Schedule {
    const { counting } = this.known.settings;
    const fewWords = this.known.fewWordsOpen && this.known.settings.fewWords;
    const mayAsk = (breaths: number) => deeperFrom(session, this.known, breaths) !== null;
    const last = lastCues(session);
    return scheduleOf(session, this.#voice(), { counting, fewWords, mayAsk, first, last });
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
    return spoken.map((cue) => ({ at: cue.at, text: this.text(cue) }));
  }

  /** What is said, in words. */
  text({ cue, side, value }: Pick<Spoken, "cue" | "side" | "value">): string {
    return spokenText(this.known.traits.cues[cue], side, value, this.say);
  }

  #voice(): Voice {
    const { cues } = this.known.traits;
    return {
      cues,
      key: (cue, side, value) => clipKey(cue, cues[cue], side, value),
      lasts: (key) => this.clips.lasts(key, cueOf(key, cues)?.spoken ?? ""),
    };
  }
}

/** What a cue says on a side, with the time that it names. */
export function spokenText(
  cue: CueText | undefined,
  side: Side,
  value: number | undefined,
  say: Say,
): string {
  const text = (side === "right" ? cue?.spoken_right : null) ?? cue?.spoken ?? "";
  return fill(forSide(text, side, say), value ? { time: timeWords(value, say) } : {});
}
