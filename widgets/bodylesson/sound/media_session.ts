/** Lock screen and headset: what plays, where it stands, and what their buttons do. */

import { paletteColor } from "../ui/palette.ts";

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

/** A flower like the timer's, drawn here: lock screens want pixels. */
function artwork(): MediaImage[] {
  const size = 256;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  if (!pen) return [];
  pen.fillStyle = paletteColor("cover");
  pen.fillRect(0, 0, size, size);
  pen.translate(size / 2, size / 2);
  pen.globalAlpha = 0.4;
  pen.fillStyle = paletteColor("cover-petal");
  for (let petal = 0; petal < 8; petal++) {
    pen.rotate(Math.PI / 4);
    pen.beginPath();
    pen.arc(0, -54, 42, 0, 2 * Math.PI);
    pen.fill();
  }
  const src = canvas.toDataURL("image/png");
  return [{ src, sizes: `${size}x${size}`, type: "image/png" }];
}
