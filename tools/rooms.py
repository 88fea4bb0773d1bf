"""Which room of the package imports which; part of `make lint`.

    python -m tools.rooms [--show]

Fails on a file that imports from a room above its own or from a neighbour, on files that import
each other in a circle, and on a room that has no layer. Reads Python with `ast` and TypeScript by
its import statements. `--show` prints the arrows between rooms as well.
"""

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "widgets" / "bodylesson"

LAYERS = (
    {"lesson"},
    {"models"},
    {"ui"},
    {"sound", "records", "plates"},
    {"sections"},
    {"page"},
    {"compose", "pack"},
    {"publish", "serve"},
    {"cli", "__init__"},
    {"__main__"},
)
"""From the ground up. Rooms of one layer do not know each other."""

NEIGHBOURS = {"sections"}
"""Rooms whose folders do not know each other either; files right below the room serve them all."""

DECLARES = Path("sections", "section.py")
"""Imported by the module of a folder that declares a section."""

TYPESCRIPT_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")

Arrows = dict[Path, set[Path]]


def arrows(package: Path) -> Arrows:
    """For each source file, relative to `package`, the files of the package that it imports."""
    files = {p.relative_to(package) for end in ("py", "ts") for p in package.rglob(f"*.{end}")}
    found: Arrows = {}
    for file in sorted(files):
        text = (package / file).read_text("utf-8")
        imports = _python(text, package) if file.suffix == ".py" else _typescript(text, file)
        found[file] = {target for target in imports if target in files and target != file}
    return found


def faults(found: Arrows) -> list[str]:
    """What is wrong, one line each; empty if all imports point downward."""
    unknown = sorted({room_of(file) for file in found} - _levels().keys())
    if unknown:
        return [f"{room}: expected a layer in tools/rooms.py, got none" for room in unknown]
    wrong = [
        f"{file}: expected imports of rooms below {room_of(file)}, got {target}"
        for file, targets in found.items()
        for target in sorted(targets)
        if not _may_import(file, target, found)
    ]
    return wrong + list(_circles(found))


def room_of(file: Path) -> str:
    """The room that a file belongs to; a file right below the package is its own room."""
    return file.parts[0] if len(file.parts) > 1 else file.stem


def between_rooms(found: Arrows) -> Counter[tuple[str, str]]:
    """How many imports lead from one room to another."""
    return Counter(
        (room_of(file), room_of(target))
        for file, targets in found.items()
        for target in targets
        if room_of(file) != room_of(target)
    )


def _levels() -> Mapping[str, int]:
    return {room: level for level, rooms in enumerate(LAYERS) for room in rooms}


def _may_import(file: Path, target: Path, found: Arrows) -> bool:
    here, there = room_of(file), room_of(target)
    if here != there:
        return _levels()[there] < _levels()[here]
    if here not in NEIGHBOURS:
        return True
    # A folder may use what the room shares, and nothing of the room may use a folder; but a
    # section may show a widget that is no section itself.
    if len(target.parts) == 2 or file.parts[1] == target.parts[1]:
        return True
    return _is_section(file.parent, found) and not _is_section(target.parent, found)


def _is_section(folder: Path, found: Arrows) -> bool:
    return DECLARES in found.get(folder / f"{folder.name}.py", set())


def _circles(found: Arrows) -> Iterator[str]:
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        yield "a circle: " + " → ".join(map(str, error.args[1]))


def _python(text: str, package: Path) -> Iterable[Path]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (_module(alias.name, package) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                submodule = _module(f"{node.module}.{alias.name}", package)
                exists = (package / submodule).exists()
                yield submodule if exists else _module(node.module, package)


def _module(name: str, package: Path) -> Path:
    parts = name.split(".")
    if parts[0] != package.name:
        return Path(name)
    path = Path(*parts[1:])
    # A folder of data may lie beside the module that reads it, under the same stem.
    is_package = (package / path / "__init__.py").exists()
    return path / "__init__.py" if is_package else path.with_suffix(".py")


def _typescript(text: str, file: Path) -> Iterable[Path]:
    for specifier in TYPESCRIPT_IMPORT.findall(text):
        parts: list[str] = []
        for part in (*file.parent.parts, *specifier.split("/")):
            if part == "..":
                parts.pop()
            elif part != ".":
                parts.append(part)
        yield Path(*parts)


def main() -> int:
    """Print faults, and the arrows if asked; the exit code."""
    found = arrows(PACKAGE)
    if len(found) < 50:
        raise FileNotFoundError(f"{PACKAGE}: expected the package, got {len(found)} files")
    rooms = between_rooms(found)
    if "--show" in sys.argv:
        by_room: dict[str, list[str]] = defaultdict(list)
        for (here, there), count in sorted(rooms.items()):
            by_room[here].append(f"{there} {count}")
        for here, targets in by_room.items():
            print(f"{here} → {', '.join(targets)}")
    wrong = faults(found)
    print("\n".join(wrong) or f"rooms: {len(rooms)} arrows between rooms, all point downward")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
