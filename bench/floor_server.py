"""Serves one static file, compressed beforehand: `python floor_server.py FILE PORT`."""

import asyncio
import sys
from pathlib import Path

import brotli
import tornado.web


class Page(tornado.web.RequestHandler):
    """The file, whatever is asked for."""

    def initialize(self, content: bytes) -> None:
        """Take the compressed file."""
        self.content = content

    def get(self) -> None:
        """Send it."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Encoding", "br")
        self.finish(self.content)


async def serve(file: Path, port: int) -> None:
    """Until ended."""
    content = brotli.compress(file.read_bytes())
    app = tornado.web.Application([(r"/", Page, {"content": content})])
    app.listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
