"""What the terminal says when the server starts: where it is, and how to let a class in."""

import io
import socket

import segno

LOCAL = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::", "")


def invitation(host: str, port: int) -> str:
    """The words for the terminal."""
    if host in LOCAL:
        url = address("localhost", port)
        return (
            f"The lesson is at {url}   (Ctrl+C ends it)\n"
            "Only this machine can open it. To open it to a class on the same network: "
            "make lesson HOST=0.0.0.0\n"
        )
    reached = network_address() if host in EVERYWHERE else host
    if reached is None:
        url = address("localhost", port)
        return (
            f"The lesson is at {url}   (Ctrl+C ends it)\n"
            "This machine is on no network, so nobody else can open it yet.\n"
        )
    url = address(reached, port)
    return (
        f"The lesson is at {url}   (Ctrl+C ends it)\n"
        "Everyone on the same network can now open the lesson, and nothing else of this machine.\n"
        "Traffic is not encrypted. Without https a phone may dim\n"
        "its screen (no wake lock) and cannot keep the page for later (no service worker); for\n"
        "both, put a proxy with a certificate in front, and its name in voila.json.\n\n"
        f"{code(url)}\n"
    )


def address(host: str, port: int) -> str:
    """The web address of a host and port."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def code(url: str) -> str:
    """The address as a QR code of block letters."""
    drawn = io.StringIO()
    segno.make(url, error="m").terminal(out=drawn, compact=True)
    return drawn.getvalue()


def network_address() -> str | None:
    """This machine's address on its network; None if it is not on one. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # An address reserved for documentation: this only looks up the route to it.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        found: str = probe.getsockname()[0]
    return None if found.startswith("127.") or found == "0.0.0.0" else found
