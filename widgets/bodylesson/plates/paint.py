"""The colors of the body in pose: custom properties, with the light theme as fallback."""

from bodylesson.ui.palette import palette


def ink(name: str) -> str:
    """A color of the palette for an SVG attribute."""
    return f"var(--bl-{name}, {palette()[name].light})"


TONES = {
    "skin": (
        ink("pose-skin"),
        ink("pose-skin-shade"),
        ink("pose-skin-deep"),
        ink("pose-skin-light"),
    ),
    "hair": (
        ink("pose-hair"),
        ink("pose-hair-shade"),
        ink("pose-hair-deep"),
        ink("pose-hair-light"),
    ),
    "shirt": (
        ink("pose-shirt"),
        ink("pose-shirt-shade"),
        ink("pose-shirt-deep"),
        ink("pose-shirt-light"),
    ),
    "shorts": (
        ink("pose-shorts"),
        ink("pose-shorts-shade"),
        ink("pose-shorts-deep"),
        ink("pose-shorts-light"),
    ),
    "ball": (
        ink("pose-ball"),
        ink("pose-ball-shade"),
        ink("pose-ball-deep"),
        ink("pose-ball-light"),
    ),
}
"""Each layer's tone, shade, deep shade and light."""

LINE = ink("pose-line")
FLOOR = ink("pose-floor")
HIDDEN = ink("pose-ball-hidden")
GLOW = ink("pose-glow")
SPINE = ink("pose-spine")
PSOAS, PSOAS_LIGHT, ILIACUS = ink("pose-psoas"), ink("pose-psoas-light"), ink("pose-iliacus")
