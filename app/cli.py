"""The command ``thalweg``: serve the page and the API."""

import argparse
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence

import uvicorn

from app import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; returns the exit code."""
    options = _parser().parse_args(arguments)
    host, port = options.host, options.port
    try:
        port = _free(host, port)
    except OSError as error:
        sys.stderr.write(f"thalweg: cannot serve on {host}:{port}: {error.strerror or error}. Try --port 0.\n")
        return 1
    address = f"http://{_shown(host)}:{port}/"
    sys.stdout.write(f"Thalweg {__version__} is at {address} (stop with Ctrl+C)\n")
    sys.stdout.flush()
    if options.browser:
        threading.Thread(target=_open, args=(host, port, address), daemon=True).start()
    uvicorn.run("app.main:app", host=host, port=port, workers=options.workers, log_level="warning")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="thalweg", description="Watch optimizers find their way down.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port, 0 for any free one (default: %(default)s)")
    parser.add_argument("--workers", type=_count, default=1, help="server processes (default: %(default)s)")
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="do not open the page")
    parser.add_argument("--version", action="version", version=f"thalweg {__version__}")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"workers must be a whole number above zero, not {text!r}")
    return int(text)


def _free(host: str, port: int) -> int:
    """The port to serve on, found free a moment ago.

    Raises:
        OSError: if the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def _shown(host: str) -> str:
    """The host as a browser on this machine can reach it."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # not bound to, only named
    return everywhere.get(host, f"[{host}]" if ":" in host else host)


def _open(host: str, port: int, address: str) -> None:
    """Open the page as soon as the server listens; give up after ten seconds."""
    pause = threading.Event()
    for _ in range(100):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.settimeout(1)
            if probe.connect_ex((_shown(host).strip("[]"), port)) == 0:
                webbrowser.open(address)
                return
        pause.wait(0.1)
