"""How every Chromium of the tests is started."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    # WebGL in software, so that the muscle viewer draws the same on every machine.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # Putting pages together that way too would take twice the processor of all else.
    "--disable-gpu-compositing",
]
