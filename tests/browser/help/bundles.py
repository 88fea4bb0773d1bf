"""TypeScript of the tests, bundled for the browser by the Deno that bundles the widgets."""

import subprocess
from functools import cache
from pathlib import Path

from deno import find_deno_bin

ROOT = Path(__file__).parents[3]


@cache
def bundled(source: Path) -> str:
    """The module and all that it imports, as one.

    Raises:
        CalledProcessError: it cannot be bundled; Deno's message is in the output.
    """
    command = [find_deno_bin(), "bundle", "--quiet", "--frozen", "--platform", "browser"]
    done = subprocess.run(
        [*command, "--minify", str(source)], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    return done.stdout.decode()
