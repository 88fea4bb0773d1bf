/** Lock screen and headset: what plays, where it stands, and what their buttons do. */

import { coverCanvas } from "./cover.ts";

export interface MediaActions {
  play(): void;
  pause(): void;
  stop(): void;
  /** Easing off. */
  previous(): void;
  /** Asking whether to go deeper. */
  next(): void;
}

export interface NowPlaying {
  readonly title: string;
  readonly artist: string;
}

const ACTIONS = {
  play: "play",
  pause: "pause",
  stop: "stop",
  previoustrack: "previous",
  nexttrack: "next",
} as const satisfies Partial<Record<MediaSessionAction, keyof MediaActions>>;

export class LockScreen {
  readonly #session: MediaSession | null;
  #artwork: MediaImage[] | null = null;

  constructor(private readonly actions: MediaActions) {
    this.#session = "mediaSession" in navigator ? navigator.mediaSession : null;
  }

  /** Whether lock-screen and headset buttons reach us. */
  get exists(): boolean {
    return this.#session !== null;
  }

  begin(playing: NowPlaying): void {
    const session = this.#session;
    if (!session) return;
    this.#artwork ??= artwork();
    session.metadata = new MediaMetadata({ ...playing, artwork: this.#artwork });
    for (const [action, name] of Object.entries(ACTIONS)) {
      try {
        session.setActionHandler(action as MediaSessionAction, () => this.actions[name]());
      } catch {
        // This browser has no such button.
      }
    }
  }

  state(state: MediaSessionPlaybackState, seconds: number, duration: number): void {
    if (!this.#session) return;
    this.#session.playbackState = state;
    if (!(duration > 0)) return;
    try {
      const position = Math.min(Math.max(seconds, 0), duration);
      this.#session.setPositionState({ duration, position, playbackRate: 1 });
    } catch {
      // Older browsers show no position.
    }
  }

  end(): void {
    const session = this.#session;
    if (!session) return;
    session.playbackState = "none";
    session.metadata = null;
    for (const action of Object.keys(ACTIONS)) {
      try {
        session.setActionHandler(action as MediaSessionAction, null);
      } catch {
        // It was never set.
      }
    }
  }
}

function artwork(): MediaImage[] {
  const canvas = coverCanvas();
  if (!canvas) return [];
  const src = canvas.toDataURL("image/png");
  return [{ src, sizes: `${canvas.width}x${canvas.height}`, type: "image/png" }];
}
