"""The environment is described once: conda, Binder, the lock and the README agree."""

import re
import tomllib
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]


def _project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, object] = tomllib.load(file)["project"]
    return project


def _normal(name: str) -> str:
    """A package's name as indexes normalise it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_conda_takes_everything_but_python_from_pyproject() -> None:
    environment = YAML(typ="safe", pure=True).load(ROOT / "environment.yml")
    project = _project()
    *conda, last = environment["dependencies"]
    assert conda == [f"python{project['requires-python']}", "pip"]
    assert last == {"pip": ["-e .[test]"]}
    assert environment["name"] == project["name"]


def test_every_named_package_is_locked() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9._-]+)==", lock, flags=re.MULTILINE))
    project = _project()
    extras: dict[str, list[str]] = project["optional-dependencies"]  # type: ignore[assignment]
    named = [*project["dependencies"], *extras["lab"], *extras["test"]]  # type: ignore[misc]
    names = {_normal(re.split(r"[\[<>=~! ;]", entry)[0]) for entry in named} - {"bodylesson"}
    build = (ROOT / "tools" / "build.in").read_text(encoding="utf-8")
    names |= set(re.findall(r"^([a-z0-9-]+)", build, flags=re.MULTILINE))
    assert len(names) > 20
    assert names <= locked


def test_the_readme_names_the_commands_and_ci_runs_every_check() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^    make lesson\b", readme, flags=re.MULTILINE)
    assert re.search(r"^    make test ", readme, flags=re.MULTILINE)
    assert re.search(r"^    make test-all ", readme, flags=re.MULTILINE)
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("\nmake test-all")
    assert len(readme.splitlines()) <= 45
