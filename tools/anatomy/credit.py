"""Whose work is in `anatomy.bin`, written beside it."""

from pathlib import Path

from tools.credits import write_credit


def credit_anatomy(target: Path, release: str) -> None:
    """Write whose work is in the file, beside it; `release` is the version of myo-sim."""
    lumbar = {
        "name": "Constrained Lumbar Spine model (210 muscles)",
        "address": "https://simtk.org/projects/lumbarspine",
        "how": "by way of MyoBack (Walia et al., IROS 2025)",
    }
    full_body = {
        "name": "Full-Body Musculoskeletal Model",
        "by": "Rajagopal et al., IEEE Trans Biomed Eng 2016, doi:10.1109/TBME.2016.2586891",
        "address": "https://simtk.org/projects/full_body",
        "how": "by way of MyoLeg",
    }
    source = {
        "name": f"myo-sim {release}, model “myofullbody”",
        "by": "Vittorio Caggiano, Huiyi Wang and the MyoSim authors",
        "license": "Apache-2.0",
        "address": "https://github.com/MyoHub/myo_sim",
        "note": "Bone meshes, muscle paths and muscle lengths are derived from it.",
        "after": [lumbar, full_body],
    }
    changes = (
        "converted to millimetres and to other axes; three faulty faces of the hip bone left out;"
        " meshes smoothed by interpolating Loop subdivision; shade added; the spine's discs and the"
        " great vessels drawn; muscle paths sampled at hip angles from -20 to 120 degrees; the"
        " muscles' bellies and the fan of the iliacus drawn, all by tools/build_anatomy.py"
    )
    about = {"sources": [source], "changes": changes}
    write_credit(target.parent, target.stem, [target.name], about)
