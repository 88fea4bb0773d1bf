"""Build hook: bundles every widget's TypeScript with Deno, a wheel that pip has just brought.

A widget is a folder whose `<stem>.ts` carries the folder's name; its bundle is laid beside it as
`<stem>.js`, which git ignores and the wheel holds. Run as a program it bundles without installing.
"""

import subprocess
from pathlib import Path
from typing import Any

from deno import find_deno_bin
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface[Any]):
    """Runs before hatchling gathers files, for wheels and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle all widgets; a fault in the TypeScript ends the build with Deno's own words."""
        bundle_all(Path(self.root))


def sources(root: Path) -> list[Path]:
    """The entry file of every widget, sorted.

    Raises:
        FileNotFoundError: there is none, so the folder is not the project's.
    """
    package = root / "widgets" / "bodylesson"
    found = sorted(path for path in package.rglob("*.ts") if path.stem == path.parent.name)
    if not found:
        raise FileNotFoundError(f"{package}: expected at least one widget folder with its .ts")
    return found


def bundle_all(root: Path) -> None:
    """Write `<stem>.js` beside every `<stem>.ts`."""
    for source in sources(root):
        bundle(root, source, source.with_suffix(".js"))


def bundle(root: Path, source: Path, target: Path) -> None:
    """Bundle one entry file as a minified ES module."""
    command = [find_deno_bin(), "bundle", "--quiet", "--frozen", "--platform", "browser"]
    command += ["--minify", "--output", str(target), str(source)]
    subprocess.run(command, cwd=root, check=True)


if __name__ == "__main__":
    bundle_all(Path(__file__).resolve().parent.parent)
