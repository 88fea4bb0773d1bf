/** All that the timer shows at one moment, its panels and floor mode included. Pure. */

import { drapedBefore } from "../../models/consent.ts";
import { breathsAt, isAsking, positionOf, type Session, stageOf } from "../../models/session.ts";
import type { Say } from "../../ui/words.ts";
import { type Capabilities, capabilityLine } from "./capabilities.ts";
import { deeperFrom, whyNotDeeper } from "./depth.ts";
import type { KeptSession } from "./kept_session.ts";
import { offerScreen, readyScreen } from "./ready_screen.ts";
import type { Screen } from "./screen.ts";
import { sessionScreen } from "./session_screen.ts";
import type { Known } from "./state.ts";
import type { Gate } from "./traits.ts";

export interface Shown {
  readonly screen: Screen;
  /** What stands on the page itself: what Start would begin. */
  readonly front: Screen;
  /** What can be changed is shown. */
  readonly changing: boolean;
  /** Where the phone lies is not known yet. */
  readonly asksPhone: boolean;
  readonly gate: Gate;
  /** It felt bad today: nothing begins until tomorrow. */
  readonly closed: boolean;
  /** Something has only just changed: presses that lead on do not count yet. */
  readonly settling: boolean;
  /** Whether it is the first breath of a step of a session. */
  readonly firstBreath: boolean;
  readonly pressure: boolean;
  /**
   * Why nothing deeper is available; empty if it would not be asked here, or if it is available.
   */
  readonly notDeeper: string;
  /** Fewer words may be chosen. */
  readonly fewWords: boolean;
  /** The recorded voice is heard, so nothing else says what it says. */
  readonly voiceLeads: boolean;
  /** Which of sound, lock screen, wake lock and vibration are on. */
  readonly capabilities: string;
}

function voiceLeads({ wanted, sound }: Capabilities, { traits, settings }: Known): boolean {
  return wanted && sound === "on" && traits.voice_data !== null && settings.volumes.voice > 0;
}

/** What the devices report about themselves at this moment. */
export interface Around {
  readonly offer: KeptSession | null;
  readonly questioning: boolean;
  /** The cue that was said last in the step under way; null where none was. */
  readonly lastSaid: string | null;
  readonly settling: boolean;
  /** Seconds for which a step of getting into place still waits. */
  readonly waitsFor: number;
  readonly capabilities: Capabilities;
}

export function shownOf(
  session: Session,
  now: number,
  known: Known,
  around: Around,
  say: Say,
): Shown {
  const { traits, choice } = known;
  const { offer, questioning, lastSaid, settling, waitsFor } = around;
  const { breath } = positionOf(session, now);
  const asking = isAsking(session, now)
    ? deeperFrom(session, known, breathsAt(session, now))
    : null;
  const deeper = asking?.variant.name ?? "";
  const stage = stageOf(session, now);
  const moment = { session, now, traits, choice, deeper, questioning, lastSaid, waitsFor };
  const day = known.day.note;
  const before = () =>
    offer
      ? offerScreen(offer, traits, day.bad, say)
      : readyScreen(session, choice, traits, day.bad, say);
  const front = before();
  const screen = stage === "ready" ? front : sessionScreen(moment, stage, say);
  const onBall = screen.stage === "running" || screen.stage === "easing";
  const why = whyNotDeeper(session, known);
  const couldAsk = onBall && drapedBefore(session.plan, breathsAt(session, now));
  return {
    screen,
    front,
    changing: traits.panel === "flex",
    asksPhone: known.asksPhone,
    gate: traits.gate,
    closed: day.bad,
    settling,
    firstBreath: screen.stage !== "ready" && breath === 0,
    pressure: onBall,
    // That deeper ways wait for other days is said when choosing a variant, not with every breath.
    notDeeper: why !== null && why !== "early" && couldAsk ? say(`no_deeper_${why}`) : "",
    fewWords: known.fewWordsOpen,
    voiceLeads: voiceLeads(around.capabilities, known),
    capabilities: capabilityLine(around.capabilities, say),
  };
}
