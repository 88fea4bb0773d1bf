"""Asks OSV, the database behind pip-audit and npm's advisories, about every locked package.

`make audit` runs it. One request holds the names and versions of `requirements.lock` and
`deno.lock`, and nothing else. It ends with 0 if no fault is known, 1 if one is, and 2 if the
database could not be asked: no answer never counts as safe.
"""

import json
import os
import re
import sys
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
OSV = "https://api.osv.dev"
WAIT_SECONDS = 60


@dataclass(frozen=True, order=True)
class Locked:
    """A package of which one version is locked."""

    ecosystem: str
    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.ecosystem})"


class NotAskedError(Exception):
    """Why the database gave no answer, in one line."""


def locked(root: Path = ROOT) -> list[Locked]:
    """Every locked package, Python's and npm's.

    Raises:
        ValueError: a lock file names none, so it is not what it was.
    """
    python = re.findall(
        r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", (root / "requirements.lock").read_text("utf-8"), re.M
    )
    npm = [
        re.fullmatch(r"(@?[^@]+)@([^_]+)(?:_.*)?", name)
        for name in json.loads((root / "deno.lock").read_text("utf-8")).get("npm", {})
    ]
    found = {
        "PyPI": {Locked("PyPI", name, version) for name, version in python},
        "npm": {Locked("npm", one[1], one[2]) for one in npm if one},
    }
    if missing := [ecosystem for ecosystem, packages in found.items() if not packages]:
        raise ValueError(f"lock files: expected packages of {' and '.join(missing)}, found none")
    return sorted(found["PyPI"] | found["npm"])


def known_faults(packages: Iterable[Locked], database: str = OSV) -> dict[Locked, list[str]]:
    """Ids of known faults by package; packages without any are left out.

    Raises:
        NotAskedError: there was no answer, or not one about every package.
    """
    asked = list(packages)
    queries = [
        {"package": {"name": one.name, "ecosystem": one.ecosystem}, "version": one.version}
        for one in asked
    ]
    request = urllib.request.Request(
        f"{database}/v1/querybatch",
        json.dumps({"queries": queries}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as answer:
            results = json.load(answer)["results"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotAskedError(f"{database}: {error}") from error
    if len(results) != len(asked):
        raise NotAskedError(
            f"{database}: asked about {len(asked)} packages, answered about {len(results)}"
        )
    found = {
        one: [str(fault["id"]) for fault in (result or {}).get("vulns", [])]
        for one, result in zip(asked, results, strict=True)
    }
    return {one: ids for one, ids in found.items() if ids}


def main(database: str = OSV) -> int:
    """Say what is known; the program's exit status."""
    packages = locked()
    try:
        faults = known_faults(packages, database)
    except NotAskedError as error:
        print(f"audit: NOT CHECKED, {len(packages)} packages: {error}", file=sys.stderr)
        return 2
    for package, ids in faults.items():
        print(f"{package}: {', '.join(f'https://osv.dev/{id}' for id in ids)}")
    print(f"audit: {len(packages)} locked packages, {len(faults)} with known faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(os.environ.get("OSV_URL", OSV)))
