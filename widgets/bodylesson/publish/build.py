"""`bodylesson site`: composes the lesson once, without listening, and writes what can be put up."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop

from bodylesson.compose.compose import compose_once
from bodylesson.compose.composition import Composition
from bodylesson.lesson.lesson import read_lesson
from bodylesson.publish.offline_file import offline_file
from bodylesson.publish.static_folder import PREFIX, static_folder
from bodylesson.serve.server import LessonServer

MOST_BYTES = 6_000_000
"""An offline file may have no more, so that it can be sent on and opens fast on a phone."""
HASHED = re.compile(r".+-[0-9a-f]{16}\.[a-z0-9]+")


class SiteError(Exception):
    """Why the site could not be made, in one line."""


class Composer(LessonServer):
    """The lesson's server as far as composing needs it: it never listens."""

    level = logging.WARNING
    composition: Composition

    def init_handlers(self) -> list[Any]:
        """Nobody will ask for anything."""
        return []

    def listen(self) -> None:
        """Compose and end, where a server would wait for visitors."""
        notebook = Path(self.notebook_path).name
        try:
            self.composition = IOLoop.current().run_sync(
                lambda: compose_once(self, self.composing, notebook)
            )
        finally:
            self.stop()


def compose_notebook(notebook: Path) -> Composition:
    """Run the notebook and take what a page is made from.

    Raises:
        ComposeError: a cell failed, the kernel died, or it took too long.
    """
    composer = Composer()
    composer.initialize([str(notebook), "--no-browser"])
    composer.start()
    return composer.composition


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
    files = site_files(compose_notebook(notebook), content.id, about)
    write_files(files, out)
    return {path: len(written) for path, written in files.items()}


def site_files(
    composition: Composition, lesson_id: str, about: Mapping[str, str]
) -> dict[str, bytes]:
    """Every file of the site by its path below the folder.

    Raises:
        SiteError: as `write_site`.
    """
    name = f"{lesson_id}.html"
    try:
        whole = offline_file(composition, about["language"])
    except ValueError as error:
        raise SiteError(str(error)) from error
    if len(whole) > MOST_BYTES:
        raise SiteError(f"{name}: expected at most {MOST_BYTES} bytes, got {len(whole)}")
    return {name: whole, **static_folder(composition, about, name)}


def write_files(files: Mapping[str, bytes], out: Path) -> None:
    """Write the files, and remove parts that an earlier site left behind."""
    assets = out / PREFIX
    assets.mkdir(parents=True, exist_ok=True)
    for path in assets.iterdir():
        if HASHED.fullmatch(path.name) and PREFIX + path.name not in files:
            path.unlink()
    for name, content in files.items():
        (out / name).write_bytes(content)
