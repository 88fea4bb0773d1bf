"""Covers the quiz's key until a question is answered.

The page must work without a server, so it holds all that it needs to judge an answer. A curtain,
not a lock: nobody reads the key by looking at the page's state or source; who wants to cheat can.
The twin is `quiz/sealing.ts`; `tests/vectors/sealing.json` proves that both agree.
"""

import base64
import hashlib
from collections.abc import Iterable
from itertools import count


def salt_of(*parts: str) -> str:
    """A salt that is the same for the same content, so that a page is built the same every time."""
    return _hash("\x1f".join(parts))[:8].hex()


def sealed(text: str, salt: str) -> str:
    """Text joined by exclusive or with a stream of salted SHA-256 hashes, in base64."""
    return base64.b64encode(_covered(text.encode("utf-8"), salt)).decode("ascii")


def unsealed(covered: str, salt: str) -> str:
    """The text that was sealed.

    Raises:
        ValueError: the salt is another, or the text is not base64.
    """
    return _covered(base64.b64decode(covered, validate=True), salt).decode("utf-8")


def scattered(ids: Iterable[str], salt: str) -> list[str]:
    """Ids in an order that tells nothing of the order in which an author wrote them."""
    return sorted(ids, key=lambda one: _hash(f"{salt} {one}"))


def _covered(data: bytes, salt: str) -> bytes:
    stream = (byte for block in count() for byte in _hash(f"{salt} {block}"))
    return bytes(a ^ b for a, b in zip(data, stream, strict=False))


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8")).digest()
