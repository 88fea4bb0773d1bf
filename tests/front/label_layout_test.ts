/** Labels: whatever the anchors, no box covers a box, no line crosses a line or runs over a box. */

import fc from "fast-check";
import {
  crosses,
  layOut,
  type Placed,
} from "../../widgets/bodylesson/sections/muscle_viewer/label_layout.ts";

const WIDE = 620;
const TALL = 480;

const anchors = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 6 }),
    x: fc.integer({ min: 170, max: WIDE - 170 }),
    y: fc.integer({ min: 0, max: TALL }),
    width: fc.integer({ min: 30, max: 150 }),
    height: fc.constantFrom(24, 40),
  }),
  { selector: ({ id }) => id, maxLength: 16 },
);

function overlap(a: Placed, b: Placed): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width &&
    a.top < b.top + b.height && b.top < a.top + a.height;
}

function runsOver(line: Placed, box: Placed): boolean {
  const [x0, y] = line.from;
  const [x1] = line.knee;
  const level = y > box.top && y < box.top + box.height &&
    Math.max(x0, x1) > box.left && Math.min(x0, x1) < box.left + box.width;
  // Beyond the knee a line is clear of its own column, and anchors are clear of both.
  return level;
}

Deno.test("boxes lie apart, inside the picture", () => {
  fc.assert(fc.property(anchors, (given) => {
    const placed = layOut(given, WIDE, TALL);
    for (const [i, a] of placed.entries()) {
      if (a.top < -1e-6 || a.top + a.height > TALL + 1e-6) return false;
      for (const b of placed.slice(i + 1)) if (overlap(a, b)) return false;
    }
    return true;
  }));
});

Deno.test("lines run over no other box", () => {
  fc.assert(fc.property(anchors, (given) => {
    const placed = layOut(given, WIDE, TALL);
    return placed.every((a) => placed.every((b) => a === b || !runsOver(a, b)));
  }));
});

Deno.test("lines of one column do not cross", () => {
  fc.assert(fc.property(anchors, (given) => {
    const placed = layOut(given, WIDE, TALL);
    for (const edge of [true, false]) {
      const column = placed.filter(({ left }) => (left === 0) === edge);
      for (const [i, a] of column.entries()) {
        for (const b of column.slice(i + 1)) if (crosses(a, b)) return false;
      }
    }
    return true;
  }));
});

Deno.test("nothing is left out while there is room", () => {
  fc.assert(fc.property(anchors, (given) => {
    const placed = layOut(given, WIDE, TALL * 4);
    return placed.length === given.length;
  }));
});
