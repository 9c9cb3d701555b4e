"""``thalweg``, or ``thalweg serve``: the page and the API."""

import argparse
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence

import uvicorn
from uvicorn.supervisors import Multiprocess

from app import __version__

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # named here, not bound to
"""The hosts that let the network in, with the name that this machine has for itself."""


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        listener = _listen(options.host, options.port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        sys.stderr.write(
            f"thalweg: cannot serve on {options.host}, port {options.port}: {reason}; "
            "choose another with --host or --port (0 finds a free port)\n"
        )
        return 1
    port = listener.getsockname()[1]
    address = f"http://{_shown(options.host)}:{port}/"
    sys.stdout.write(f"Thalweg {__version__} is at {address} (stop with Ctrl+C)\n")
    if options.host in _EVERYWHERE and (outside := _in_the_network()):
        sys.stdout.write(f"Others in the network find it at http://{outside}:{port}/\n")
    sys.stdout.flush()
    if options.browser:
        # The socket listens already, so the browser waits in line until the server is up. Some browsers hold
        # their caller until they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    _serve(listener, options.workers)
    return 0


def _serve(listener: socket.socket, workers: int) -> None:
    """Answer on ``listener`` until interrupted."""
    config = uvicorn.Config("app.main:app", workers=workers, log_level="warning")
    server = uvicorn.Server(config)
    try:
        if workers == 1:
            server.run(sockets=[listener])
        else:
            Multiprocess(config, sockets=[listener]).run()
    except KeyboardInterrupt:
        sys.stdout.write("\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thalweg",
        description="Watch optimizers find their way down.",
        epilog="thalweg render makes files of scenes: see thalweg render --help",
    )
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


def _listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on.

    Raises:
        OSError: if the address cannot be had.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    # asyncio turns Nagle's algorithm off only where the protocol is named; with it an answer takes 40 ms longer.
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # Elsewhere the option would let two servers share a port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener


def _shown(host: str) -> str:
    """The host as a browser on this machine can reach it."""
    return _EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)


def _in_the_network() -> str:
    """The address under which this machine would speak to another one; "" without a network."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            # Nothing is sent; the address is one for documentation.
            asked.connect(("192.0.2.1", 9))
            return str(asked.getsockname()[0])
    except OSError:
        return ""
