"""Collects the licences of all that is shipped and others made: `make licences`.

What is in a bundle its source map says, so nothing is listed that was left out and nothing that is
shipped is missing. What is in a media file says the record that its tool wrote beside it. With
`--check` it only says whether `LICENSES/npm.txt` and `NOTICE` are what it would write.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deno import find_deno_bin

from tools import credits
from tools.bundle_hook import sources
from tools.notice import notice

ROOT = Path(__file__).parents[1]
TEXTS, NOTICE = Path("LICENSES", "npm.txt"), Path("NOTICE")
RULE = "-" * 80
HEAD = """\
Licenses of the npm packages that are in the scripts of this package, collected from the bundles by
tools/licences.py. Versions are pinned in deno.json and deno.lock.
"""
FILES = ("LICENSE", "LICENCE", "LICENSE.md", "LICENSE.txt", "license", "License", "COPYING")
IN_CACHE = re.compile(r"(?:registry\.npmjs\.org)/((?:@[^/]+/)?[^/]+)/(\d[^/]*)/")


def bundled(root: Path = ROOT) -> dict[tuple[str, str], Path]:
    """Name and version of every package that is in a bundle, and where it lies."""
    found: dict[tuple[str, str], Path] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for source in sources(root):
            target = Path(temporary) / f"{source.stem}.js"
            command = [find_deno_bin(), "bundle", "--quiet", "--frozen", "--platform", "browser"]
            command += ["--minify", "--sourcemap=external", "--output", str(target), str(source)]
            subprocess.run(command, cwd=root, check=True)
            mapped = json.loads(target.with_suffix(".js.map").read_text("utf-8"))
            for path in mapped["sources"]:
                if match := IN_CACHE.search(path):
                    folder = (target.parent / path[: match.end()]).resolve()
                    found[match[1], match[2]] = folder
    return found


def licence_of(folder: Path) -> str:
    """The text of a package's licence, or what its package.json says where it brings none.

    Raises:
        LookupError: it says nothing at all.
    """
    for name in FILES:
        if (file := folder / name).is_file():
            return file.read_text("utf-8", errors="replace").strip()
    author = _about(folder).get("author")
    writer = author.get("name") if isinstance(author, dict) else author
    return f"License: {spdx_of(folder)}" + (f"\nAuthor: {writer}" if writer else "")


def spdx_of(folder: Path) -> str:
    """The SPDX identifier that a package's package.json gives.

    Raises:
        LookupError: it gives none.
    """
    licence = _about(folder).get("license")
    if not isinstance(licence, str):
        raise LookupError(f"{folder}: expected a licence, found none")
    return licence


def _about(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "package.json").read_text("utf-8")))


def collected(packages: dict[tuple[str, str], Path]) -> str:
    """The file's text: packages with one licence stand together."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for (name, version), folder in sorted(packages.items()):
        by_text[licence_of(folder)].append(f"{name} {version}")
    blocks = [f"{RULE}\n{', '.join(names)}\n{RULE}\n\n{text}\n" for text, names in by_text.items()]
    return "\n".join((HEAD, *blocks))


def texts(packages: Mapping[tuple[str, str], Path], root: Path = ROOT) -> dict[Path, str]:
    """The texts that there should be, by their paths below the project's folder."""
    named = {package: spdx_of(folder) for package, folder in packages.items()}
    return {
        TEXTS: collected(dict(packages)),
        NOTICE: notice(root, credits.credits_of(root), named),
    }


def stale(wanted: Mapping[Path, str], root: Path = ROOT) -> list[Path]:
    """Those that are not what they should be."""
    return [
        path
        for path, text in wanted.items()
        if not (root / path).is_file() or (root / path).read_text("utf-8") != text
    ]


def main(check: bool) -> int:
    """Write the files, or with `check` only compare them; the program's exit status."""
    try:
        wrong = credits.faults(ROOT)
    except ValueError as error:
        wrong = [str(error)]
    if wrong:
        print("\n".join(f"licences: {fault}" for fault in wrong), file=sys.stderr)
        return 1
    wanted = texts(bundled())
    if check:
        for path in (old := stale(wanted)):
            print(f"licences: {path} is stale: run `make licences`", file=sys.stderr)
        if old:
            return 1
    else:
        for path, text in wanted.items():
            (ROOT / path).write_text(text, "utf-8")
    print(f"licences: {wanted[TEXTS].count(RULE) // 2} texts of packages; media all credited")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
