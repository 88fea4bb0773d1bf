/** Drag, pinch, wheel and keys on the picture. */

export interface Gestures {
  turn(turn: number, tilt: number): void;
  zoom(factor: number): void;
  tap(x: number, y: number): void;
  key(key: string): boolean;
  /** A hand touched the picture, or let go of it. */
  hold(on: boolean): void;
}

const DEGREES_A_PIXEL = 0.5;
const TAP_PX = 7;

export function listen(element: HTMLElement, on: Gestures, signal: AbortSignal): void {
  const held = new Map<number, { x: number; y: number }>();
  let moved = 0;
  let spread = 0;

  const gap = () => {
    const [a, b] = [...held.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  const options = { signal };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (held.size === 0) moved = 0;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    spread = gap();
    element.setPointerCapture(event.pointerId);
  }, options);
  element.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved += Math.hypot(dx, dy);
    if (moved < TAP_PX) return;
    on.hold(true);
    if (held.size === 2) {
      const now = gap();
      if (spread > 0 && now > 0) on.zoom(now / spread);
      spread = now;
      // Each of the two fingers moves the middle between them by half of its way.
      on.turn(-dx / 2 * DEGREES_A_PIXEL, dy / 2 * DEGREES_A_PIXEL);
      moved = Infinity;
    } else on.turn(-dx * DEGREES_A_PIXEL, dy * DEGREES_A_PIXEL);
  }, options);
  const release = (event: PointerEvent) => {
    if (!held.delete(event.pointerId)) return;
    if (held.size > 0) return;
    on.hold(false);
    if (event.type !== "pointerup" || moved >= TAP_PX) return;
    const box = element.getBoundingClientRect();
    on.tap(event.clientX - box.left, event.clientY - box.top);
  };
  element.addEventListener("pointerup", release, options);
  element.addEventListener("pointercancel", release, options);
  element.addEventListener("wheel", (event) => {
    // The wheel alone always scrolls the page; a pinch on a touch pad comes as ctrl and wheel.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    on.zoom(Math.exp(-event.deltaY / 500));
  }, { signal, passive: false });
  element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !on.key(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }, options);
}
