"""Changes one thing at a time in Python files and sees whether a test notices.

    python -m tools.mutants widgets/bodylesson/models/plan.py=tests/unit/test_plan.py[,…] …

For each file it makes the mutants that cosmic-ray knows, runs the named tests, and prints those
that no test notices. Those that change nothing anyone could see stand in `mutants_kept.json` with a
reason, and are counted apart. It works on a copy of the tree, so that an interrupted run leaves
nothing behind. cosmic-ray is no dependency of the project: `uv pip install cosmic-ray` brings it.
Its own runner starts Python for every mutant; here each is a fork of a process that has imported
everything but what the mutant may change, which takes a tenth of the time.
"""

import ast
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tools" / "mutants_kept.json"
COPIED = ("widgets", "tests", "tools", "lessons", "bench", "docs", "pyproject.toml")
LEFT_OUT = re.compile(
    r"core/(ReplaceBinaryOperator_.*(Pow|RShift|LShift|BitOr|BitAnd|BitXor|Mod|FloorDiv).*"
    r"|ReplaceComparisonOperator_.*_(Is|IsNot)|ReplaceUnaryOperator_.*|RemoveDecorator|Variable.*"
    r"|ExceptionReplacer)"
)
"""Changes that mean nothing, such as one of `|` in a type; cosmic-ray itself fails on the last."""
LONGEST_SECONDS = 60
"""Of the processor, for the tests of one mutant."""
PLUGINS = ("no:cacheprovider", "_hypothesis_pytestplugin", "pytest_timeout")
PLAIN = ("-x", "-q", *(word for plugin in PLUGINS for word in ("-p", plugin)))


def copied(folder: Path) -> None:
    """Copy what the tests read."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def mutants(code: str) -> Iterator[str]:
    """Every mutant of a module's code."""
    mutating: Any = import_module("cosmic_ray.mutating")
    plugins: Any = import_module("cosmic_ray.plugins")
    for name in sorted(plugins.operator_names()):
        if LEFT_OUT.fullmatch(name):
            continue
        operator, at = plugins.get_operator(name)(), 0
        while mutant := mutating.mutate_code(code.encode(), operator, at):
            yield mutant
            at += 1


def collect(tests: list[str]) -> None:
    """Import tests and all that they import, for every fork to come."""
    if import_module("pytest").main([*PLAIN, "--collect-only", *tests]):
        raise SystemExit(f"{', '.join(tests)}: expected tests that can be collected")


def importers(folder: Path, file: str) -> set[str]:
    """Names of the imported modules in `folder` that a file is, or that import it by any way."""
    ours = {
        name: ast.parse(Path(path).read_text("utf-8"))
        for name, module in sys.modules.items()
        if (path := getattr(module, "__file__", None)) and Path(path).is_relative_to(folder)
    }
    changing = {
        name for name in ours if sys.modules[name].__file__ == str(folder / file)
    }  # fmt: skip
    while more := {name for name in ours.keys() - changing if changing & named_in(ours[name])}:
        changing |= more
    return changing


def named_in(tree: ast.Module) -> set[str]:
    """Every module that a module may import, by its whole name."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def green(folder: Path, tests: list[str], changing: set[str]) -> bool:
    """Whether the tests pass in `folder`, the first file's first; one that hangs does not."""
    return all(_green(folder, one, changing) for one in tests)


def _green(folder: Path, test: str, changing: set[str]) -> bool:
    child = os.fork()
    if child == 0:
        # Counted by the processor, so that a busy machine changes nothing; whoever only waits ends
        # as well.
        signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
        signal.alarm(10 * LONGEST_SECONDS)
        result = 1
        try:
            result = _tested(test, changing)
        finally:
            # An exception would go on into the parent's clean-up, which removes the copy.
            os._exit(result)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _tested(test: str, changing: set[str]) -> int:
    """Import what the mutant may change and run the tests without a word; pytest's status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    for name in changing:
        del sys.modules[name]
        package, _, stem = name.rpartition(".")
        vars(sys.modules.get(package, sys)).pop(stem, None)
    return int(import_module("pytest").main([*PLAIN, test]))


def changed(before: str, after: str) -> tuple[int, str, str]:
    """The number of the first changed line, and the lines before and after, each as one text."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))
    at = next(line.split()[1].lstrip("-").split(",")[0] for line in lines if line[:2] == "@@")
    old, new = (
        " ".join(line[1:].strip() for line in lines[2:] if line[0] == sign) for sign in "-+"
    )
    return int(at), old, new


def is_kept(file: str, old: str, new: str) -> bool:
    """Whether a reason stands in `mutants_kept.json` why no test need notice this mutant."""
    kept = json.loads(KEPT.read_text("utf-8")).get(file, [])
    return any(one["line"] == old and new in one["changes"] for one in kept)


def main(arguments: list[str]) -> None:
    """Go through the files in turn."""
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    # A mutant may be as old and as long as the one before, for which its bytecode would be taken.
    sys.dont_write_bytecode = True
    with TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        copied(folder)
        sys.path[:0] = [str(folder / "widgets"), str(folder)]
        os.chdir(folder)
        for argument in arguments:
            file, _, tests = argument.partition("=")
            code, files = (ROOT / file).read_text("utf-8"), tests.split(",")
            collect(files)
            changing = importers(folder, file)
            if not green(folder, files, changing):
                raise SystemExit(f"{file}: its tests are red without a change")
            made, alive, excused = 0, [], 0
            for mutant in mutants(code):
                (folder / file).write_text(mutant, "utf-8")
                made += 1
                if not green(folder, files, changing):
                    continue
                line, old, new = changed(code, mutant)
                if old.startswith("@dataclass"):
                    # What it forbids is a mistake in other code.
                    made -= 1
                    continue
                if is_kept(file, old, new):
                    excused += 1
                else:
                    alive.append(f"{line}: {old}\n    {new}")
            (folder / file).write_text(code, "utf-8")
            counts = f"{len(alive)} not noticed, {excused} more for a reason"
            print(f"{file}: {made} mutants, {counts}", flush=True)
            for one in alive:
                print(f"  {one}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
