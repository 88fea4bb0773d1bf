/**
 * A second player, for single clips beside the track: "Paused" and, if the track does not play,
 * each cue at its moment. It plays a clip's own file, so that nothing has to be made first.
 */

/** A moment of silence. */
const SILENCE =
  "data:audio/wav;base64,UklGRiwAAABXQVZFZm10IBAAAAABAAEAgD4AAAB9AAACABAAZGF0YQgAAAAAAAAAAAAAAA==";

export class Aside {
  #address = "";

  constructor(private readonly element: HTMLAudioElement | null, signal: AbortSignal) {
    signal.addEventListener("abort", () => this.hush());
  }

  /** Call it within a tap: from then on it may play by itself. */
  unlock(): void {
    const { element } = this;
    if (!element || this.#address !== "") return;
    element.src = SILENCE;
    element.play().catch(() => undefined);
  }

  /** Plays a clip; false where there is no player, or it does not begin. */
  async play(clip: Blob | null, volume: number): Promise<boolean> {
    const { element } = this;
    if (!element || !clip) return false;
    const address = URL.createObjectURL(clip);
    const old = this.#address;
    this.#address = address;
    element.volume = volume;
    element.src = address;
    if (old) URL.revokeObjectURL(old);
    try {
      await Promise.race([element.play(), late()]);
      return true;
    } catch (error) {
      // Another clip, or silence, took its place: that is not a failure.
      return this.#address !== address ||
        (error instanceof DOMException && error.name === "AbortError");
    }
  }

  hush(): void {
    this.element?.pause();
  }
}

/** A player that has not begun by then will not, in milliseconds. */
const LATE_MS = 1500;

function late(): Promise<never> {
  return new Promise((_, refuse) => setTimeout(() => refuse(new Error("late")), LATE_MS));
}
