/** What a server says of a class, read with care. Pure. */

import type { ClassPractice } from "../../models/class_session.ts";
import { isRecord } from "../../ui/store.ts";
import { isView, type View } from "./view.ts";

export type Stage =
  | "lobby"
  | "teaching"
  | "poll"
  | "getting-ready"
  | "practising"
  | "held"
  | "reflecting"
  | "closed";

export interface Tally {
  readonly counts: Readonly<Record<string, number>>;
  readonly others: readonly string[];
  readonly sum: number;
}

export interface PollState {
  readonly id: string;
  readonly status: "open" | "closed" | "shown";
  readonly tally?: Tally;
}

export interface Snapshot {
  readonly v: number;
  readonly stage: Stage;
  readonly step: string;
  /** How the board shows the body in 3D. */
  readonly view: View;
  readonly practice: ClassPractice | null;
  readonly polls: readonly PollState[];
  /** People in the class; 0 for fewer than five. */
  readonly here: number;
  /** For a desk alone. */
  readonly code?: string;
  readonly ready?: number;
  readonly all_ready?: boolean;
  readonly given?: number;
}

/** A snapshot; null where it is none. */
export function snapshotFrom(value: unknown): Snapshot | null {
  if (!isRecord(value) || value["t"] !== "state") return null;
  const { v, stage, step, polls, here, practice, view } = value;
  const isState = typeof v === "number" && typeof stage === "string" && typeof step === "string" &&
    typeof here === "number" && Array.isArray(polls) && polls.every(isPoll);
  if (!isState || !isPractice(practice) || !isView(view)) return null;
  return value as unknown as Snapshot;
}

/** Whether one is newer than another, so that a late message changes nothing. */
export function isNewer(now: Snapshot | null, next: Snapshot): boolean {
  return now === null || next.v >= now.v;
}

function isPoll(value: unknown): boolean {
  return isRecord(value) && typeof value["id"] === "string" && typeof value["status"] === "string";
}

function isPractice(value: unknown): boolean {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  const numbers = ["breaths", "tempo", "at", "breathsAt"].every((name) =>
    Number.isFinite(value[name])
  );
  const places = ["eased", "off"].every((name) =>
    value[name] === null || Number.isFinite(value[name])
  );
  const texts = ["variant", "side", "digest"].every((name) => typeof value[name] === "string");
  return numbers && places && texts && typeof value["going"] === "boolean" &&
    (value["tempo"] as number) >= 4 && (value["tempo"] as number) <= 10;
}
