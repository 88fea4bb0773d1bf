"""The command `bodylesson`: what an author runs."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bodylesson.lesson import schema
from bodylesson.lesson.class_reading import CLASS_FILE, read_class
from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.lesson.reading import LESSON_FILE, REFERENCES_FILE
from bodylesson.sound.recordings import recording_faults

LESSONS = Path("lessons")
"""Where to look for lessons when none is named."""
ONE_LESSON = f"folder of a lesson; needed where {LESSONS}/ holds more than one"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit status: 0 if all is well, 1 if a lesson has faults or nothing was done.
    """
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            # A terminal that cannot show a character prints its code instead of stopping the
            # command.
            reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whatever reads the output, such as `head`, has closed it; there is nothing left to do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bodylesson", description="Tools for lesson authors.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say what is wrong in the files of lessons")
    check.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="FOLDER",
        help=f"folder of a lesson; without one, every lesson under {LESSONS}/",
    )
    check.set_defaults(run=_check)

    host = commands.add_parser("serve", help="serve the lesson as a page without code")
    host.add_argument("--port", type=int, default=8866, help="default: %(default)s")
    host.add_argument("--host", default="127.0.0.1", help="default: this machine alone")
    host.add_argument("folder", nargs="?", type=Path, metavar="LESSON", help=ONE_LESSON)
    host.set_defaults(run=_serve)

    site = commands.add_parser("site", help="write the lesson as one file and as a static folder")
    site.add_argument("--out", type=Path, default=Path("site"), help="default: %(default)s/")
    site.add_argument("folder", nargs="?", type=Path, metavar="LESSON", help=ONE_LESSON)
    site.set_defaults(run=_site)

    voice = commands.add_parser("voice", help="make the spoken clips that are missing or stale")
    voice.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="LESSON",
        help=f"folder of a lesson; without one, every lesson under {LESSONS}/",
    )
    what = voice.add_mutually_exclusive_group()
    what.add_argument("--all", action="store_true", help="make the others again, too")
    what.add_argument(
        "--listen", action="store_true", help="make none; print what a recognizer hears in them"
    )
    voice.set_defaults(run=_voice)

    pack = commands.add_parser(
        "class-pack", help="write an instructor's sheets and cards of a lesson as PDFs"
    )
    pack.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="LESSON",
        help=f"folder of a lesson; without one, the only lesson under {LESSONS}/ with a class",
    )
    pack.add_argument(
        "--paper", choices=("a4", "letter"), default="a4", help="default: %(default)s"
    )
    pack.add_argument("--out", type=Path, metavar="FOLDER", default=Path("class-pack"))
    pack.add_argument("--address", help="where the lesson is found, for the handout")
    pack.set_defaults(run=_class_pack)

    write = commands.add_parser("schema", help="write the schema files that editors use")
    write.set_defaults(run=_schema)
    return parser


def _for_each_lesson(options: argparse.Namespace, do: Callable[[Path], int]) -> int:
    """Do it for the named folders, or for all of them; returns the worst exit code."""
    try:
        folders = options.folders or sorted(f.parent for f in LESSONS.glob(f"*/{LESSON_FILE}"))
    except OSError as error:
        return _complain(f"{LESSONS}: {error.strerror}")
    if not folders:
        return _complain(f"{LESSONS}: expected a lesson, got no folder with a {LESSON_FILE}")
    return max([do(folder) for folder in folders])


def _check(options: argparse.Namespace) -> int:
    return _for_each_lesson(options, _check_folder)


def _check_folder(folder: Path) -> int:
    try:
        lesson = read_lesson(folder)
        if faults := recording_faults(lesson):
            raise LessonError(faults)
        if (folder / CLASS_FILE).exists():
            read_class(folder)
        print(_summary(lesson))
    except LessonError as error:
        return _print_faults(folder, error)
    return 0


def _print_faults(folder: Path, error: LessonError) -> int:
    for fault in error.faults:
        in_folder = fault.file in (LESSON_FILE, REFERENCES_FILE, CLASS_FILE)
        print(replace(fault, file=str(folder / fault.file)) if in_folder else fault)
    return 1


def _voice(options: argparse.Namespace) -> int:
    # Widgets and NumPy take half a second to import, which no other command should pay.
    from bodylesson.sound.voice_tool import command
    from bodylesson.sound.voice_tool.speaker import MissingExtraError
    from bodylesson.ui.words import words

    def speak_or_listen(folder: Path) -> int:
        try:
            lines = (
                command.listen(folder, words().texts("widgets.breath_timer"))
                if options.listen
                else command.make(folder, words().texts("widgets.breath_timer"), every=options.all)
            )
            for line in lines:
                print(line, flush=True)
        except LessonError as error:
            return _print_faults(folder, error)
        except OSError as error:
            return _complain(f"{error.filename}: {error.strerror}")
        return 0

    try:
        return _for_each_lesson(options, speak_or_listen)
    except MissingExtraError as error:
        return _complain(str(error))


def _class_pack(options: argparse.Namespace) -> int:
    # Matplotlib takes a second to import, which no other command should pay.
    from bodylesson.pack.pack import write_pack
    from bodylesson.pack.typesetting import MissingExtraError

    folders = [options.folder] if options.folder else _with_a_class()
    if len(folders) != 1:
        got = ", ".join(map(str, folders)) or f"none with a {CLASS_FILE}"
        return _complain(f"{LESSONS}: expected one lesson, got {got}; name its folder")
    try:
        lesson = read_lesson(folders[0])
        files = write_pack(lesson, options.paper, options.out, address=options.address)
    except LessonError as error:
        return _print_faults(folders[0], error)
    except MissingExtraError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}")
    for file in files:
        print(f"{file.stat().st_size:>9}  {file}")
    return 0


def _with_a_class() -> list[Path]:
    return sorted(file.parent for file in LESSONS.glob(f"*/{CLASS_FILE}"))


def _summary(lesson: Lesson) -> str:
    content = lesson.content
    counts = {
        "variants": len(content.practice.variants),
        "cues": len(content.practice.cues),
        "claims": len(content.claims),
        "structures": len(content.structures),
        "references": len(lesson.references),
    }
    return f"{content.id}: {', '.join(f'{n} {what}' for what, n in counts.items())}, no faults"


def _schema(_: argparse.Namespace) -> int:
    try:
        for path in schema.write_schemas(Path(schema.__file__).parent):
            print(os.path.relpath(path))
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}")
    return 0


def skip_address_grammar() -> None:
    """Keep jsonschema from compiling a grammar of all international addresses on import.

    That would take half as long as everything else a server does before it listens. The grammar
    checks the format `iri`, which no schema of Jupyter or of ours asks for; jsonschema goes on
    without it.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _serve(options: argparse.Namespace) -> int:
    skip_address_grammar()
    # Voilà takes a second to import, which no other command should pay.
    from bodylesson.compose.notebooks import NotebookError, find_notebook
    from bodylesson.serve.start import ServeError, serve

    try:
        serve(find_notebook(LESSONS, options.folder), options.host, options.port)
    except (NotebookError, ServeError) as error:
        return _complain(str(error))
    return 0


def _site(options: argparse.Namespace) -> int:
    skip_address_grammar()
    from bodylesson.compose.draft import ComposeError
    from bodylesson.compose.notebooks import NotebookError, find_notebook
    from bodylesson.publish.build import SiteError, write_site

    try:
        sizes = write_site(find_notebook(LESSONS, options.folder), options.out)
    except (NotebookError, ComposeError, SiteError) as error:
        return _complain(str(error))
    except LessonError as error:
        return _complain("\n".join(map(str, error.faults)))
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}")
    for path, size in sizes.items():
        print(f"{size:>9}  {options.out / path}")
    return 0


def _complain(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
