/** The picture and the words of a class's practice, drawn at every frame from one clock. */

import { breathsBy } from "../../models/class_session.ts";
import { followed, JOINING_MS } from "../../models/class_clock.ts";
import { breathing } from "../../models/breath_path.ts";
import { PoseFigure } from "../../ui/pose_figure.ts";
import { type Picture, picture } from "../breath_timer/picture.ts";
import { deviceNow } from "./connection.ts";
import type { ClassLesson } from "./lesson.ts";
import type { ClassMoment } from "./moment.ts";

/** The class's clock as it is shown: once it is known well it follows the server's without a jump. */
export class ShownClock {
  #ahead: number | null = null;
  #looked = deviceNow();
  /** When the class's clock was first known, by the device's. */
  #known: number | null = null;
  #breath = 0;

  /** The device's clock at the last look, in ms. */
  get looked(): number {
    return this.#looked;
  }

  /** The class's clock in ms; null where it is not known. `beat` says when breaths begin. */
  now(
    wanted: number | null,
    beat: { at: number; breathsAt: number; going: boolean } | null,
    tempo: number,
  ): number | null {
    const device = deviceNow();
    const elapsed = device - this.#looked;
    this.#looked = device;
    if (wanted === null) return this.#ahead === null ? null : device + this.#ahead;
    const breath = beat === null || !beat.going
      ? null
      : Math.floor(breathsBy(beat, tempo, device + wanted));
    const begins = breath === null || breath !== this.#breath || breath < 0;
    if (breath !== null) this.#breath = breath;
    this.#known ??= device;
    const isJoining = device - this.#known < JOINING_MS;
    this.#ahead = followed(isJoining ? null : this.#ahead, wanted, elapsed, begins);
    return device + this.#ahead;
  }
}

/** The body and the flower that opens with the breath. */
export class Figure {
  readonly picture: Picture;
  readonly #figure = new PoseFigure(breathing);

  constructor(private readonly lesson: ClassLesson) {
    this.picture = picture(this.#figure);
  }

  draw({ screen }: ClassMoment): void {
    const { pose, instruction } = screen;
    const svg = pose === null ? "" : this.lesson.drawings.get(pose.id) ?? "";
    const words = this.lesson.timerSay("pose", { words: instruction });
    this.#figure.show(svg, pose?.mirrored ?? false, words);
    this.picture.draw(screen.fullness);
  }
}

/** Calls `draw` at every frame until the signal aborts; a hidden page needs none. */
export function everyFrame(draw: () => void, signal: AbortSignal): void {
  let frame = 0;
  const next = () => {
    draw();
    frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
}
