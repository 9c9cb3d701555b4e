"""The command thalweg: one clear sentence, the right exit code, a server that answers."""

import ipaddress
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from urllib.request import urlopen

import pytest

from app import __version__, cli
from app import serve as serving

ROOT = Path(__file__).parents[1]


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> "Queue[str]":
    """The addresses that a browser was sent to, while nothing is served."""
    addresses: Queue[str] = Queue()

    def serve(listener: socket.socket, workers: int) -> None:
        listener.close()

    monkeypatch.setattr("webbrowser.open", addresses.put)
    monkeypatch.setattr(serving, "_serve", serve)
    return addresses


@contextmanager
def _serving(*arguments: str) -> Iterator[str]:
    """The address of a server started as a person starts it, and stopped as one stops it."""
    command = [sys.executable, "-m", "app", "--port", "0", "--no-browser", *arguments]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A terminal sends Ctrl+C to the whole group, and here the group must not be pytest's.
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            found = re.fullmatch(r"Thalweg (\S+) is at (http://\S+/) \(stop with Ctrl\+C\)\n", said)
            assert found, (said, process.communicate()[1])
            assert found[1] == __version__
            yield found[2]
        finally:
            os.killpg(process.pid, signal.SIGINT)
            _, complaints = process.communicate(timeout=30)
    assert process.returncode == 0, complaints
    assert complaints == ""


def _get(address: str) -> bytes:
    with urlopen(address, timeout=30) as answer:
        assert answer.status == 200
        body: bytes = answer.read()
        return body


def _exit(arguments: Sequence[str]) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    return left.value.code


def test_version_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    assert _exit(["--version"]) == 0
    assert capsys.readouterr().out == f"thalweg {__version__}\n"


def test_help_tells_every_option_with_its_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert _exit(["--help"]) == 0
    said = capsys.readouterr().out
    for option in ("--host", "--port", "--workers", "--no-browser", "--version", "127.0.0.1", "8000"):
        assert option in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--port", "http"], "argument --port: a port is a number from 0 to 65535, not 'http'"),
        (["--port", "65536"], "argument --port: a port is a number from 0 to 65535, not '65536'"),
        (["--port=-1"], "argument --port: a port is a number from 0 to 65535, not '-1'"),
        (["--workers", "0"], "argument --workers: workers must be a whole number above zero, not '0'"),
        (["--workers", "two"], "argument --workers: workers must be a whole number above zero, not 'two'"),
        (["--wrokers", "2"], "unrecognized arguments: --wrokers 2"),
    ],
)
def test_a_bad_option_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert _exit(arguments) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"thalweg: error: {sentence}"


def test_a_port_in_use_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str], visited: "Queue[str]") -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["--port", str(port)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"thalweg: cannot serve on 127.0.0.1, port {port}: address already in use; "
        "choose another with --host or --port (0 finds a free port)\n"
    )
    assert visited.empty()


def test_a_host_that_is_not_ours_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], visited: "Queue[str]"
) -> None:
    assert cli.main(["--host", "192.0.2.1", "--port", "0"]) == 1  # an address for documentation only
    assert re.fullmatch(r"thalweg: cannot serve on 192\.0\.2\.1, port 0: .+\n", capsys.readouterr().err)
    assert visited.empty()


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_the_browser_is_sent_to_the_address_that_is_printed(
    capsys: pytest.CaptureFixture[str], visited: "Queue[str]", host: str
) -> None:
    assert cli.main(["--port", "0", "--host", host]) == 0
    address = visited.get(timeout=10)
    assert re.fullmatch(r"http://(127\.0\.0\.1|localhost):[1-9]\d*/", address)
    assert address in capsys.readouterr().out


def test_who_lets_the_network_in_is_told_where_others_find_it(
    capsys: pytest.CaptureFixture[str], visited: "Queue[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_in_the_network", lambda: "192.168.1.20")
    assert cli.main(["--port", "0", "--no-browser", "--host", "0.0.0.0"]) == 0  # nothing is served
    assert re.search(r"\nOthers in the network find it at http://192\.168\.1\.20:[1-9]\d*/\n", capsys.readouterr().out)
    assert cli.main(["--port", "0", "--no-browser"]) == 0
    assert "Others" not in capsys.readouterr().out
    monkeypatch.undo()
    found = serving._in_the_network()
    assert found == "" or not ipaddress.ip_address(found).is_unspecified


def test_no_browser_opens_none(capsys: pytest.CaptureFixture[str], visited: "Queue[str]") -> None:
    assert cli.main(["--port", "0", "--no-browser"]) == 0
    assert "http://127.0.0.1:" in capsys.readouterr().out
    assert visited.empty()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_free_port_is_found_and_served_until_interrupted(workers: str) -> None:
    with _serving("--workers", workers) as address:
        assert b"<!doctype html>" in _get(address)
        assert json.loads(_get(f"{address}healthz")) == {"status": "ok", "version": __version__}
        run = json.loads(_get(f"{address}api/v1/trajectories?steps=2&optimizer=sgd"))["trajectories"]
        assert len(run[0]["x"]) == 3
