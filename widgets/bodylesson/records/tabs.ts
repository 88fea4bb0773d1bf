/** Tells other widgets of this page and other tabs that records have changed, and hears it. */

const EVENT = "bodylesson:kept";

/** Records have changed, or the learner erased them all. */
export type News = "changed" | "erased";

export class Tabs {
  readonly #channel: BroadcastChannel | null;
  readonly #stop = new AbortController();

  constructor(private readonly name: string, heard: (news: News) => void) {
    this.#channel = open(name);
    const { signal } = this.#stop;
    this.#channel?.addEventListener("message", ({ data }) => {
      heard(data === "erased" ? "erased" : "changed");
    }, { signal });
    // On this page: a channel may be missing or shut off on `file://`.
    addEventListener(EVENT, (event) => {
      if (!(event instanceof CustomEvent)) return;
      if (event.detail.name === name && event.detail.from !== this) heard(event.detail.news);
    }, { signal });
    // A tab that slept may have missed a message.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") heard("changed");
    }, { signal });
  }

  tell(news: News): void {
    dispatchEvent(new CustomEvent(EVENT, { detail: { name: this.name, from: this, news } }));
    this.#channel?.postMessage(news);
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
