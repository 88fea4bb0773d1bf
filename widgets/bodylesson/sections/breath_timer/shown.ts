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
  readonly gate: Gate;
  /** Something has changed only just now: presses that lead on do not count yet. */
  readonly settling: boolean;
  /** Whether it is the first breath of a step of a session. */
  readonly firstBreath: boolean;
  readonly pressure: boolean;
  /** Whether it asks how it is; a question once answered stays until the next session. */
  readonly after: "ask" | "if-answered" | "no";
  /** Why nothing deeper is to be had; empty where nothing would be asked, or something may. */
  readonly notDeeper: string;
  readonly floorButton: boolean;
  /** Which of sound, lock screen, wake lock and vibration are on. */
  readonly capabilities: string;
}

/** What the devices say of themselves at this moment. */
export interface Around {
  readonly offer: KeptSession | null;
  readonly questioning: boolean;
  readonly settling: boolean;
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
  const { offer, questioning, settling } = around;
  const { step, breath } = positionOf(session, now);
  const asking = isAsking(session, now) ? deeperFrom(session, known, step) : null;
  const deeper = asking?.variant.name ?? "";
  const stage = stageOf(session, now);
  const moment = { session, now, traits, choice, deeper, questioning };
  const before = () => offer ? offerScreen(offer, traits, say) : readyScreen(session, traits, say);
  const screen = stage === "ready" ? before() : sessionScreen(moment, stage, say);
  const onBall = screen.stage === "running" || screen.stage === "easing";
  const day = known.day.note;
  const why = whyNotDeeper(session, day);
  const couldAsk = onBall && drapedBefore(session.plan, breathsAt(session, now));
  return {
    screen,
    gate: traits.gate,
    settling,
    firstBreath: screen.stage !== "ready" && breath === 0,
    pressure: onBall,
    after: afterIn(screen, session, day.unanswered),
    notDeeper: why !== null && couldAsk ? say(`no_deeper_${why}`) : "",
    floorButton: screen.stage !== "done",
    capabilities: capabilityLine(around.capabilities, say),
  };
}

function afterIn({ stage }: Screen, { stopped }: Session, unanswered: boolean): Shown["after"] {
  if (stage === "done") return stopped ? "ask" : "no";
  if (stage !== "ready") return "no";
  return unanswered ? "ask" : "if-answered";
}
