"""The interface's own words, one file a language: `ui/words/<language>.yaml`.

A file holds groups of texts, two deep: `widgets.gate`, `sections.claims`, `page`. All other
languages are compared with English: a language that lacks a key, has one too many, or leaves out a
name in braces is refused, with file, line and key.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError

from bodylesson.lesson.faults import Fault, listed

FOLDER = Path(__file__).with_name("words")
BASE = "en"
"""The language that says which words there are."""

_BRACES = re.compile(r"\{(\w+)\}")


class WordsError(Exception):
    """Words that are missing or wrong; carries every fault that was found.

    Not a `LookupError`: Jinja takes those for an undefined value and goes on.
    """

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        """All faults, in the order of the file; never empty."""
        super().__init__("\n".join(str(fault) for fault in faults))


class Labels:
    """One group for a template: `{{ words.title }}`, or `{{ words["not studied"] }}`."""

    def __init__(self, file: str, group: str, texts: Mapping[str, str]) -> None:
        self._place = (file, group)
        self._texts = texts

    def __getattr__(self, key: str) -> str:
        if key.startswith("_"):  # Jinja and copy look for protocols that this class does not have.
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: str) -> str:
        if key not in self._texts:
            file, group = self._place
            raise WordsError(Fault(file, None, f"{group}.{key}", "a text", _got(self)))
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)


class Words:
    """All words of one language, by group."""

    def __init__(self, language: str, groups: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        """As the file is named, e.g. `en`."""
        self._groups = groups

    def labels(self, group: str) -> Labels:
        """The texts of a group, for a template; a group that does not exist has no text."""
        return Labels(f"{self.language}.yaml", group, self._groups.get(group, {}))

    def texts(self, *groups: str) -> dict[str, str]:
        """The texts of these groups merged, for a widget; later groups win.

        Raises:
            WordsError: the language has no such group.
        """
        return {key: text for group in groups for key, text in self._group(group).items()}

    @property
    def groups(self) -> tuple[str, ...]:
        """Their keys, in the order of the file."""
        return tuple(self._groups)

    def _group(self, name: str) -> Mapping[str, str]:
        if name not in self._groups:
            file, got = f"{self.language}.yaml", _got(self.groups)
            raise WordsError(Fault(file, None, name, "a group of words", got))
        return self._groups[name]


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages that there are words in, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


@cache
def words(language: str = BASE, folder: Path = FOLDER) -> Words:
    """The words of a language, a BCP 47 tag; `en-GB` gets those of `en` if it has none of its own.

    Raises:
        WordsError: there is no file for the language, or the file has faults.
    """
    known = languages(folder)
    name = next((one for one in (language, language.split("-")[0]) if one in known), None)
    if name is None:
        raise WordsError(Fault(str(folder), None, "", f"one of {listed(known)}", repr(language)))
    found = _read(folder / f"{name}.yaml")
    if name != BASE:
        _compare(name, found, _read(folder / f"{BASE}.yaml"))
    groups: dict[str, dict[str, str]] = {}
    for path, (text, _) in found.items():
        group, _, key = path.rpartition(".")
        groups.setdefault(group, {})[key] = text
    return Words(name, groups)


_Texts = dict[str, tuple[str, int]]
"""By dotted path the text and its line, from 1."""


def _read(file: Path) -> _Texts:
    yaml = YAML()
    try:
        data = yaml.load(file.read_text("utf-8"))
    except MarkedYAMLError as error:
        line = None if error.problem_mark is None else error.problem_mark.line + 1
        got = str(error.problem or "something else").split("\n")[0]
        raise WordsError(Fault(file.name, line, "", "YAML", got)) from error
    if not isinstance(data, CommentedMap):
        raise WordsError(Fault(file.name, None, "", "groups of words", "none"))
    found: _Texts = {}
    faults = [fault for fault in _walk(file.name, data, "", found) if fault is not None]
    if faults:
        raise WordsError(*faults)
    return found


def _walk(file: str, data: CommentedMap, above: str, found: _Texts) -> Iterator[Fault]:
    for key, value in data.items():
        path = f"{above}.{key}" if above else str(key)
        line = data.lc.key(key)[0] + 1
        if isinstance(value, CommentedMap):
            yield from _walk(file, value, path, found)
        elif isinstance(key, str) and isinstance(value, str) and value.strip():
            found[path] = (str(value), line)
        else:
            got = "nothing" if value is None or value == "" else repr(value)
            yield Fault(file, line, path, "a text under a name (quote yes, no and numbers)", got)


def _compare(language: str, found: _Texts, base: _Texts) -> None:
    file = f"{language}.yaml"
    faults = [
        Fault(file, None, path, f"a text, as in {BASE}.yaml:{line}", "nothing")
        for path, (_, line) in base.items()
        if path not in found
    ]
    for path, (text, line) in found.items():
        if path not in base:
            faults.append(Fault(file, line, path, f"a key that {BASE}.yaml has", "one it lacks"))
        elif (got := _names(text)) != (wanted := _names(base[path][0])):
            faults.append(Fault(file, line, path, _told(wanted), _told(got)))
    if faults:
        raise WordsError(*faults)


def _got(there: Iterable[str]) -> str:
    known = listed(there, most=100)
    return f"none (there is {known})" if known else "none"


def _names(text: str) -> set[str]:
    return set(_BRACES.findall(text))


def _told(names: set[str]) -> str:
    return listed(f"{{{name}}}" for name in sorted(names)) or "no name in braces"
