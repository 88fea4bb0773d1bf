"""Credits of the files in `lessons/*/media` that are made from what others made.

The tool that makes such a file writes `NAME.credit.json` into the media folder with `write_credit`;
`bodylesson voice` writes the same record into its own `voice.json`. `tools/licences.py` composes
NOTICE from them. Pictures and other files of the package itself that are our own stand in
`own_files.toml`.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bodylesson.sound.voice import MANIFEST, fingerprint

RECORD = ".credit.json"
OWN_FILES = Path("tools", "own_files.toml")
PACKAGE = Path("widgets", "bodylesson")
WRITTEN = {".py", ".ts", ".js", ".css", ".j2", ".typ", ".json", ".yaml", ".toml"}
"""Endings of what people write for this package, and of its bundles, whose sources are credited."""

Text = Annotated[str, Field(min_length=1)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$")]
Spdx = Annotated[str, Field(pattern=r"^[A-Za-z0-9.+-]+$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Origin(_Strict):
    """What a source goes back to in its turn."""

    name: Text
    by: str = ""
    license: Spdx | None = None
    """An SPDX identifier; None where a source names its origin alone."""
    address: Address
    how: str = ""
    """What the source has from it."""


class Source(_Strict):
    """Something that others made."""

    name: Text
    """With its version."""
    by: Text
    copyright: str = ""
    """The copyright line, where its author gives one."""
    license: Spdx
    """An SPDX identifier; its text is in `LICENSES/`."""
    address: Address
    note: str = ""
    after: tuple[Origin, ...] = ()


class Credit(_Strict):
    """What some media files are made from."""

    files: dict[str, str]
    """Fingerprints by path below the media folder: a file that changes needs its credit again."""
    sources: tuple[Source, ...] = ()
    made_from: tuple[str, ...] = ()
    """Other media files that these are made from."""
    changes: Text
    """What was done to the sources, and by which tool."""
    note: str = ""


def write_credit(
    media: Path,
    name: str,
    files: Iterable[str],
    about: Mapping[str, Any],
    kept: Mapping[str, str] | None = None,
) -> None:
    """Write `NAME.credit.json` for files that are there, by their paths below the media folder.

    Args:
        media: a lesson's folder `media`.
        name: of the record.
        files: what it is about.
        about: the other fields of `Credit`.
        kept: fingerprints of files that were not made now, by path.
    """
    kept = kept or {}
    prints = {
        file: kept.get(file) or fingerprint((media / file).read_bytes()) for file in sorted(files)
    }
    credit = Credit.model_validate({"files": prints, **about})
    text = json.dumps(credit.model_dump(exclude_defaults=True), indent=1, ensure_ascii=False)
    (media / f"{name}{RECORD}").write_text(f"{text}\n", "utf-8")


def read_credits(media: Path) -> dict[str, Credit]:
    """Every record of a media folder, by its path below the folder.

    Raises:
        ValueError: a record is not what it should be; says which, and each field.
    """
    found: dict[str, Any] = {
        path.name: json.loads(path.read_text("utf-8")) for path in media.glob(f"*{RECORD}")
    }
    for path in media.rglob(MANIFEST):
        folder = path.parent.relative_to(media).as_posix()
        manifest = json.loads(path.read_text("utf-8"))
        files = {f"{folder}/{stem}.mp3": clip["file"] for stem, clip in manifest["clips"].items()}
        found[f"{folder}/{MANIFEST}"] = {"files": files, **manifest.get("credit", {})}
    return {name: _credit(media / name, record) for name, record in sorted(found.items())}


def _credit(path: Path, record: Any) -> Credit:
    try:
        return Credit.model_validate(record)
    except ValidationError as error:
        wrong = (
            f"{path}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()
        )
        raise ValueError("\n".join(wrong)) from error


def credits_of(root: Path) -> dict[Path, dict[str, Credit]]:
    """The records of every lesson, by its media folder.

    Raises:
        ValueError: as `read_credits`.
        FileNotFoundError: no lesson has media, so the folder is not the project's.
    """
    folders = sorted(path for path in root.glob("lessons/*/media") if path.is_dir())
    if not folders:
        raise FileNotFoundError(f"{root}: expected lessons with media, found none")
    return {media: read_credits(media) for media in folders}


def faults(root: Path) -> list[str]:
    """What is shipped without a credit, or with a wrong one; a line each, empty if all is well."""
    found: list[str] = []
    for media, records in credits_of(root).items():
        found += _uncredited(media, records)
        for name, credit in records.items():
            wrong = (*_contradictions(media, name, credit, records), *_textless(root, credit))
            found += [f"{media / name}: {fault}" for fault in wrong]
    return found + list(_unknown(root))


def _uncredited(media: Path, records: Mapping[str, Credit]) -> Iterator[str]:
    named: Counter[str] = Counter()
    for name, credit in records.items():
        # A recording in the place of a clip is somebody's own, whatever the manifest says.
        is_made = name.endswith(MANIFEST)
        named.update(
            file
            for file, kept in credit.files.items()
            if not is_made or _matches(media / file, kept)
        )
    for path in sorted(path for path in media.rglob("*") if path.is_file()):
        file = path.relative_to(media).as_posix()
        if file.endswith(RECORD) or path.name == MANIFEST:
            continue
        if named[file] != 1:
            yield f"{path}: expected one credit in *{RECORD}, got {named[file]}"


def _contradictions(
    media: Path, name: str, credit: Credit, records: Mapping[str, Credit]
) -> Iterator[str]:
    if not credit.files:
        yield "files: expected at least one, got none"
    if not credit.sources and not credit.made_from:
        yield "expected sources or made_from, got neither"
    # A recording in the place of a clip is found as a file without a credit.
    may_change = name.endswith(MANIFEST)
    for file, kept in credit.files.items():
        if not (media / file).is_file():
            yield f"files: {file} is not there"
        elif not _matches(media / file, kept) and not may_change:
            yield f"files: {file} has changed since; the tool that makes it writes its credit too"
    credited = {file for other in records.values() for file in other.files}
    yield from (
        f"made_from: {file} has no credit" for file in credit.made_from if file not in credited
    )


def _matches(path: Path, kept: str) -> bool:
    return path.is_file() and fingerprint(path.read_bytes()) == kept


def _textless(root: Path, credit: Credit) -> Iterator[str]:
    named = {source.license for source in credit.sources}
    named |= {one.license for source in credit.sources for one in source.after if one.license}
    for license in sorted(named):
        if not (root / "LICENSES" / f"{license}.txt").is_file():
            yield f"license: expected its text in LICENSES/{license}.txt, found none"


def _unknown(root: Path) -> Iterator[str]:
    """Files of the package whose origin `own_files.toml` does not name, and its empty patterns."""
    own = tomllib.loads((root / OWN_FILES).read_text("utf-8"))
    package = root / PACKAGE
    ours = {pattern: set(package.glob(pattern)) for pattern in own}
    for pattern, files in ours.items():
        if not files:
            yield f"{OWN_FILES}: {pattern}: expected such files, found none"
    for path in sorted(path for path in package.rglob("*") if path.is_file()):
        if path.suffix in WRITTEN or "__pycache__" in path.parts:
            continue
        if not any(path in files for files in ours.values()):
            yield f"{path}: expected its origin in {OWN_FILES}, found none"
