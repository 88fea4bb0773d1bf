"""Known faults of locked packages: some, none, and no answer."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tools.audit import Locked, NotAskedError, known_faults, locked, main

PACKAGES = [Locked("PyPI", "tornado", "6.4"), Locked("npm", "@scope/one", "1.0.0")]


class Database:
    """Answers as OSV does."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.answer: Any = {"results": [{"vulns": [{"id": "GHSA-8w49"}]}, {}]}
        database = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                database.asked = json.loads(self.rfile.read(length))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(database.answer).encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def database() -> Iterator[Database]:
    made = Database()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def test_a_known_fault_is_named_with_its_package(database: Database) -> None:
    assert known_faults(PACKAGES, database.url) == {PACKAGES[0]: ["GHSA-8w49"]}
    assert database.asked["queries"][1] == {
        "package": {"name": "@scope/one", "ecosystem": "npm"},
        "version": "1.0.0",
    }


def test_every_locked_package_is_asked_about_by_name_and_version() -> None:
    found = locked()
    names = {one.name for one in found}
    assert {"tornado", "voila", "three", "@jupyter-widgets/base", "valibot"} <= names
    assert all("_" not in one.version for one in found if one.ecosystem == "npm")
    assert Locked("npm", "valibot", "1.2.0") in found


def test_silence_is_not_safety(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    database.answer = {"results": [{}]}
    with pytest.raises(NotAskedError, match="asked about 2 packages, answered about 1"):
        known_faults(PACKAGES, database.url)
    database.answer = ""
    assert main(database.url) == 2
    assert "NOT CHECKED" in capsys.readouterr().err
    assert main("http://127.0.0.1:1") == 2


def test_the_exit_status_says_whether_a_fault_is_known(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    packages = locked()
    database.answer = {"results": [{} for _ in packages]}
    assert main(database.url) == 0
    database.answer["results"][0] = {"vulns": [{"id": "X-1"}]}
    assert main(database.url) == 1
    assert "https://osv.dev/X-1" in capsys.readouterr().out
