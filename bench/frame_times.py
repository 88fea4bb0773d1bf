"""Prints how long the muscle viewer's frames take; not part of `make test`.

    python -m bench.frame_times [--gpu]

In headless Chromium, WebGL in software unless `--gpu`. It turns the picture by 3 degrees a frame
for 120 frames, then bends the hip by 2 degrees a frame for 60, as a learner's hand would, and
states frames a second and the 50th and 95th percentile of the time between frames. The time to
draw is from asking for a frame until the card has finished it (`readPixels` waits for it).
"""

import argparse
import sys
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.help.anatomy import ViewerPage
from tests.browser.help.windows import ARGUMENTS
from tools.chromium import find

SIZES = ((360, 740), (1280, 800))

MEASURE = """async (what) => {
    const canvas = document.querySelector(".bl-canvas");
    const gl = canvas.getContext("webgl2");
    const surface = document.querySelector(".bl-surface");
    const { model } = bench.mounted[0];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const box = surface.getBoundingClientRect();
    const point = (type, x) => surface.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, button: 0, buttons: 1, isPrimary: true, bubbles: true,
        clientX: box.left + x, clientY: box.top + box.height / 2 }));
    surface.setPointerCapture = () => {};
    const gaps = [], draws = [];
    if (what === "turn") point("pointerdown", 20);
    let last = await frame();
    const count = what === "turn" ? 120 : 60;
    for (let i = 1; i <= count; i++) {
        if (what === "turn") point("pointermove", 20 + 6 * i);
        else model.set("hip_angle", 2 * i);
        const start = performance.now();
        const now = await frame();
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        draws.push(performance.now() - start);
        gaps.push(now - last);
        last = now;
    }
    if (what === "turn") point("pointerup", 20 + 6 * count);
    return { gaps: gaps.slice(5), draws: draws.slice(5), pixels: [canvas.width, canvas.height] };
}"""


def line(what: str, found: dict[str, Any]) -> str:
    """One line of the table."""
    gaps = sorted(found["gaps"])
    p95 = gaps[int(len(gaps) * 0.95)]
    wide, tall = found["pixels"]
    rate = 1000 * len(gaps) / sum(gaps)
    return (
        f"{what:5} {wide}x{tall}: {rate:5.1f} a second, p50 {median(gaps):.1f} ms, p95 {p95:.1f} ms"
    )


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gpu", action="store_true", help="use the machine's graphics card")
    own = [one for one in ARGUMENTS if "swiftshader" not in one]
    chosen = own if parser.parse_args(arguments).gpu else ARGUMENTS
    with sync_playwright() as playwright:
        path = find(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, args=chosen)
        for width, height in SIZES:
            page = browser.new_page(viewport={"width": width, "height": height})
            ViewerPage(page).open()
            for what in ("turn", "bend"):
                print(f"{width}x{height}", line(what, page.evaluate(MEASURE, what)))
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
