"""Collects the licences of the npm packages that are in the bundles: `make licences`.

What is in a bundle its source map says, so nothing is listed that was left out and nothing that is
shipped is missing. With `--check` it only says whether `LICENSES/npm.txt` is what it would write.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from deno import find_deno_bin

from tools.bundle_hook import sources

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "LICENSES" / "npm.txt"
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
    about = json.loads((folder / "package.json").read_text("utf-8"))
    licence, author = about.get("license"), about.get("author")
    if not licence:
        raise LookupError(f"{folder}: expected a licence, found none")
    writer = author.get("name") if isinstance(author, dict) else author
    return f"License: {licence}" + (f"\nAuthor: {writer}" if writer else "")


def collected(packages: dict[tuple[str, str], Path]) -> str:
    """The file's text: packages with one licence stand together."""
    by_text: dict[str, list[str]] = defaultdict(list)
    for (name, version), folder in sorted(packages.items()):
        by_text[licence_of(folder)].append(f"{name} {version}")
    blocks = [f"{RULE}\n{', '.join(names)}\n{RULE}\n\n{text}\n" for text, names in by_text.items()]
    return "\n".join((HEAD, *blocks))


def main(check: bool) -> int:
    """Write the file, or with `check` only compare it; the program's exit status."""
    text = collected(bundled())
    if not check:
        TARGET.write_text(text, "utf-8")
    elif TARGET.read_text("utf-8") != text:
        print(f"licences: {TARGET.name} is stale: run `make licences`", file=sys.stderr)
        return 1
    print(f"licences: {text.count(RULE) // 2} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
