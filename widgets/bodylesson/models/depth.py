"""What is under the ball: how deep the psoas may be, what lies before it, how far a ball can go.

An estimate, wrong by 3 cm or more: no study read measured the depth from the front at this spot.
Lying on the back, tissue not pressed. How far the learner's ball goes is computed in `depth.ts`.
"""

from dataclasses import dataclass
from math import sqrt

DEPTH_ERROR_MM = 30.0
"""Least error of the depth estimate, either way."""

PSOAS_BEHIND_PLEXUS_MM = 27.0
"""From the lumbar plexus forward to the front of the psoas: 45 mm from the transverse process
[yoo-2019] less 18 mm from there to the plexus (not sourced: general knowledge)."""

PSOAS_EDGES_MM = (27.3, 64.1)
"""Inner and outer border of the psoas from the midline near L5, mean of 22 scans [farny-1994]."""

PSOAS_EDGES_SPREAD_MM = (6.4, 16.1)
"""Standard deviations of the two borders [farny-1994]."""

PSOAS_THICK_MM = (34.3, 47.0)
"""Front to back: adults by ultrasound [psoas-ultrasound-nigeria], young men by MRI
[psoas-mri-2011]."""

RECTUS_EDGE_MM, RECTUS_EDGE_SPREAD_MM = 76.0, 15.0
"""Outer edge of the rectus from the midline near the navel, women [hurd-1994]."""

RECTUS_THICK_MM = 8.1
"""Rectus abdominis, front to back [abbas-2021]."""

EPIGASTRIC_MM, EPIGASTRIC_SPREAD_MM = 44.9, 11.5
"""Inferior epigastric artery from the midline at the navel [joy-2017]."""


@dataclass(frozen=True, slots=True)
class BodySize:
    """An example body. The wall and the aorta are ultrasound means of women by weight group."""

    id: str
    height_cm: float
    weight_kg: float
    thick_mm: tuple[float, float]
    """Belly front to back at the iliac crests, lying: from the lower to the upper US percentile
    [kahn-2014]."""
    wall_mm: float
    """Skin, fat and muscle of the front wall near the navel [aagl-2024]."""
    aorta_mm: float
    """Skin to aorta, the probe pressing a little [aagl-2024]."""


BODY_SIZES = (
    BodySize("slim", 160, 50, (164, 164), 18.2, 45.0),
    BodySize("middle", 170, 70, (192, 219), 25.7, 56.9),
    BodySize("big", 170, 95, (252, 305), 36.9, 78.9),
)


def psoas_depth(thick_mm: float, height_cm: float, weight_kg: float) -> float:
    """Front of the psoas behind the skin of the belly, in mm, at L4, lying on the back.

    Belly thickness less the depth of the plexus from the back, 87.24 - 0.36 height + 0.69 weight
    [yoo-2019], and less `PSOAS_BEHIND_PLEXUS_MM`.
    """
    from_back = 87.24 - 0.36 * height_cm + 0.69 * weight_kg
    return thick_mm - (from_back + PSOAS_BEHIND_PLEXUS_MM)


def depth_range(body: BodySize) -> tuple[float, float]:
    """The estimate for a body, least and most, without its error."""
    low, high = (psoas_depth(t, body.height_cm, body.weight_kg) for t in body.thick_mm)
    return low, high


def depth_with_error(body: BodySize) -> tuple[float, float]:
    """The estimate with its error, never less than the belly wall."""
    low, high = depth_range(body)
    return max(low - DEPTH_ERROR_MM, body.wall_mm), high + DEPTH_ERROR_MM


def contact_radius(diameter_mm: float, sunk_mm: float) -> float:
    """Radius of the patch on which a ball presses, mm.

    The rim of a sphere's cap of height d, sqrt(2 R d - d * d): our own geometry. Skin that did not
    hug the ball all the way up would touch less of it, so for a stiff ball this is the most. Once
    half of the ball is in, it grows no more.
    """
    held = min(max(sunk_mm, 0.0), diameter_mm / 2)
    return sqrt(held * (diameter_mm - held))
