/** Keeps the screen awake where the browser can; asks again whenever the page comes back. */

/** `insecure`: only https may; `absent`: this browser cannot; `refused`: it declined this time. */
export type AwakeState = "off" | "on" | "insecure" | "absent" | "refused";

export class Awake {
  #wanted = false;
  #lock: WakeLockSentinel | null = null;
  #state: AwakeState = "off";

  constructor(private readonly changed: () => void, signal: AbortSignal) {
    document.addEventListener("visibilitychange", () => void this.#ask(), { signal });
    signal.addEventListener("abort", () => this.let());
  }

  get state(): AwakeState {
    if (!("wakeLock" in navigator)) return isSecureContext ? "absent" : "insecure";
    return this.#state;
  }

  keep(): void {
    this.#wanted = true;
    void this.#ask();
  }

  let(): void {
    this.#wanted = false;
    void this.#lock?.release();
    this.#become("off");
  }

  async #ask(): Promise<void> {
    if (!this.#wanted || document.visibilityState !== "visible" || !("wakeLock" in navigator)) {
      return;
    }
    if (this.#lock && !this.#lock.released) return;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      // The system takes it back by itself: to save power, or while the page is hidden.
      this.#lock.addEventListener("release", () => this.#wanted && this.#become("refused"));
      if (this.#wanted) this.#become("on");
      else void this.#lock.release();
    } catch {
      this.#become("refused");
    }
  }

  #become(state: AwakeState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.changed();
  }
}
