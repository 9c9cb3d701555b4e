"""Build the wheel, install it into an empty environment, and see that it serves without the checkout."""

import json
import re
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Build, install, serve, ask."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", place, ROOT], check=True)
        (wheel,) = place.glob("thalweg-*.whl")
        venv.create(place / "empty", with_pip=True)
        programs = place / "empty" / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
        command = [str(programs / "thalweg"), "--no-browser", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=place) as server:
            try:
                ask(server)
            finally:
                server.terminate()
    sys.stdout.write("The wheel works alone.\n")


def ask(server: "subprocess.Popen[str]") -> None:
    """Fetch the page, all that it loads, and the textbook's numbers."""
    assert server.stdout is not None
    found = re.search(r"http://[^ ]+/", server.stdout.readline())
    assert found, "the command printed no address"
    address = found.group().rstrip("/")
    page = get(address + "/").decode()
    loaded = set(re.findall(r'(?:src|href)="(/(?:static|plotly)[^"]+)"', page))
    assert any("plotly" in url for url in loaded), loaded
    assert any(url.endswith(".css") for url in loaded), loaded
    for url in loaded:
        assert get(address + url), url
    answer = json.loads(get(address + "/api/v1/trajectories"))
    assert [len(found["x"]) for found in answer["trajectories"]] == [31] * 5


def get(url: str) -> bytes:
    """The body of a successful answer."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        body: bytes = answer.read()
    return body


if __name__ == "__main__":
    main()
