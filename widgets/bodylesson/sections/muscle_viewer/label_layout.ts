/**
 * Places labels in a column on each side so that neither they nor their lines meet. Pure.
 *
 * This is one-sided boundary labelling with straight leaders: Bekos, Kaufmann, Symvonis and Wolff,
 * "Boundary labeling: models and efficient algorithms for rectangular maps", Computational
 * Geometry 36 (2007) 215-236, doi:10.1016/j.comgeo.2006.05.003. There a column is filled from its
 * end and each label takes the anchor that a ray, turning about the label's port, meets first. Its
 * ports stand still, whereas ours depend on which labels, of what height, are above; so this is
 * the argument for ours.
 *
 * Call the column's inner edge, where lines leave it, x = 0; anchors have x > 0, y grows downwards.
 * A label with its top at t has its port, where its line begins, at t + d, d being its depth. From
 * the top down, `next` picks for the place at t a label i such that, for every label j that is
 * left, line i stays above line j as far as both go, even with j directly below i: its port at
 * t + height(i) + GAP + depth(j). Wherever j comes to lie below that, its line only sinks, since
 * its anchor stays. So no later line meets an earlier one.
 *
 * Such a label exists for every t. Let R = t + D, D being the greatest depth. Among the anchors
 * left, let i's be the first that a ray from R meets, turning from straight up towards the picture:
 * no anchor lies above the line through R and it. With i at t, its port is not below R, and all
 * later ones are not above R, since height(i) + GAP + depth(j) >= D: `depths` sees to that. So line
 * i is nowhere below that line, and all later ones are nowhere above it.
 *
 * The lines of both columns never meet either: no anchor of the left one is to the right of one of
 * the right one's.
 */

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

/** In pixels: least room between two boxes of a column, and between a box and its line. */
const GAP = 6;
const TO_BOX = 4;
/** Lines this near each other, in pixels, touch: what arithmetic makes of a touch is not exact. */
const TOUCH = 1e-9;

/** Least distance of the columns' outer edges at which no anchor lies under a column. */
export function leastWidth(anchors: readonly Anchor[], middle: number): number {
  const widest = Math.max(...anchors.map((anchor) => anchor.width), 0);
  const farthest = Math.max(...anchors.map((anchor) => Math.abs(anchor.x - middle)), 0);
  return 2 * (farthest + widest + TO_BOX + 1);
}

/** All labels that fit; the picture is `width` by `height`. */
export function layOut(anchors: readonly Anchor[], width: number, height: number): Placed[] {
  const sorted = [...anchors].sort((a, b) => a.x - b.x || a.y - b.y || a.id.localeCompare(b.id));
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

/** A label with what decides its line: how far its anchor is from the edge, how deep its port. */
interface Label extends Anchor {
  readonly far: number;
  readonly depth: number;
}

function column(
  anchors: readonly Anchor[],
  edge: number,
  height: number,
  width: number,
): Placed[] {
  // Of one height, the order from left to right stays.
  let fitting = [...anchors].sort((a, b) => a.y - b.y);
  while (
    fitting.length > 0 && fitting.reduce((sum, a) => sum + a.height + GAP, -GAP) > height
  ) {
    fitting = fitting.slice(0, -1);
  }
  // Lines go level until they are clear of the column, so that they never run over another's box;
  // but never past an anchor, even if it lies under the column.
  const fromEdge = (x: number) => edge === 0 ? x : width - x;
  const widest = Math.max(...fitting.map((anchor) => anchor.width), 0);
  const clear = Math.min(widest + TO_BOX, ...fitting.map(({ x }) => fromEdge(x) - 1));
  const depthOf = depths(fitting);
  let rest: Label[] = fitting.map((anchor) => ({
    ...anchor,
    far: fromEdge(anchor.x) - clear,
    depth: depthOf(anchor),
  }));
  const placed: Placed[] = [];
  let free = 0;
  for (;;) {
    const top = firstTop(rest, free, height);
    const label = next(rest, top);
    if (label === undefined) return placed;
    placed.push(boxed(label, top, edge, width, clear));
    free = top + label.height + GAP;
    rest = rest.filter((other) => other !== label);
  }
}

/** How far below a label's top its line begins: halfway, unless another is far less tall. */
function depths(anchors: readonly Anchor[]): (anchor: Anchor) => number {
  const least = Math.min(...anchors.map((anchor) => anchor.height));
  return ({ height }) => Math.min(height / 2, least + GAP + least / 2);
}

/** The highest anchor's label among those that may have the place at `top`, above all others. */
function next(rest: readonly Label[], top: number): Label | undefined {
  return rest.find((label) => {
    const below = top + label.height + GAP;
    return rest.every((other) => {
      const far = Math.min(label.far, other.far);
      return lineAt(label, top, far) <= lineAt(other, below, far) + TOUCH;
    });
  });
}

/** The height, at a distance from the column's inner edge, of the line of a label at `top`. */
function lineAt(label: Label, top: number, far: number): number {
  const port = top + label.depth;
  return port + (label.y - port) * far / label.far;
}

/**
 * Where the column's first box goes if boxes in the order of their anchors, from `free` down, are
 * each as near their anchor's height as the others let them (least squares, pooling neighbours).
 */
function firstTop(order: readonly Anchor[], free: number, height: number): number {
  interface Block {
    wish: number;
    count: number;
    size: number;
    top: number;
  }
  const held = (wish: number, size: number) =>
    Math.min(Math.max(wish, free), Math.max(height - size, free));
  const blocks: Block[] = [];
  for (const anchor of order) {
    const wish = anchor.y - anchor.height / 2;
    const size = anchor.height;
    let block: Block = { wish, count: 1, size, top: held(wish, size) };
    for (;;) {
      const before = blocks.at(-1);
      if (before === undefined || before.top + before.size + GAP <= block.top) break;
      blocks.pop();
      const count = before.count + block.count;
      const wish = (before.wish * before.count + (block.wish - before.size - GAP) * block.count) /
        count;
      const size = before.size + GAP + block.size;
      block = { wish, count, size, top: held(wish, size) };
    }
    blocks.push(block);
  }
  return blocks[0]?.top ?? free;
}

function boxed(label: Label, top: number, edge: number, width: number, clear: number): Placed {
  const inwards = (distance: number) => edge === 0 ? distance : width - distance;
  const port = top + label.depth;
  return {
    id: label.id,
    left: edge === 0 ? 0 : width - label.width,
    top,
    width: label.width,
    height: label.height,
    from: [inwards(Math.min(label.width + TO_BOX, clear)), port],
    knee: [inwards(clear), port],
    to: [label.x, label.y],
  };
}
