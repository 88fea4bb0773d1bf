"""What a page may do, as a Content-Security-Policy, wherever it lies."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        # A widget's placeholder module is a blob that this page itself makes.
        "script-src 'self' blob:",
        # anywidget and Lumino set styles from scripts.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
