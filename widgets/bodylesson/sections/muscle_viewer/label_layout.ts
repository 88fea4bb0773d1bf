/** Places labels in a column on each side so that neither they nor their lines meet. Pure. */

export interface Anchor {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly id: string;
  /** The label's box. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where its line begins, at the box; where it leaves the column; and its end at the anchor. */
  readonly from: readonly [number, number];
  readonly knee: readonly [number, number];
  readonly to: readonly [number, number];
}

const GAP = 6;
const TO_BOX = 4;

/** All labels that fit; the picture is `width` by `height`. */
export function layOut(anchors: readonly Anchor[], width: number, height: number): Placed[] {
  const sorted = anchors.toSorted((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1));
  const half = balanced(sorted, width);
  return [
    ...column(sorted.slice(0, half), 0, height, width),
    ...column(sorted.slice(half), width, height, width),
  ];
}

/** How many, from the left, go left: by side, but neither column gets much more than half. */
function balanced(sorted: readonly Anchor[], width: number): number {
  const byPlace = sorted.filter((anchor) => anchor.x < width / 2).length;
  const most = Math.ceil(sorted.length / 2) + 1;
  return Math.min(Math.max(byPlace, sorted.length - most), most);
}

function column(
  anchors: readonly Anchor[],
  edge: number,
  height: number,
  width: number,
): Placed[] {
  let order = anchors.toSorted((a, b) => a.y - b.y || a.x - b.x);
  while (order.reduce((sum, a) => sum + a.height + GAP, -GAP) > height) order = order.slice(0, -1);
  let placed = spread(order, edge, height, width);
  // Neighbours whose lines cross change places; each change shortens the lines, so it ends.
  for (let round = 0; round < order.length * order.length; round++) {
    const at = placed.findIndex((p, i) => {
      const next = placed[i + 1];
      return next !== undefined && crosses(p, next);
    });
    if (at < 0) break;
    const [a, b] = [order[at], order[at + 1]];
    if (a === undefined || b === undefined) break;
    order = order.toSpliced(at, 2, b, a);
    placed = spread(order, edge, height, width);
  }
  return placed;
}

/** Boxes in order, each as near its anchor's height as the others let it. */
function spread(
  order: readonly Anchor[],
  edge: number,
  height: number,
  width: number,
): Placed[] {
  interface Block {
    wish: number;
    count: number;
    size: number;
    top: number;
    members: Anchor[];
  }
  const blocks: Block[] = [];
  for (const anchor of order) {
    const wish = anchor.y - anchor.height / 2;
    let block: Block = { wish, count: 1, size: anchor.height, top: wish, members: [anchor] };
    block.top = held(block, height);
    for (;;) {
      const before = blocks.at(-1);
      if (before === undefined || before.top + before.size + GAP <= block.top) break;
      blocks.pop();
      const wishes = before.wish * before.count +
        (block.wish - before.size - GAP) * block.count;
      const count = before.count + block.count;
      block = {
        wish: wishes / count,
        count,
        size: before.size + GAP + block.size,
        top: 0,
        members: [...before.members, ...block.members],
      };
      block.top = held(block, height);
    }
    blocks.push(block);
  }
  const widest = Math.max(...order.map((anchor) => anchor.width), 0);
  return blocks.flatMap((block) => {
    let top = block.top;
    return block.members.map((anchor) => {
      const box = boxed(anchor, top, edge, width, widest);
      top += anchor.height + GAP;
      return box;
    });
  });
}

function held(block: { wish: number; size: number }, height: number): number {
  return Math.min(Math.max(block.wish, 0), Math.max(height - block.size, 0));
}

function boxed(
  anchor: Anchor,
  top: number,
  edge: number,
  width: number,
  widest: number,
): Placed {
  const left = edge === 0 ? 0 : width - anchor.width;
  const side = edge === 0 ? anchor.width + TO_BOX : left - TO_BOX;
  const middle = top + anchor.height / 2;
  // A line goes level until it is clear of the column, so that it never runs over another's box.
  const clear = edge === 0 ? widest + TO_BOX : width - widest - TO_BOX;
  return {
    id: anchor.id,
    left,
    top,
    width: anchor.width,
    height: anchor.height,
    from: [side, middle],
    knee: [clear, middle],
    to: [anchor.x, anchor.y],
  };
}

/** Whether two lines cross, beyond their columns. */
export function crosses(a: Placed, b: Placed): boolean {
  const d = (
    p: readonly [number, number],
    q: readonly [number, number],
    r: readonly [
      number,
      number,
    ],
  ) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return d(a.knee, a.to, b.knee) * d(a.knee, a.to, b.to) < 0 &&
    d(b.knee, b.to, a.knee) * d(b.knee, b.to, a.to) < 0;
}
