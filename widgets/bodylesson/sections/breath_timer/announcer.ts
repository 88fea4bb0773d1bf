/** Finds what the live region has to say, moment by moment. */

import { announcement, besideVoice, firstExhale } from "./announcing.ts";
import type { Screen } from "./screen.ts";
import type { Shown } from "./shown.ts";

export class Announcer {
  #last: Screen | null = null;

  /** What is new, in words; null if it should stay silent. */
  next({ screen, firstBreath, voiceLeads }: Shown, everyBreath: boolean): string | null {
    const text = voiceLeads
      ? besideVoice(this.#last, screen, everyBreath)
      : announcement(this.#last, screen, everyBreath) ??
        firstExhale(this.#last, screen, firstBreath);
    this.#last = screen;
    return text;
  }
}
