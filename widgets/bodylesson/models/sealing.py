"""Hides the quiz's key until a question is answered.

The page must work without a server, so it holds all that it needs to judge an answer. A curtain,
not a lock: nobody reads the key by looking at the page's state or source; anyone who wants to
cheat can. The twin is `sealing.ts`; `tests/vectors/sealing.json` proves that both agree.
"""

import base64
import hashlib
import zlib
from collections.abc import Iterable


def sealed(text: str) -> str:
    """Text compressed (zlib, RFC 1950), in base64."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


def unsealed(covered: str) -> str:
    """The text that was sealed.

    Raises:
        ValueError: it is not base64.
        zlib.error: it is not sealed text.
    """
    return zlib.decompress(base64.b64decode(covered, validate=True)).decode("utf-8")


def scattered(ids: Iterable[str], salt: str) -> list[str]:
    """Ids in an order that says nothing of the order in which an author wrote them.

    The same ids and salt give the same order, so that a page is built the same every time.
    """
    return sorted(ids, key=lambda one: hashlib.sha256(f"{salt} {one}".encode()).digest())
