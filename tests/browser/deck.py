"""Pages that hold embeds, as lecturers make them, served from another origin than the application's."""

import functools
import http.server
import shutil
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Frame, Page, expect

REVEAL = "5.2.1"
SCENE = "optimizer=sgd(lr=0.95)&optimizer=adam(lr=0.3)&steps=20&speed=8"

_DECK = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lecture</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="reveal/dist/reveal.css"><link rel="stylesheet" href="reveal/dist/theme/white.css">
<style>iframe {{ width: 960px; height: 500px; border: 0; }}</style></head>
<body><div class="reveal"><div class="slides">
<section id="title"><h1>Descent</h1></section>
<section id="playing"><iframe name="playing" src="{server}/embed?{scene}&play=slide&panels=contour"></iframe></section>
<section id="stepping"><iframe name="stepping" data-src="{server}/embed?{scene}&play=none&at=0"></iframe>
  <span class="fragment" data-thalweg="at=5"></span><span class="fragment" data-thalweg="at=12&panels=loss"></span>
</section>
<section id="seen"><iframe name="seen" src="{server}/embed?{scene}&panels=loss&transparent=true"></iframe></section>
<section id="end"><h2>End</h2></section>
</div></div>
<script src="reveal/dist/reveal.js"></script><script src="{server}/embed/reveal.js"></script>
<script>
Reveal.initialize({{ plugins: [ThalwegReveal], width: 1000, height: 600, margin: 0, hash: true }});
window.heard = [];
addEventListener("message", ({{ data, origin, source }}) => {{
  const frame = [...document.querySelectorAll("iframe")].find(({{ contentWindow }}) => contentWindow === source)?.name;
  if (data.thalweg) heard.push({{ ...data, origin, frame }});
}});
</script></body></html>"""

_TABS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Notes</title><link rel="icon" href="data:,">
<style>body {{ background: rgb(200, 40, 40); }} .panel[hidden] {{ display: none; }}
iframe {{ width: 640px; height: 360px; border: 0; }}</style></head>
<body><button onclick="document.querySelector('.panel').hidden = false">Plot</button>
<div class="panel" hidden><iframe name="tab" src="{server}/embed?{scene}&{rest}"></iframe></div>
<script>
window.heard = [];
addEventListener("message", ({{ data, origin, source }}) => {{
  const frame = [...document.querySelectorAll("iframe")].find(({{ contentWindow }}) => contentWindow === source)?.name;
  if (data.thalweg) heard.push({{ ...data, origin, frame }});
}});
const say = (message) => frames[0].postMessage(message, "*");
</script></body></html>"""

_HEARD = """(wanted) => new Promise((resolve, reject) => {
    const since = performance.now();
    const check = () => {
        const found = heard.find((one) => Object.entries(wanted).every(([key, value]) => one[key] === value));
        if (found) resolve(found);
        else if (performance.now() - since > 10000) reject(new Error(JSON.stringify(heard)));
        else requestAnimationFrame(check);
    };
    check();
})"""


def fetch_reveal(folder: Path) -> Path:
    """reveal.js from the registry that npm uses, once for all runs."""
    kept = folder / f"reveal.js-{REVEAL}"
    if not kept.is_dir():
        npm = shutil.which("npm")
        assert npm, "the slides are tested in reveal.js, which npm fetches"
        with tempfile.TemporaryDirectory(dir=folder) as made:
            subprocess.run([npm, "pack", f"reveal.js@{REVEAL}", "--silent"], cwd=made, check=True, capture_output=True)
            with tarfile.open(next(Path(made).glob("*.tgz"))) as archive:
                archive.extractall(made, filter="data")
            # Several workers may come here at once; what they fetch is the same.
            if not kept.is_dir():
                (Path(made) / "package").replace(kept)
    return kept


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A folder as a site of its own: to the browser, localhost is another one than 127.0.0.1."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()


def write_deck(folder: Path, reveal: Path, server: str, scene: str) -> None:
    (folder / "reveal").symlink_to(reveal)
    (folder / "deck.html").write_text(_DECK.format(server=server, scene=scene), encoding="utf-8")


def write_tabs(folder: Path, server: str, scene: str, rest: str) -> None:
    (folder / "tabs.html").write_text(_TABS.format(server=server, scene=scene, rest=rest), encoding="utf-8")


class Around:
    """A page with embeds in it. ``complaints`` collects what must not happen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.deck = ""
        self.complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", self._failed)

    def open(self, slide: str) -> None:
        """Open the deck on a slide, to which it does not move as from another."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.deck}#/{slide}")
        self.page.wait_for_function("() => Reveal.isReady()")
        self.on_slide(slide)

    def leave(self) -> None:
        """Leave the tab as another test may find it."""
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._failed)

    def _heard(self, message: ConsoleMessage) -> None:
        # A command that is refused is one on purpose.
        if message.type in {"error", "warning"} and "status of 422" not in message.text:
            self.complaints.append(f"{message.type}: {message.text} ({message.location})")

    def _failed(self, error: Error) -> None:
        self.complaints.append(f"page error: {error}")

    def embed(self, name: str) -> Frame:
        """The document in a frame, once that has drawn."""
        expect(self.page.frame_locator(f"iframe[name={name}]").locator("body[data-ready]")).to_be_attached()
        found = self.page.frame(name)
        assert found
        return found

    def step(self, name: str, wanted: str) -> None:
        """Wait until an embed stands at a step."""
        expect(self.page.frame_locator(f"iframe[name={name}]").locator("#step")).to_have_text(wanted)

    def say(self, **message: Any) -> None:
        """Send a command to the only embed."""
        self.page.evaluate("(message) => say({ thalweg: 1, ...message })", message)

    def told(self, **wanted: Any) -> dict[str, Any]:
        """Wait for an event of an embed, and forget all that has been heard until now."""
        found: dict[str, Any] = self.page.evaluate(_HEARD, wanted)
        self.all_told()
        return found

    def all_told(self) -> list[dict[str, Any]]:
        """What has been heard until now, which is forgotten."""
        found: list[dict[str, Any]] = self.page.evaluate("heard.splice(0)")
        return found

    def on_slide(self, name: str) -> None:
        expect(self.page.locator(f"section#{name}")).to_have_class("present")
