"""How far it is: a bar on a terminal, a line for each file elsewhere."""

import shutil
from typing import TextIO

from app.render.workers import Made

_BAR = 24
_CLEAR = "\r\x1b[2K"


class Progress:
    """Tells of files as they are made."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self.stream, self.total, self.done = stream, total, 0
        self.terminal = stream.isatty()
        self._draw("")

    def tell(self, made: Made) -> None:
        """One more is done, well or not."""
        self.done += 1
        if made.body is None:
            self.line(f"thalweg: {made.task.file}: {made.problem}")
        elif not self.terminal:
            self.line(f"{made.task.file} ({size(len(made.body))}, {made.seconds:.1f} s)")
        self._draw(made.task.file)

    def line(self, text: str) -> None:
        """A line that stays."""
        self.stream.write(f"{_CLEAR if self.terminal else ''}{text}\n")
        self.stream.flush()

    def end(self) -> None:
        """Take the bar away."""
        if self.terminal:
            self.stream.write(_CLEAR)
            self.stream.flush()

    def _draw(self, file: str) -> None:
        if not self.terminal:
            return
        full = _BAR * self.done // max(self.total, 1)
        full_sign, empty_sign = ("█", "░") if _can_show(self.stream, "█░") else ("#", "-")
        bar = full_sign * full + empty_sign * (_BAR - full)
        text = f"{bar} {self.done}/{self.total}  {file}"
        self.stream.write(_CLEAR + text[: shutil.get_terminal_size().columns - 1])
        self.stream.flush()


def _can_show(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def size(count: int) -> str:
    """A number of bytes for a person."""
    for unit, least in (("MB", 1e6), ("kB", 1e3)):
        if count >= least:
            return f"{count / least:.3g} {unit}"
    return f"{count} bytes"
