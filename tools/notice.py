"""Composes NOTICE from the credits of the media and the packages in the bundles."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import fill

from tools.credits import Credit, Origin, Source

HEAD = """\
bodylesson
Copyright the bodylesson authors. Code under the MIT license, see LICENSE.

The work of others that this project contains is listed below; the texts of their licenses are in
LICENSES/. `make licences` collects it, from the records beside the media files and from the
bundles."""
PACKAGES = "npm packages bundled into the scripts of the page"
TEXTS = "Their licenses in full: LICENSES/npm.txt."
WIDTH = 100
FEW = 2
"""So many files of a kind are named one by one."""


def notice(
    root: Path,
    credits: Mapping[Path, Mapping[str, Credit]],
    packages: Mapping[tuple[str, str], str],
) -> str:
    """The file's text.

    Args:
        root: the project's folder.
        credits: by media folder, as `credits_of` gives them.
        packages: SPDX identifier of each package's license, by name and version.
    """
    sections = [
        _section(media.relative_to(root).as_posix(), credit, _others(records, name))
        for media, records in credits.items()
        for name, credit in records.items()
    ]
    return "\n\n".join((HEAD, *sections, _packages(packages))) + "\n"


def _others(records: Mapping[str, Credit], name: str) -> set[str]:
    """The files of all records but one."""
    return {file for other, credit in records.items() if other != name for file in credit.files}


def _section(media: str, credit: Credit, others: Collection[str]) -> str:
    heads = [f"{media}/{file}" for file in _named(credit.files, others)]
    return "\n".join((*heads, *_about(media, credit)))


def _about(media: str, credit: Credit) -> Iterator[str]:
    for source in credit.sources:
        yield _paragraph(f"Made from {_source(source)}.{_sentence(source.note)}")
        if source.after:
            yield "  That goes back to"
            yield from (_paragraph(_origin(origin), "  - ") for origin in source.after)
    if credit.made_from:
        files = ", ".join(f"{media}/{file}" for file in credit.made_from)
        yield _paragraph(f"{'Also made' if credit.sources else 'Made'} from {files}; see there.")
    yield _paragraph(f"Changes: {credit.changes}.{_sentence(credit.note)}")


def _source(source: Source) -> str:
    by = ", ".join(filter(None, (f"by {source.by}", source.copyright)))
    text = f"LICENSES/{source.license}.txt"
    return f"{source.name}, {by} ({source.address}), license {source.license} ({text})"


def _origin(origin: Origin) -> str:
    by = f", by {origin.by}" if origin.by else ""
    license = f", license {origin.license}" if origin.license else ""
    how = f": {origin.how}" if origin.how else ""
    return f"{origin.name}{by} ({origin.address}){license}{how}"


def _sentence(text: str) -> str:
    return f" {text}" if text else ""


def _named(files: Iterable[str], others: Collection[str]) -> list[str]:
    """Paths, or one pattern for many of a kind in a folder, and which of `others` it leaves out."""
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in sorted(files):
        kinds[_kind(file)].append(file)
    named = []
    for (folder, suffix), those in kinds.items():
        if len(those) <= FEW:
            named += those
            continue
        like = [Path(other).name for other in others if _kind(other) == (folder, suffix)]
        but = f" but {', '.join(sorted(like))}" if like else ""
        named.append(f"{folder}/*{suffix}{but}".lstrip("/"))
    return named


def _kind(file: str) -> tuple[str, str]:
    folder, name = os.path.split(file)
    return folder, Path(name).suffix


def _packages(packages: Mapping[tuple[str, str], str]) -> str:
    by_license: dict[str, list[str]] = defaultdict(list)
    for (name, version), license in sorted(packages.items()):
        by_license[license].append(f"{name} {version}")
    lines = (
        _paragraph(f"{license}: {', '.join(names)}")
        for license, names in sorted(by_license.items())
    )
    return "\n".join((PACKAGES, *lines, f"  {TEXTS}"))


def _paragraph(text: str, indent: str = "  ") -> str:
    rest = " " * len(indent)
    return fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
