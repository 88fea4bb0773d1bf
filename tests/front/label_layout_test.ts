/** Labels: whatever the anchors, no box covers a box, no line crosses a line or runs over a box. */

import assert from "node:assert/strict";
import { fc } from "./properties.ts";
import {
  type Anchor,
  layOut,
  leastWidth,
  type Placed,
} from "../../widgets/bodylesson/sections/muscle_viewer/label_layout.ts";

type Sized = Omit<Anchor, "id">;

const WIDE = 620;
const TALL = 480;
const LEAST_GAP = 6;
/** What arithmetic may add or lose, in pixels. */
const NOTHING = 1e-6;

/** Labels of anchors clear of both columns, in whole pixels so that many lie in one line. */
const anchors = labels({
  x: fc.integer({ min: 170, max: WIDE - 170 }),
  y: fc.integer({ min: 0, max: TALL }),
});

/** Labels of anchors anywhere, under the columns and beyond the picture too. */
const anywhere = labels({
  x: fc.oneof(fc.integer({ min: -20, max: WIDE + 20 }), fc.double({ min: 0, max: 1, noNaN: true })),
  y: fc.integer({ min: -20, max: TALL + 20 }),
}, fc.integer({ min: 1, max: 120 }));

function labels(
  at: { x: fc.Arbitrary<number>; y: fc.Arbitrary<number> },
  height: fc.Arbitrary<number> = fc.constantFrom(24, 40, 56),
): fc.Arbitrary<Anchor[]> {
  const label = fc.record({ ...at, width: fc.integer({ min: 30, max: 150 }), height });
  return fc.array(label, { maxLength: 16 }).map(named);
}

function named(list: readonly Sized[]): Anchor[] {
  return list.map((label, i) => ({ ...label, id: String(i) }));
}

/** Each two that were placed. */
function pairs(placed: readonly Placed[]): [Placed, Placed][] {
  return placed.flatMap((a, i) => placed.slice(i + 1).map((b): [Placed, Placed] => [a, b]));
}

function columns(placed: readonly Placed[]): Placed[][] {
  return [true, false].map((atLeft) => placed.filter(({ left }) => (left === 0) === atLeft));
}

/** The least room between two boxes, along whichever axis keeps them farther apart. */
function room(a: Placed, b: Placed): number {
  const across = Math.max(a.left - (b.left + b.width), b.left - (a.left + a.width));
  const down = Math.max(a.top - (b.top + b.height), b.top - (a.top + a.height));
  return Math.max(across, down);
}

type Point = readonly [number, number];
type Segment = readonly [Point, Point];

/** On which side of a segment's line a point is, and how far from it; 0 where it touches. */
function beside([p, q]: Segment, [x, y]: Point): number {
  const length = Math.hypot(q[0] - p[0], q[1] - p[1]);
  if (length === 0) return 0;
  const distance = ((q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])) / length;
  return Math.abs(distance) < NOTHING ? 0 : distance;
}

function segments({ from, knee, to }: Placed): Segment[] {
  return [[from, knee], [knee, to]];
}

/** Whether any part of two lines crosses: each one's ends are on both sides of the other. */
function cross(a: Placed, b: Placed): boolean {
  return segments(a).some((s) =>
    segments(b).some((t) =>
      beside(s, t[0]) * beside(s, t[1]) < 0 && beside(t, s[0]) * beside(t, s[1]) < 0
    )
  );
}

function runsOver(line: Placed, box: Placed): boolean {
  const [x0, y] = line.from;
  const [x1] = line.knee;
  // Beyond the knee a line is clear of its own column, and anchors are clear of both.
  return y > box.top && y < box.top + box.height &&
    Math.max(x0, x1) > box.left && Math.min(x0, x1) < box.left + box.width;
}

const TANGLED: Record<string, Sized[]> = {
  "the three of which two are of one place": [
    { x: 170, y: 440, width: 150, height: 24 },
    { x: 198, y: 470, width: 30, height: 40 },
    { x: 197, y: 470, width: 30, height: 24 },
  ],
  "the five at two corners": [
    { x: 172, y: 476, width: 30, height: 24 },
    { x: 173, y: 476, width: 30, height: 24 },
    { x: 170, y: 0, width: 143, height: 24 },
    { x: 170, y: 473, width: 30, height: 24 },
    { x: 174, y: 0, width: 30, height: 24 },
  ],
};

for (const [name, list] of Object.entries(TANGLED)) {
  Deno.test(`no lines cross of ${name}`, () => {
    const placed = layOut(named(list), WIDE, TALL);
    assert.equal(placed.length, list.length);
    assert.deepEqual(pairs(placed).filter(([a, b]) => cross(a, b)), []);
  });
}

Deno.test("lines that should not cross are seen to cross", () => {
  const line = (from: number, to: Point): Placed => ({
    id: "",
    left: 0,
    top: from - 12,
    width: 30,
    height: 24,
    from: [34, from],
    knee: [154, from],
    to,
  });
  assert(cross(line(100, [200, 150]), line(150, [200, 100])));
  assert(cross(line(100, [300, 200]), line(150, [200, 100])));
  assert(!cross(line(100, [200, 100]), line(150, [200, 150])));
  assert(!cross(line(100, [200, 120]), line(150, [200, 120])));
});

Deno.test("no lines cross", () => {
  fc.assert(fc.property(anchors, (given) => {
    return pairs(layOut(given, WIDE, TALL)).every(([a, b]) => !cross(a, b));
  }));
});

Deno.test("no lines cross, wherever the anchors are and however tall the labels", () => {
  fc.assert(fc.property(anywhere, (given) => {
    return pairs(layOut(given, WIDE, TALL)).every(([a, b]) => !cross(a, b));
  }));
});

Deno.test("boxes lie 6 pixels apart or more, inside the picture", () => {
  fc.assert(fc.property(fc.oneof(anchors, anywhere), (given) => {
    const placed = layOut(given, WIDE, TALL);
    return placed.every((a) => a.top > -NOTHING && a.top + a.height < TALL + NOTHING) &&
      columns(placed).flatMap(pairs).every(([a, b]) => room(a, b) > LEAST_GAP - NOTHING) &&
      pairs(placed).every(([a, b]) => room(a, b) > 0);
  }));
});

Deno.test("boxes of one place lie 6 pixels apart and no more, around it", () => {
  const near = { x: 200, y: 240, width: 100, height: 24 };
  const right = { x: 420, y: 100, width: 100, height: 24 };
  const placed = layOut(named([near, { ...near, x: 210 }, right]), WIDE, TALL);
  const [upper, lower] = placed.filter(({ left }) => left === 0).map(({ top }) => top).toSorted();
  assert.deepEqual([upper, lower], [240 - 3 - 24, 240 + 3]);
});

Deno.test("two labels keep the order of their anchors where their lines do not cross so", () => {
  const size = { width: 100, height: 24 };
  const pair = [{ x: 170, y: 100, ...size }, { x: 300, y: 101, ...size }];
  const right = { x: 450, y: 300, ...size };
  const [upper, lower] = layOut(named([...pair, right]), WIDE, TALL);
  assert.deepEqual([upper?.id, lower?.id], ["0", "1"]);
});

Deno.test("a low label below a tall one does not make it give up its place", () => {
  const pair = [
    { x: 171, y: 80, width: 114, height: 24 },
    { x: 204, y: 80, width: 129, height: 5 },
  ];
  assert.deepEqual(layOut(named(pair), WIDE, TALL).map(({ id }) => id), ["0", "1"]);
});

Deno.test("an anchor between two pixels has its label, whatever rounding makes of its line", () => {
  const one = { x: 178, y: 0.9849948448341647, width: 42, height: 30 };
  assert.equal(layOut(named([one]), WIDE, TALL).length, 1);
});

Deno.test("of six places one below the other the highest go left, of one place the first", () => {
  const leftOf = (heights: number[]) => {
    const six = named(heights.map((y) => ({ x: 200, y, width: 90, height: 24 })));
    return layOut(six, WIDE, TALL).filter(({ left }) => left === 0).map(({ id }) => id).toSorted();
  };
  assert.deepEqual(leftOf([360, 300, 240, 180, 120, 60]), ["2", "3", "4", "5"]);
  assert.deepEqual(leftOf([240, 240, 240, 240, 240, 240]), ["0", "1", "2", "3"]);
});

Deno.test("labels of the very same place are both shown", () => {
  const one = { x: 200.1, y: 100.3, width: 100, height: 24 };
  assert.equal(layOut(named([one, { ...one, height: 40 }, one]), WIDE, TALL).length, 3);
});

Deno.test("neither column has more than half of the labels and one", () => {
  fc.assert(fc.property(fc.oneof(anchors, anywhere), (given) => {
    return columns(layOut(given, WIDE, 16 * (120 + LEAST_GAP)))
      .every(({ length }) => length <= Math.ceil(given.length / 2) + 1);
  }));
});

Deno.test("of six places on the left, four have their names there", () => {
  const six = named([1, 2, 3, 4, 5, 6].map((y) => ({ x: 200, y: 60 * y, width: 90, height: 24 })));
  assert.deepEqual(columns(layOut(six, WIDE, TALL)).map(({ length }) => length), [4, 2]);
});

Deno.test("of five places on the left four have their names there, and the middle goes right", () => {
  const five = named([1, 2, 3, 4, 5].map((y) => ({ x: 200, y: 60 * y, width: 90, height: 24 })));
  assert.deepEqual(columns(layOut(five, WIDE, TALL)).map(({ length }) => length), [4, 1]);
  const [middle] = layOut(named([{ x: WIDE / 2, y: 100, width: 90, height: 24 }]), WIDE, TALL);
  assert.equal(middle?.left, WIDE - 90);
});

Deno.test("the order in which anchors are given changes nothing", () => {
  const few = { min: 200, max: 203 };
  const close = labels({ x: fc.integer(few), y: fc.integer(few) });
  fc.assert(fc.property(close, (given) => {
    const byId = (placed: Placed[]) => placed.toSorted((a, b) => Number(a.id) - Number(b.id));
    const straight = byId(layOut(given, WIDE, TALL));
    assert.deepEqual(byId(layOut(given.toReversed(), WIDE, TALL)), straight);
  }));
});

Deno.test("the line of a label far taller than another begins level with one such beside it", () => {
  const low = { x: 200, y: 60, width: 90, height: 24 };
  const tall = { x: 210, y: 200, width: 90, height: 120 };
  const right = { x: 420, y: 200, width: 90, height: 24 };
  const [, found] = layOut(named([low, tall, right]), WIDE, TALL);
  // As tall as the other, a gap, and half of it.
  assert.equal(found && found.from[1] - found.top, 24 + LEAST_GAP + 12);
});

Deno.test("a column takes labels up to its last pixel, gaps and all", () => {
  // Of four labels, two go to each side: 2 × 24 and one gap of 6.
  const four = named([200, 210, 400, 410].map((x) => ({ x, y: 20, width: 30, height: 24 })));
  assert.equal(layOut(four, WIDE, 54).length, 4);
  assert.equal(layOut(four, WIDE, 53).length, 2);
});

Deno.test("a label that no other presses is level with its anchor, in the picture", () => {
  fc.assert(fc.property(anchors, (given) => {
    return columns(layOut(given, WIDE, TALL)).every((column) =>
      column.every((label) => {
        const least = label.height / 2;
        const wish = Math.min(Math.max(label.to[1], least), TALL - least);
        const pressed = column.some((other) =>
          other !== label && room(label, other) < LEAST_GAP + NOTHING
        );
        return pressed || Math.abs(label.from[1] - wish) < NOTHING;
      })
    );
  }));
});

Deno.test("no label is farther from its anchor's height than its column's labels are tall", () => {
  fc.assert(fc.property(anchors, (given) => {
    return columns(layOut(given, WIDE, TALL)).every((column) => {
      const stack = column.reduce((sum, { height }) => sum + height + LEAST_GAP, 0);
      return column.every(({ from, to }) => Math.abs(from[1] - to[1]) < stack);
    });
  }));
});

Deno.test("lines run over no other box", () => {
  fc.assert(fc.property(anchors, (given) => {
    const placed = layOut(given, WIDE, TALL);
    return placed.every((a) => placed.every((b) => a === b || !runsOver(a, b)));
  }));
});

Deno.test("a line begins 4 pixels beside its box, halfway down, and bends clear of the widest", () => {
  const [left, other, right] = layOut(
    named([
      { x: 200, y: 100, width: 50, height: 24 },
      { x: 210, y: 300, width: 120, height: 40 },
      { x: 420, y: 200, width: 80, height: 40 },
    ]),
    WIDE,
    TALL,
  );
  assert.deepEqual([left?.from, left?.knee, left?.to], [[54, 100], [124, 100], [200, 100]]);
  assert.deepEqual([other?.from, other?.knee], [[124, 300], [124, 300]]);
  assert.deepEqual([right?.from, right?.knee], [[536, 200], [536, 200]]);
});

Deno.test("a line of an anchor under its column begins beneath its box", () => {
  const [placed] = layOut(named([{ x: 20, y: 100, width: 50, height: 24 }]), WIDE, TALL);
  assert.deepEqual([placed?.from, placed?.knee, placed?.to], [[19, 100], [19, 100], [20, 100]]);
});

Deno.test("nothing is left out while there is room", () => {
  fc.assert(fc.property(fc.oneof(anchors, anywhere), (given) => {
    return layOut(given, WIDE, 16 * (120 + LEAST_GAP)).length === given.length;
  }));
});

Deno.test("columns as far apart as they ask for have no anchor under them", () => {
  fc.assert(fc.property(anywhere, (given) => {
    const middle = WIDE / 2;
    const width = leastWidth(given, middle);
    const moved = given.map((anchor) => ({ ...anchor, x: anchor.x + width / 2 - middle }));
    const placed = layOut(moved, width, 16 * (120 + LEAST_GAP));
    const widest = Math.max(...given.map((anchor) => anchor.width), 0);
    return placed.every(({ to: [x] }) => Math.min(x, width - x) > widest + 4);
  }));
});

Deno.test("the least width has room for the farthest anchor and the widest label on both sides", () => {
  assert.equal(leastWidth([], 310), 10);
  const one = { x: 200, y: 0, width: 50, height: 24 };
  assert.equal(leastWidth(named([one, { ...one, x: 330, width: 20 }]), 310), 2 * (110 + 50 + 5));
});

Deno.test("where there is no room at all, there are no labels, and it ends", () => {
  // A picture that is hidden while it draws is nothing high, and less without its margins.
  const one = { x: 100, y: 100, width: 40, height: 24 };
  for (const height of [0, -1, -20, -200]) {
    assert.deepEqual(layOut(named([one, { ...one, x: 300 }]), WIDE, height), []);
    assert.deepEqual(layOut([], WIDE, height), []);
  }
});
