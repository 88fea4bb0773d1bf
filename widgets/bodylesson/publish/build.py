"""`bodylesson site`: composes the lesson once and writes what can be published."""

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path

from bodylesson.compose.draft import PREFIX, Draft
from bodylesson.compose.licenses import FILE, as_comment, licenses
from bodylesson.compose.render import render
from bodylesson.lesson.lesson import read_lesson
from bodylesson.publish.offline_file import offline_file
from bodylesson.publish.static_folder import static_folder

MOST_BYTES = 6_000_000
"""An offline file may be no larger, so that it can be passed on and opens fast on a phone."""
HASHED = re.compile(r".+-[0-9a-f]{16}\.[a-z0-9]+")


class SiteError(Exception):
    """Why the site could not be made, in one line."""


def write_site(notebook: Path, out: Path) -> dict[str, int]:
    """Write the offline file and the static folder into `out`; sizes by path.

    Raises:
        ComposeError: the notebook cannot be composed.
        SiteError: the offline file would be too large, or would need something outside itself.
    """
    content = read_lesson(notebook.parent).content
    about = {
        "title": content.title,
        "description": content.description,
        "language": content.language,
    }
    files = site_files(asyncio.run(render(notebook)), content.id, about)
    write_files(files, out)
    return {path: len(written) for path, written in files.items()}


def site_files(draft: Draft, lesson_id: str, about: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of the site by its path below the folder.

    Raises:
        SiteError: as `write_site`.
    """
    name = f"{lesson_id}.html"
    try:
        texts = licenses()
        whole = offline_file(draft, about["language"]) + as_comment(texts)
    except (ValueError, FileNotFoundError) as error:
        raise SiteError(str(error)) from error
    if len(whole) > MOST_BYTES:
        raise SiteError(f"{name}: expected at most {MOST_BYTES} bytes, got {len(whole)}")
    # Beside the page, and not among what its worker keeps: nobody learns from it.
    return {name: whole, **static_folder(draft, about, name), FILE: texts.encode()}


def write_files(files: Mapping[str, bytes], out: Path) -> None:
    """Write the files, and remove parts left over from an earlier site."""
    assets = out / PREFIX
    assets.mkdir(parents=True, exist_ok=True)
    for path in assets.iterdir():
        if HASHED.fullmatch(path.name) and PREFIX + path.name not in files:
            path.unlink()
    for name, content in files.items():
        (out / name).write_bytes(content)
