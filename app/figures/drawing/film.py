"""Videos, by PyAV, which is an extra."""

import io
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.artefact import Need
from app.figures.base import KEYS, Context, Format, UnavailableError
from app.figures.drawing.drawing import Drawing
from app.figures.picture import Picture
from app.kinds import VIDEO
from app.numbers import number
from app.query import QueryError
from app.words import Message, marked

_MOST = 60
"""Seconds: what stands still for longer is a picture."""
_BT709 = 1
"""The colours of today's screens, by their number in the standards of video."""
_LIMITED = 1
"""Black is 16 and white is 235."""
_RED, _BLUE = 0.2126, 0.0722
_GREEN = 1 - _RED - _BLUE
_BITS = 16
_EXACT = np.array(
    [
        np.array([_RED, _GREEN, _BLUE]) * 219 / 255,
        np.array([-_RED, -_GREEN, 1 - _BLUE]) / (2 - 2 * _BLUE) * 224 / 255,
        np.array([1 - _RED, -_GREEN, -_BLUE]) / (2 - 2 * _RED) * 224 / 255,
    ]
)
_MATRIX = np.round(_EXACT * (1 << _BITS)).astype(np.int32)
"""In whole numbers, which are added up to the same sum on every machine."""


@dataclass(frozen=True)
class Codec:
    """How a film is written."""

    container: str
    name: str
    options: dict[str, str]


PYAV = Need("av", marked("videos need PyAV, which is not installed here: pip install av adds it"))


def video(codec: Codec, label: str, sentence: str) -> Format:
    """The kind of file that ``codec`` writes."""
    return Format(
        path=f"figure.{codec.container}",
        media_type=f"video/{codec.container}",
        kind=VIDEO,
        label=label,
        sentence=sentence,
        render=partial(film, codec),
        need=PYAV,
        frames=lambda picture: picture.frames,
        bundled=False,
        keys=(*(key for key in KEYS if key != "transparent"), "frames", "speed"),
    )


def film(codec: Codec, picture: Picture, context: Context) -> bytes:
    """All frames, each for as long as the next one takes to come.

    Raises:
        UnavailableError: without PyAV.
        GivenUpError: when nobody waits for it any more.
        QueryError: if a frame would last too long.
    """
    try:
        import av  # noqa: PLC0415  # an extra
    except ImportError:
        raise UnavailableError(Message(PYAV.sentence)) from None
    # A video has no background to shine through.
    solid = picture.view.model_copy(update={"transparent": False})
    drawing = Drawing(replace(picture, view=solid), context)
    width, height = picture.pixels
    file = io.BytesIO()
    # "bitexact" leaves out dates, versions and random numbers: the same query gives the same bytes.
    container = av.open(file, "w", format=codec.container, options={"fflags": "+bitexact"})
    rate = _rate(picture)
    stream: Any = container.add_stream(
        codec.name, rate=rate, options={**codec.options, "threads": "1", "flags": "+bitexact"}
    )
    # Colours are kept for every two by two pixels, so both sides are even: the last pixels are there twice.
    extra = (height % 2, width % 2)
    stream.width, stream.height, stream.pix_fmt = width + extra[1], height + extra[0], "yuv420p"
    tagged = stream.codec_context
    tagged.colorspace = tagged.color_primaries = tagged.color_trc = _BT709
    tagged.color_range = _LIMITED
    with container:
        for pixels in drawing.frames():
            even = np.pad(pixels[..., :3], ((0, extra[0]), (0, extra[1]), (0, 0)), mode="edge")
            container.mux(stream.encode(av.VideoFrame.from_ndarray(planes(even), format="yuv420p")))
        container.mux(stream.encode())
    return file.getvalue()


def _rate(picture: Picture) -> Fraction:
    """Frames a second, as near as a video tells them."""
    lasting = picture.seconds / picture.frames
    if lasting > _MOST:
        message = Message(
            "speed: a frame of a video lasts {most} s at most, not {given} s", most=_MOST, given=number(lasting)
        )
        raise QueryError("speed", "limit", message, f"{picture.view.speed:g}")
    return Fraction(1 / lasting).limit_denominator(1000)


def planes(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Brightness and two differences of colour, one below the other, as BT.709 has it.

    FFmpeg could do it as well, but does not come to the same numbers each time.
    """
    height, width = pixels.shape[:2]
    red, green, blue = (pixels[..., part].astype(np.int32) for part in range(3))
    bright, *halves = (row[0] * red + row[1] * green + row[2] * blue for row in _MATRIX.tolist())
    # The sum of two by two, with as many more bits.
    sums = [half[::2, ::2] + half[1::2, ::2] + half[::2, 1::2] + half[1::2, 1::2] for half in halves]
    whole = 1 << _BITS
    parts = [bright + 16 * whole + whole // 2 >> _BITS, *(part + 512 * whole + 2 * whole >> _BITS + 2 for part in sums)]
    return np.concatenate([part.astype(np.uint8).ravel() for part in parts]).reshape(height * 3 // 2, width)
