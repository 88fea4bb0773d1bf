/** A path of a pose's drawing between its two ends of the breath.
 *
 * `tools/draw_poses.py` writes both ends with the same commands, `d` with the air out and `data-in`
 * with the air in, so that only numbers differ. */

const NUMBER = /-?\d+(?:\.\d+)?/g;

/** A path for an amount of breath, from 0 (out) to 1 (in); beyond that, the nearer end. */
export type Breathing = (amount: number) => string;

/** Reads both ends once, so that each moment of a breath costs little.
 *
 * @throws RangeError where the ends have different commands. */
export function breathing(out: string, full: string): Breathing {
  const starts = numbersIn(out);
  const ends = numbersIn(full);
  const commands = out.split(NUMBER);
  const isSame = full.split(NUMBER).map(bare).join(";") === commands.map(bare).join(";");
  if (!isSame) throw new RangeError("the ends of the breath have different commands");
  return (amount) => {
    const share = Math.min(Math.max(amount, 0), 1);
    let path = commands[0] ?? "";
    starts.forEach((start, index) => {
      const value = start + ((ends[index] ?? start) - start) * share;
      // A separator in front, since a number may lose its minus sign.
      path += ` ${Math.round(value * 100) / 100}${commands[index + 1] ?? ""}`;
    });
    return path;
  };
}

/** The path at one amount of the breath. */
export function between(out: string, full: string, amount: number): string {
  return breathing(out, full)(amount);
}

function numbersIn(path: string): number[] {
  return (path.match(NUMBER) ?? []).map(Number);
}

/** The text between two numbers without its spaces; a minus sign needs no separator in front. */
function bare(text: string): string {
  return text.replace(/[\s,]+/g, "");
}
