/** Tells other widgets of this page and other tabs that records have changed, and hears it. */

const EVENT = "bodylesson:kept";

export class Tabs {
  readonly #channel: BroadcastChannel | null;
  readonly #stop = new AbortController();

  constructor(private readonly name: string, changed: () => void) {
    this.#channel = open(name);
    const { signal } = this.#stop;
    this.#channel?.addEventListener("message", changed, { signal });
    // On this page: a channel may be missing or shut off on `file://`.
    addEventListener(EVENT, (event) => {
      if (!(event instanceof CustomEvent)) return;
      if (event.detail.name === name && event.detail.from !== this) changed();
    }, { signal });
    // A tab that slept may have missed a message.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") changed();
    }, { signal });
  }

  tell(): void {
    dispatchEvent(new CustomEvent(EVENT, { detail: { name: this.name, from: this } }));
    this.#channel?.postMessage("changed");
  }

  close(): void {
    this.#stop.abort();
    this.#channel?.close();
  }
}

function open(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
