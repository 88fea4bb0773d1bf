/**
 * Tells other widgets on this page and other tabs that records have changed, and listens for it.
 */

import { forgetUnkept, keyOf, localStore } from "../ui/store.ts";
import { EVENT } from "./news.ts";

const store = localStore(1);

/** Records have changed, or the learner erased them all. */
export type News = "changed" | "erased";

/** The name of a lesson's database, and of the channel on which its changes are announced. */
export function nameOf(lessonId: string): string {
  return `bodylesson-${lessonId}`;
}

export class Tabs {
  readonly #channel: BroadcastChannel | null;
  readonly #stop = new AbortController();
  readonly #name: string;
  readonly #mark: string;

  constructor(lesson: string, told: (news: News) => void) {
    const heard = (news: News) => {
      if (news === "erased") forgetUnkept(lesson);
      told(news);
    };
    this.#name = nameOf(lesson);
    this.#mark = keyOf(lesson, "erased");
    this.#channel = open(this.#name);
    const { signal } = this.#stop;
    this.#channel?.addEventListener("message", ({ data }) => {
      heard(data === "erased" ? "erased" : "changed");
    }, { signal });
    // On this page: a channel may be missing or shut off on `file://`.
    addEventListener(EVENT, (event) => {
      if (!(event instanceof CustomEvent)) return;
      if (event.detail.name === this.#name && event.detail.from !== this) heard(event.detail.news);
    }, { signal });
    // The same for other tabs; a key of null says that all of the site's data were cleared.
    addEventListener("storage", ({ key, newValue }) => {
      if (key === null || key === this.#mark && newValue !== null) heard("erased");
    }, { signal });
    // A tab that slept may have missed a message.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") heard("changed");
    }, { signal });
  }

  tell(news: News): void {
    dispatchEvent(new CustomEvent(EVENT, { detail: { name: this.#name, from: this, news } }));
    this.#channel?.postMessage(news);
    if (news === "erased") {
      // Leave no trace of the message in storage.
      store.write(this.#mark, Date.now());
      store.erase(this.#mark);
    }
  }

  close(): void {
    this.#stop.abort();
    this.#channel?.close();
  }
}

/** Listens, until the signal aborts, for the learner erasing everything of a lesson. */
export function whenErased(lesson: string, heard: () => void, signal: AbortSignal): void {
  const tabs = new Tabs(lesson, (news) => {
    if (news === "erased") heard();
  });
  signal.addEventListener("abort", () => tabs.close(), { once: true });
}

function open(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
