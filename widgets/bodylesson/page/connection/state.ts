// How the way to the kernel is, and what changes it.

/** `lost` may come back by itself; after `gone` only a fresh page helps. */
export type Connection = "open" | "lost" | "gone";
export type ConnectionEvent = "opened" | "closed" | "kernel-gone";

/** The state after an event. A kernel that has ended never comes back. */
export function next(connection: Connection, event: ConnectionEvent): Connection {
  if (connection === "gone" || event === "kernel-gone") return "gone";
  return event === "opened" ? "open" : "lost";
}
