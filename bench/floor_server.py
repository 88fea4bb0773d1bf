"""Serves a folder of static files, compressed beforehand: `python floor_server.py FOLDER PORT`."""

import asyncio
import mimetypes
import sys
from pathlib import Path

import brotli
import tornado.web


class File(tornado.web.RequestHandler):
    """One file, as it lies in the folder."""

    def initialize(self, files: dict[str, bytes]) -> None:
        """Take all compressed files, by their path in the folder."""
        self.files = files

    def get(self, path: str) -> None:
        """Send it."""
        name = path or "index.html"
        if name not in self.files:
            raise tornado.web.HTTPError(404)
        kind, _ = mimetypes.guess_type(name)
        self.set_header("Content-Type", f"{kind or 'application/octet-stream'}; charset=utf-8")
        self.set_header("Content-Encoding", "br")
        if name != "index.html":
            self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.finish(self.files[name])


async def serve(folder: Path, port: int) -> None:
    """Until ended.

    Raises:
        FileNotFoundError: the folder has no `index.html`.
    """
    found = [path for path in folder.rglob("*") if path.is_file()]
    files = {str(path.relative_to(folder)): brotli.compress(path.read_bytes()) for path in found}
    if "index.html" not in files:
        raise FileNotFoundError(f"{folder}: expected index.html, found {len(files)} other files")
    app = tornado.web.Application([(r"/(.*)", File, {"files": files})])
    app.listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
