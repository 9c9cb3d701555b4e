"""Moving pictures, opened by other programs: their frames are counted, and how long each stands."""

import builtins
import io
import sys
from collections.abc import Callable
from itertools import count as counting
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from app.figures.base import Context, Format, GivenUpError, UnavailableError
from app.figures.formats import figure_gif, figure_mp4, figure_pdf, figure_webm
from app.figures.palette import palette
from app.figures.picture import Picture, compose, understand
from app.query import QueryError

SCENE = "optimizer=sgd(lr=0.9)&optimizer=adam(lr=0.3)&steps=8&size=320,240"
VIDEOS = [figure_mp4.FORMAT, figure_webm.FORMAT]
MOVING = [figure_gif.FORMAT, *VIDEOS, figure_pdf.FORMAT]


def rendered(kind: Format, query: str, stopped: Callable[[], bool] = lambda: False) -> bytes:
    return kind.render(picture(query), Context(link="", stopped=stopped))


def picture(query: str) -> Picture:
    return compose(*understand(query))


def gif(query: str) -> Any:
    return Image.open(io.BytesIO(rendered(figure_gif.FORMAT, query)))


def decoded(query: str, kind: Format) -> tuple[Any, list[Any]]:
    container: Any = av.open(io.BytesIO(rendered(kind, query)))
    stream = container.streams.video[0]
    # Read as it is tagged: a player does the same.
    pictures = [frame.reformat(format="rgb24", src_colorspace=frame.colorspace) for frame in container.decode(stream)]
    return stream, [picture.to_ndarray() for picture in pictures]


@pytest.mark.parametrize("frames", [2, 9, 40])
def test_a_gif_has_the_frames_that_are_asked_for(frames: int) -> None:
    image = gif(f"{SCENE}&frames={frames}")
    assert image.size == (320, 240)
    assert image.n_frames == frames


def test_a_gif_has_one_frame_a_step_by_default() -> None:
    assert gif(SCENE).n_frames == 9


def durations(image: Any) -> list[int]:
    found = []
    for frame in range(image.n_frames):
        image.seek(frame)
        found.append(int(image.info["duration"]))
    return found


def test_a_gif_that_no_program_plays_so_fast_is_refused() -> None:
    """Browsers slow down what is faster than a fiftieth of a second."""
    with pytest.raises(
        QueryError, match=r"^speed: a frame of a GIF lasts 0\.02 s at least, not 0\.0\d+ s; fewer frames"
    ):
        gif(f"{SCENE}&frames=60&speed=16")


@pytest.mark.parametrize("speed", [1e-4, 1e-17, 5e-324])
@pytest.mark.parametrize("kind", [figure_gif.FORMAT, *VIDEOS])
def test_a_frame_that_would_last_too_long_is_refused(kind: Format, speed: float) -> None:
    with pytest.raises(QueryError, match=r"speed: a frame of a (GIF|video) lasts [\d.]+ s at most, not .+ s"):
        rendered(kind, f"steps=4&size=320,240&speed={speed}")


@pytest.mark.parametrize("speed", [0.5, 1, 2])
def test_a_gif_lasts_as_long_as_the_page_plays_and_holds_its_end(speed: float) -> None:
    query = f"{SCENE}&frames=30&speed={speed}"
    found = durations(gif(query))
    seconds = picture(query).seconds
    assert sum(found[:-1]) / 1000 == pytest.approx(seconds * 29 / 30, abs=0.011)
    assert found[-1] == 1500


def test_a_gif_plays_once_or_again_and_again() -> None:
    assert "loop" not in gif(f"{SCENE}&frames=2").info
    assert gif(f"{SCENE}&frames=2&loop=true").info["loop"] == 0


def test_the_frames_of_a_gif_have_one_table_of_colours_and_nothing_flickers() -> None:
    image = gif(f"{SCENE}&frames=20&steps=8".replace("steps=8&", "", 1))
    first = np.asarray(image.convert("RGB"))
    surface = np.round(255 * np.array(palette("light").surface[:3])).astype(int)
    assert (first[0, 0] == surface).all()
    for frame in range(1, image.n_frames):
        image.seek(frame)
        now = np.asarray(image.convert("RGB"))
        changed = (now != first).any(axis=-1).mean()
        assert 0 < changed < 0.2
        assert (now[:4] == first[:4]).all()


def test_the_frames_of_a_gif_are_the_pictures_at_their_steps() -> None:
    """Every frame is what a PNG at that step shows, but for the number of colours."""
    from app.figures.formats import figure_png

    image = gif(SCENE)
    for step in (0, 4, 8):
        image.seek(step)
        shown = np.asarray(image.convert("RGB")).astype(int)
        body = figure_png.render(picture(f"{SCENE}&at={step}"), Context(link=""))
        wanted = np.asarray(Image.open(io.BytesIO(body)).convert("RGB")).astype(int)
        far = np.abs(shown - wanted).max(axis=-1) > 40
        assert far.mean() < 0.005


def test_a_transparent_gif_has_nothing_behind_it() -> None:
    image = gif(f"{SCENE}&frames=3&transparent=true")
    for frame in range(3):
        image.seek(frame)
        assert np.asarray(image.convert("RGBA"))[0, 0, 3] == 0


@pytest.mark.parametrize("kind", VIDEOS, ids=lambda kind: kind.path)
@pytest.mark.parametrize(("size", "even"), [((320, 240), (320, 240)), ((321, 241), (322, 242))])
def test_a_video_has_all_frames_and_even_sides(kind: Format, size: tuple[int, int], even: tuple[int, int]) -> None:
    query = f"{SCENE}&frames=12&speed=2".replace("size=320,240", f"size={size[0]},{size[1]}")
    stream, frames = decoded(query, kind)
    assert len(frames) == 12
    assert (stream.width, stream.height) == even
    assert stream.pix_fmt == "yuv420p"
    assert float(stream.average_rate) == pytest.approx(12 / picture(query).seconds, rel=1e-2)
    assert np.abs(frames[0].astype(int) - frames[-1]).max() > 60


@pytest.mark.parametrize("kind", VIDEOS, ids=lambda kind: kind.path)
def test_a_video_is_the_same_each_time(kind: Format) -> None:
    query = f"{SCENE}&frames=40&transparent=true"
    assert len({rendered(kind, query) for _ in range(8)}) == 1


@pytest.mark.parametrize("kind", VIDEOS, ids=lambda kind: kind.path)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_colours_of_a_video_are_the_pages(kind: Format, theme: Any) -> None:
    _, frames = decoded(f"{SCENE}&frames=2&theme={theme}", kind)
    wanted = np.round(255 * np.array(palette(theme).surface[:3]))
    assert np.abs(frames[0][1, 1].astype(float) - wanted).max() <= 3


@pytest.mark.parametrize("kind", VIDEOS, ids=lambda kind: kind.path)
def test_without_the_extra_it_is_said_what_to_install(kind: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "av":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.delitem(sys.modules, "av")
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UnavailableError, match="pip install av"):
        rendered(kind, f"{SCENE}&frames=2")


@pytest.mark.parametrize("kind", MOVING, ids=lambda kind: kind.path)
def test_nobody_who_has_left_is_drawn_for(kind: Format) -> None:
    """The work ends with the frame during which the client left."""
    asked = counting(1)
    with pytest.raises(GivenUpError):
        rendered(kind, f"{SCENE}&frames=50", stopped=lambda: next(asked) > 3)
    assert next(asked) == 5


@pytest.mark.parametrize("panels", ["surface", "contour,state,learning_rate", "none", "loss,grad_norm,distance"])
@pytest.mark.parametrize("query", ["", "optimizer=sgd(lr=60)&steps=400&frames=9"])
def test_every_panel_moves(panels: str, query: str) -> None:
    assert gif(f"{query}&panels={panels}&size=320,240&font=7").n_frames == picture(query).frames
