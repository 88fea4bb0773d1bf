"""The secrets of a room: six digits for everyone in it, and a token for its desks."""

import hashlib
import re
import secrets

CODE = re.compile(r"[0-9]{6}")
TOKEN_BYTES = 16
"""128 random bits."""


def new_code() -> str:
    """Six random digits; the first is no zero, so that nobody leaves it out."""
    return str(100_000 + secrets.randbelow(900_000))


def new_token() -> str:
    """A token as it stands in the desk's address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hashed(secret: str, salt: str = "") -> str:
    """What is kept in a secret's place.

    A plain SHA-256: the secrets are random, so there is no list of likely ones to try.
    """
    return hashlib.sha256(f"{salt}\n{secret}".encode()).hexdigest()
