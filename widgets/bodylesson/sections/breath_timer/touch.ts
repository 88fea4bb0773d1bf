/** Touches at each turn of the breath, once a turn. */

import { positionOf, type Session } from "../../models/session.ts";
import { isFlow, type Phase } from "../../models/tempo.ts";
import { canVibrate, vibrate } from "../../sound/vibration.ts";

export class Touch {
  #phase: Phase | null = null;

  look(session: Session, now: number, isWanted: boolean): void {
    const phase = session.status === "going" ? positionOf(session, now).phase : null;
    const turned = phase !== null && phase !== this.#phase;
    this.#phase = phase;
    if (turned && isFlow(phase) && isWanted && canVibrate()) vibrate(phase);
  }
}
