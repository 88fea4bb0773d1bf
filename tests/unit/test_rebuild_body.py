"""With `make body`: the data file built again from MakeHuman's assets is the committed one."""

import importlib.util
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import pytest

from bodylesson.models.body import Body, read_body
from tests.unit.posed_lesson import BODY


def missing() -> list[str]:
    """Packages that are not installed."""
    lacking = [name for name in ("pyfqmr", "scipy") if importlib.util.find_spec(name) is None]
    try:
        version("anny")
    except PackageNotFoundError:
        lacking.append("anny")
    return lacking


pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"NOT RUN: {', '.join(missing())} missing; `make body` brings them"
)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Body:
    from tools import build_body

    target = tmp_path_factory.mktemp("body") / "body.bin"
    build_body.main(target)
    return read_body(target)


def test_the_surface_agrees_to_a_millimetre(rebuilt: Body) -> None:
    assert rebuilt.builds.keys() == BODY.builds.keys()
    for name, build in BODY.builds.items():
        new = rebuilt.builds[name].points
        for points, others in ((new, build.points), (build.points, new)):
            far = max(float(np.linalg.norm(others - point, axis=1).min()) for point in points[::20])
            assert far <= 30, name
        for end in ("min", "max"):
            ends = [getattr(points, end)(axis=0) for points in (new, build.points)]
            assert np.abs(ends[0] - ends[1]).max() <= 1, name


def test_joints_and_marks_agree(rebuilt: Body) -> None:
    for name, build in BODY.builds.items():
        for joint, at in build.joints.items():
            assert np.abs(rebuilt.builds[name].joints[joint] - at).max() <= 0.1, (name, joint)
        for mark, at in build.marks.items():
            assert np.abs(rebuilt.builds[name].marks[mark] - at).max() <= 0.1, (name, mark)


def test_the_source_is_named_with_its_license(rebuilt: Body) -> None:
    assert rebuilt.source == BODY.source
    assert "CC0" in BODY.source
    assert Path(__file__).parents[2].joinpath("NOTICE").read_text().count("MakeHuman") >= 1


def test_the_skin_of_the_muscle_viewer_is_built_the_same(tmp_path: Path) -> None:
    from tools import build_skin

    media = Path(__file__).parents[2] / "lessons" / "psoas-release" / "media"
    (tmp_path / "anatomy.bin").write_bytes((media / "anatomy.bin").read_bytes())
    build_skin.main(tmp_path)
    assert (tmp_path / "skin.bin").read_bytes() == (media / "skin.bin").read_bytes()
