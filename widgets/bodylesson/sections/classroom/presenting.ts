/** Keys of a keyboard or a clicker, for board and desk. Two windows of one browser share them. */

export type Presented = "before" | "next" | "black" | "full";

const KEYS: Readonly<Record<string, Presented>> = {
  ArrowLeft: "before",
  PageUp: "before",
  ArrowRight: "next",
  PageDown: "next",
  b: "black",
  B: "black",
  ".": "black",
  f: "full",
  F: "full",
};
const CHANNEL = "bodylesson-class";

/** What a key means; null for one that a field or a modifier has its own use for. Pure. */
export function presented(
  { key, ctrlKey, altKey, metaKey, target }: Pick<
    KeyboardEvent,
    "key" | "ctrlKey" | "altKey" | "metaKey" | "target"
  >,
): Presented | null {
  if (ctrlKey || altKey || metaKey) return null;
  const field = target as { matches?: (selector: string) => boolean } | null;
  if (field?.matches?.("input, select, textarea, [role=slider], canvas")) return null;
  return KEYS[key] ?? null;
}

/** Hears presenter's keys here, and with `others` those of the board of the same class. */
export function onPresented(
  code: () => string,
  heard: (what: Presented) => void,
  others: boolean,
  signal: AbortSignal,
): void {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  signal.addEventListener("abort", () => channel?.close());
  addEventListener("keydown", (event) => {
    const what = presented(event);
    if (what === null) return;
    event.preventDefault();
    if (!others && (what === "before" || what === "next")) {
      channel?.postMessage({ code: code(), what });
    } else heard(what);
  }, { signal });
  if (!others || channel === null) return;
  channel.addEventListener("message", ({ data }) => {
    if (data?.code === code() && (data.what === "before" || data.what === "next")) {
      heard(data.what);
    }
  });
}
