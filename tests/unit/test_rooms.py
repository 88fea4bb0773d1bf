"""The lint that keeps imports pointing downward catches what it should."""

from pathlib import Path

import pytest

from tools import rooms


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An empty package of the project's name."""
    folder = tmp_path / "bodylesson"
    folder.mkdir()
    return folder


def write(package: Path, name: str, text: str = "") -> None:
    path = package / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_imports_that_point_downward_are_fine(package: Path) -> None:
    write(package, "models/plan.py")
    write(package, "models/plan.ts")
    write(package, "sections/__init__.py")
    write(package, "sections/section.py")
    write(package, "sections/gate/__init__.py")
    write(
        package,
        "sections/gate/gate.py",
        "from bodylesson.models import plan\nfrom bodylesson.sections.section import Section\n",
    )
    write(package, "sections/gate/gate.ts", 'import { plan } from "../../models/plan.ts";\n')
    found = rooms.arrows(package)
    assert rooms.faults(found) == []
    assert rooms.between_rooms(found) == {("sections", "models"): 2}


@pytest.mark.parametrize(
    ("file", "text", "target"),
    [
        ("models/plan.py", "from bodylesson.page import notebook", "page/notebook.py"),
        ("models/plan.py", "import bodylesson.page.notebook", "page/notebook.py"),
        ("models/plan.ts", 'export { x } from "../page/alive.ts";', "page/alive.ts"),
        ("models/plan.ts", 'const x = await import("../page/alive.ts");', "page/alive.ts"),
        ("sound/queue.ts", 'import "../records/keeper.ts";', "records/keeper.ts"),
        ("serve/server.py", "from bodylesson.publish.build import x", "publish/build.py"),
        ("sections/gate/gate.ts", 'import { q } from "../quiz/quiz.ts";', "sections/quiz/quiz.ts"),
        ("sections/one.py", "from bodylesson.sections.quiz import quiz", "sections/quiz/quiz.py"),
    ],
)
def test_an_import_from_above_or_next_door_is_named(
    package: Path, file: str, text: str, target: str
) -> None:
    write(package, file, text)
    write(package, target)
    write(package, f"{Path(target).parent}/__init__.py")
    (fault,) = rooms.faults(rooms.arrows(package))
    assert fault.startswith(f"{file}: expected ")
    assert fault.endswith(target)


def test_a_circle_is_shown(package: Path) -> None:
    write(package, "ui/a.ts", 'import type { B } from "./b.ts";')
    write(package, "ui/b.ts", 'import { a } from "./a.ts";')
    (fault,) = rooms.faults(rooms.arrows(package))
    assert fault.startswith("a circle: ui/")


def test_a_room_that_nobody_placed_is_named(package: Path) -> None:
    write(package, "attic/old.py")
    (fault,) = rooms.faults(rooms.arrows(package))
    assert fault == "attic: expected a layer in tools/rooms.py, got none"
