/**
 * What the widgets of one page know together of a lesson's records. Each is a module of its own with
 * a connection of its own; where storage does not answer, this is all that there is.
 */

import type { Trouble } from "./connection.ts";
import type { Kind, Records } from "./records.ts";
import { Waiting } from "./waiting.ts";

export interface Memory {
  /** Changes that could not be kept yet, in the order in which they were made. */
  readonly waiting: Waiting;
  /** Records as they were last read or kept, by kind and id. */
  readonly known: Map<Kind, Map<string, Records[Kind]>>;
  /** Whatever is being kept: one after the other, for a change must never be made twice. */
  saving: Promise<void>;
  /** Why the last change could not be kept. */
  refused: Trouble | null;
  /** Something was kept here that would be a loss. */
  hasNote: boolean;
  /** The browser was asked not to clear it. */
  asked: boolean;
}

const SHARED = Symbol.for("bodylesson.memory");

/** The same for every widget of a page. */
export function memoryOf(lesson: string): Memory {
  const scope = globalThis as { [SHARED]?: Map<string, Memory> };
  const all = scope[SHARED] ??= new Map();
  const memory = all.get(lesson) ?? {
    waiting: new Waiting(),
    known: new Map(),
    saving: Promise.resolve(),
    refused: null,
    hasNote: false,
    asked: false,
  };
  all.set(lesson, memory);
  return memory;
}
