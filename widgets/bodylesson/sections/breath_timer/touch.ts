/** Vibrates at each turn of the breath, once per turn. */

import { isLedByBreath } from "../../models/pace.ts";
import { positionOf, type Session } from "../../models/session.ts";
import { isFlow, type Phase } from "../../models/tempo.ts";
import { canVibrate, vibrate } from "../../sound/vibration.ts";

export class Touch {
  #phase: Phase | null = null;

  look(session: Session, now: number, isWanted: boolean): void {
    const { step, phase: here } = positionOf(session, now);
    const phase = session.status === "going" && isLedByBreath(step) ? here : null;
    const turned = phase !== null && phase !== this.#phase;
    this.#phase = phase;
    if (turned && isFlow(phase) && isWanted && canVibrate()) vibrate(phase);
  }
}
