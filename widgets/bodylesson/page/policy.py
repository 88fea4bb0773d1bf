"""What a page may do, as a Content-Security-Policy, wherever it is hosted."""

import base64
import hashlib

from bodylesson.page.files import path_script


def script_hash(script: str) -> str:
    """The Content-Security-Policy source of an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {script_hash(path_script())}",
        # anywidget and Lumino set styles from scripts.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        # The worker that encodes the session's sound is a blob made by this page itself.
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
