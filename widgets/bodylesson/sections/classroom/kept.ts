/** What a tab keeps of its class over a reload: which class, and how the learner takes part in it. */

import type { ClassSession } from "../../models/class_session.ts";
import { isRecord, localStore } from "../../ui/store.ts";

/** The page's script looks for this name as well (`page/template/path/in_class.ts`). */
export const KEY = "bodylesson:class";

export interface KeptClass {
  readonly code: string;
  readonly session: ClassSession | null;
  /** They watch a partner. */
  readonly watching: boolean;
}

const store = localStore(1, () => sessionStorage);

export function keptClass(): KeptClass | null {
  const kept = store.read(KEY);
  if (!isRecord(kept) || typeof kept["code"] !== "string") return null;
  const session = isRecord(kept["session"]) ? kept["session"] as unknown as ClassSession : null;
  return { code: kept["code"], session, watching: kept["watching"] === true };
}

export function keepClass(kept: KeptClass): void {
  store.write(KEY, kept);
}

export function forgetClass(): void {
  store.erase(KEY);
}
