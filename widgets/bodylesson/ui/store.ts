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

/** A record carries the version of its shape; another version reads as nothing. */
export function localStore(version: number, area: () => Storage = () => localStorage): Store {
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
  try {
    const store = area();
    for (const key of Object.keys(store)) {
      if (key.startsWith(keyOf(lessonId, ""))) store.removeItem(key);
    }
  } catch {
    // If storage is blocked, nothing could be kept.
  }
}
