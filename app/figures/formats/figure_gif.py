"""``/figure.gif``: plays wherever a picture can be shown."""

import io
import struct
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import GifImagePlugin, Image

from app.figures.base import KEYS, Context, Format
from app.figures.drawing.drawing import Drawing
from app.figures.levels import shades
from app.figures.picture import Picture
from app.kinds import GIF
from app.numbers import number
from app.query import QueryError
from app.words import Message, marked

_HELD = 1.5
"""Seconds for which the last frame stands."""
_LEAST = 2
"""Hundredths of a second: browsers slow down what is quicker."""
_MOST = 65535
"""Hundredths of a second: a GIF has two bytes for them."""
_CLEAR = 0
"""The place in the table of the colour that is none."""

Bytes = NDArray[np.uint8]


def render(picture: Picture, context: Context) -> bytes:
    """All frames in one table of colours, so that none flickers; of each, what differs from the one before."""
    drawing = Drawing(picture, context)
    width, height = picture.pixels
    file = io.BytesIO()
    clear = picture.view.transparent
    table = _table(_samples(picture, drawing), picture)
    lookup = _Lookup(table)
    file.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF7, _CLEAR, 0) + table.tobytes())
    if picture.view.loop:
        file.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")
    before: Bytes | None = None
    for pixels, delay in zip(drawing.frames(), _delays(picture), strict=True):
        now = lookup.indices(pixels)
        left, top, right, bottom = (0, 0, width, height) if before is None or clear else _changed(before, now)
        image = Image.fromarray(now[top:bottom, left:right])
        # 2: what has no colour must be wiped before the next frame; 1: a frame stays below the next.
        flags = (2 if clear else 1) << 2 | clear
        file.write(b"\x21\xf9\x04" + struct.pack("<BHB", flags, delay, _CLEAR) + b"\x00")
        file.write(struct.pack("<BHHHHB", 0x2C, left, top, right - left, bottom - top, 0))
        file.write(_compressed(image))
        before = now
    file.write(b"\x3b")
    return file.getvalue()


def _delays(picture: Picture) -> list[int]:
    """Hundredths of a second, rounded so that all of them together last as long as they should."""
    lasting = picture.seconds / picture.frames
    if 100 * lasting > _MOST:
        message = Message(
            "speed: a frame of a GIF lasts {most} s at most, not {given} s", most=_MOST / 100, given=number(lasting)
        )
        raise QueryError("speed", "limit", message, f"{picture.view.speed:g}")
    ends = [round(frame * 100 * picture.seconds / picture.frames) for frame in range(picture.frames + 1)]
    delays = [later - earlier for earlier, later in pairwise(ends)]
    if min(delays) < _LEAST:
        message = Message(
            "speed: a frame of a GIF lasts {least} s at least, not {given} s; fewer frames last longer",
            least=_LEAST / 100,
            given=round(lasting, 4),
        )
        raise QueryError("speed", "limit", message, f"{picture.view.speed:g}")
    return [*delays[:-1], max(delays[-1], round(100 * _HELD))]


def _samples(picture: Picture, drawing: Drawing) -> Bytes:
    """The colours of the picture at its beginning, in the middle and at its end."""
    found = []
    for share in (0.0, 0.5, 1.0):
        drawing.stand(share * picture.steps)
        drawing.canvas.draw()
        found.append(np.asarray(drawing.canvas.buffer_rgba())[::4, ::3].reshape(-1, 4).copy())
    together = np.concatenate(found)
    seen: Bytes = together[together[:, 3] > 127][:, :3]
    return seen


def _table(samples: Bytes, picture: Picture) -> Bytes:
    """255 colours: those of the theme as they are, and the mixtures that edges are made of."""
    palette = picture.palette
    bands = len(picture.ground.levels) + 1
    ground = shades(palette.contour, (np.arange(min(bands, 60)) + 0.5) / bands)
    theme = [colour[:3] for colour in (palette.surface, palette.ink, palette.muted, palette.hairline, palette.casing)]
    exact = [*theme, *(run.colour[:3] for run in picture.runs[:24]), *ground.tolist()]
    kept = np.unique(np.round(255 * np.array(exact)).astype(np.uint8), axis=0)[:120]
    count = 255 - len(kept)
    mixed = Image.fromarray(samples[None]).quantize(count, Image.Quantize.MEDIANCUT).getpalette() or []
    rest = np.array(mixed, dtype=np.uint8).reshape(-1, 3)[:count]
    table = np.zeros((256, 3), dtype=np.uint8)
    table[1 : 1 + len(kept) + len(rest)] = np.concatenate((kept, rest))
    return table


class _Lookup:
    """The place in the table of the colour nearest to each that is met, found once."""

    def __init__(self, table: Bytes) -> None:
        self._colours = table[1:].astype(np.float32)
        self._known: Bytes = np.zeros(1 << 24, dtype=np.uint8)

    def indices(self, pixels: Bytes) -> Bytes:
        """The places of the colours of ``pixels``; that of what is clear is :data:`_CLEAR`."""
        codes = np.ascontiguousarray(pixels).view("<u4")[..., 0] & 0xFFFFFF
        found = self._known[codes]
        if not found.all():
            fresh = np.unique(codes[found == 0])
            parts = np.stack([fresh >> shift & 0xFF for shift in (0, 8, 16)], axis=1).astype(np.float32)
            apart = (self._colours**2).sum(axis=1) - 2 * parts @ self._colours.T
            self._known[fresh] = apart.argmin(axis=1) + 1
            found = self._known[codes]
        return np.where(pixels[..., 3] > 127, found, np.uint8(_CLEAR))


def _changed(before: Bytes, now: Bytes) -> tuple[int, int, int, int]:
    """The smallest box around all that differs; a single pixel if nothing does."""
    differs = before != now
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if not rows.size:
        return 0, 0, 1, 1
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _compressed(image: Image.Image) -> bytes:
    """The pixels of a frame as LZW, without the header that Pillow would put before them."""
    _, *data = GifImagePlugin.getdata(image)
    return b"".join(data)


FORMAT = Format(
    path="figure.gif",
    media_type="image/gif",
    kind=GIF,
    label=marked("GIF, moving"),
    sentence=marked("Plays wherever a picture can be shown; reveal.js starts it again with its slide."),
    render=render,
    frames=lambda picture: picture.frames,
    keys=(*KEYS, "frames", "speed", "loop"),
)
