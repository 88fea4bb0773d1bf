"""Type-checks what browsers run against what the oldest of them have: `python -m tools.oldest`.

`deno check` alone knows everything that Deno knows; here a newer method is a type error.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from deno import find_deno_bin

ROOT = Path(__file__).parents[1]
LIBRARIES = ["dom", "dom.iterable", "dom.asynciterable", "es2022"]
"""ECMAScript 2022 is what Safari 16.4, Chrome 109 and Firefox 115 have in common; `oldest.d.ts`
adds what they have beyond it."""


def faults(folder: Path, libraries: list[str] | None = None) -> str:
    """What Deno says about the TypeScript in `folder`; empty if all is well."""
    config = json.loads((ROOT / "deno.json").read_text("utf-8"))
    options = config["compilerOptions"] | {"lib": libraries or LIBRARIES}
    sources = sorted(str(path) for path in folder.rglob("*.ts"))
    if not sources:
        raise FileNotFoundError(f"{folder}: expected TypeScript, found none")
    with tempfile.TemporaryDirectory() as temporary:
        own = Path(temporary) / "deno.json"
        own.write_text(json.dumps({"imports": config["imports"], "compilerOptions": options}))
        command = [find_deno_bin(), "check", "--quiet", "--config", str(own)]
        command += ["--lock", str(ROOT / "deno.lock"), "--frozen"]
        done = subprocess.run(
            [*command, str(ROOT / "tools" / "oldest.d.ts"), *sources],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
    return "" if done.returncode == 0 else done.stderr


if __name__ == "__main__":
    found = faults(ROOT / "widgets")
    print(found or "oldest: all that is used is there in Safari 16.4, Chrome 109, Firefox 115")
    sys.exit(1 if found else 0)
