/**
 * Small records in this browser. Storage may be missing, full, forbidden or hold anything at all
 * (private windows, `file://`, another version): every failure reads as "nothing is kept".
 */

export interface Store {
  read(key: string): unknown;
  /** Whether it was kept. */
  write(key: string, value: unknown): boolean;
  erase(key: string): void;
}

/** What a store writes its texts to. */
type Area = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A record carries the version of its shape; another version reads as nothing. */
export function localStore(version: number, area: () => Area = () => localStorage): Store {
  return {
    read(key) {
      try {
        const record: unknown = JSON.parse(area().getItem(key) ?? "null");
        return isRecord(record) && record["version"] === version ? record["value"] : null;
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        area().setItem(key, JSON.stringify({ version, value }));
        return true;
      } catch {
        return false;
      }
    },
    erase(key) {
      try {
        area().removeItem(key);
      } catch {
        // Nothing could be kept, so nothing is left.
      }
    },
  };
}

const SHARED = Symbol.for("bodylesson.unkept");

/** What the browser would not keep, by key; the same for every widget of a page. */
function unkept(): Map<string, string> {
  const scope = globalThis as { [SHARED]?: Map<string, string> };
  return scope[SHARED] ??= new Map();
}

/**
 * The same store, and what the browser will not keep is known to the whole page until it is closed:
 * a private window forgets nothing of a session either.
 */
export function pageStore(version: number, area: () => Area = () => localStorage): Store {
  return localStore(version, () => ({
    getItem: (key) => unkept().get(key) ?? area().getItem(key),
    setItem(key, text) {
      unkept().set(key, text);
      area().setItem(key, text);
      unkept().delete(key);
    },
    removeItem(key) {
      unkept().delete(key);
      area().removeItem(key);
    },
  }));
}

/** Forgets what the browser would not keep of a lesson. */
export function forgetUnkept(lessonId: string): void {
  for (const key of [...unkept().keys()]) {
    if (key.startsWith(keyOf(lessonId, ""))) unkept().delete(key);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The key under which a widget of a lesson keeps its record. */
export function keyOf(lessonId: string, widget: string): string {
  return `bodylesson:${lessonId}:${widget}`;
}

/** The learner's own date, `2026-01-31`. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Removes every small record of a lesson, whichever widget keeps it. */
export function eraseLesson(lessonId: string, area: () => Storage = () => localStorage): void {
  forgetUnkept(lessonId);
  try {
    const store = area();
    for (const key of Object.keys(store)) {
      if (key.startsWith(keyOf(lessonId, ""))) store.removeItem(key);
    }
  } catch {
    // If storage is blocked, nothing could be kept.
  }
}
