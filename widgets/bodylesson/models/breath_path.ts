/** A path of a pose's drawing between its two ends of the breath.
 *
 * `tools/draw_poses.py` writes both ends with the same commands, `d` with the air out and `data-in`
 * with the air in, so that numbers alone differ. */

const NUMBER = /-?\d+(?:\.\d+)?/g;

/** The path at `amount` of the breath, 0 out to 1 in; beyond that the nearer end.
 *
 * @throws RangeError where the ends have different commands. */
export function between(out: string, full: string, amount: number): string {
  const share = Math.min(Math.max(amount, 0), 1);
  const ends = full.match(NUMBER) ?? [];
  let at = 0;
  const path = out.replace(NUMBER, (start) => {
    const end = ends[at++];
    if (end === undefined) throw new RangeError("the ends of the breath have different commands");
    const value = Number(start) + (Number(end) - Number(start)) * share;
    // A separator in front, since a number may lose its minus sign.
    return ` ${Math.round(value * 100) / 100}`;
  });
  if (at !== ends.length) throw new RangeError("the ends of the breath have different commands");
  return path;
}
