/** The teacher's file: what was shown, as a table and as one picture, and no more than that. */

import { BYTE_ORDER_MARK, csv } from "../../records/csv.ts";
import type { Say } from "../../ui/words.ts";
import { paletteColor } from "../../ui/palette.ts";
import type { ClassLesson } from "./lesson.ts";
import type { PollState } from "./snapshot.ts";
import { known, linesOf } from "./tallies.ts";
import type { PollText } from "./traits.ts";

interface Row {
  readonly question: string;
  readonly answer: string;
  readonly count: number;
}

/** Every line that was shown. Pure. */
export function rowsOf(shown: readonly PollState[], texts: readonly PollText[], say: Say): Row[] {
  return known(shown, texts).flatMap(([poll, { tally }]) =>
    (tally ? linesOf(poll, tally, say) : []).map(({ text, count }) => ({
      question: poll.text,
      answer: text,
      count,
    }))
  );
}

/** The table. Pure. */
export function csvOf(shown: readonly PollState[], texts: readonly PollText[], say: Say): string {
  const rows = rowsOf(shown, texts, say)
    .map(({ question, answer, count }) => [question, answer, String(count)]);
  return csv([[say("csv_question"), say("csv_answer"), say("csv_count")], ...rows]);
}

const WIDTH = 1200;
const LINE = 44;

/** The same as a picture. */
export function pictureOf(
  shown: readonly PollState[],
  texts: readonly PollText[],
  say: Say,
): Promise<Blob | null> {
  const questions = known(shown, texts);
  const rows = rowsOf(shown, texts, say).length;
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = (rows + 2 * questions.length + 1) * LINE;
  const context = canvas.getContext("2d");
  if (context === null) return Promise.resolve(null);
  context.fillStyle = paletteColor("bg");
  context.fillRect(0, 0, canvas.width, canvas.height);
  let y = LINE;
  for (const [poll, { tally }] of questions) {
    context.font = "bold 28px system-ui, sans-serif";
    context.fillStyle = paletteColor("ink");
    context.fillText(poll.text, 40, y, WIDTH - 80);
    y += LINE;
    const lines = tally ? linesOf(poll, tally, say) : [];
    const most = Math.max(...lines.map(({ count }) => count), 1);
    context.font = "26px system-ui, sans-serif";
    for (const { text, count } of lines) {
      context.fillStyle = paletteColor("accent");
      context.fillRect(700, y - 24, 380 * count / most, 28);
      context.fillStyle = paletteColor("ink");
      context.fillText(text, 40, y, 640);
      context.fillText(String(count), 1100, y);
      y += LINE;
    }
    y += LINE / 2;
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Gives a file to whoever presses. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Asks the server for what was shown, and gives it as the teacher wants it. */
export class Results {
  #wanted: "csv" | "picture" = "csv";

  constructor(private readonly lesson: ClassLesson, private readonly request: () => void) {}

  ask(kind: "csv" | "picture"): void {
    this.#wanted = kind;
    this.request();
  }

  async hear(said: unknown): Promise<void> {
    if (!Array.isArray(said)) return;
    const shown = said as PollState[];
    const { polls, say, id } = this.lesson;
    if (this.#wanted === "csv") {
      save(
        `${id}-class.csv`,
        new Blob([BYTE_ORDER_MARK, csvOf(shown, polls, say)], { type: "text/csv" }),
      );
      return;
    }
    const picture = await pictureOf(shown, polls, say);
    if (picture) save(`${id}-class.png`, picture);
  }
}
