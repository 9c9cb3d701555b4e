"""The words of a picture: all of them stand, beside the plots and inside the picture, or a sentence says why not."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import numpy as np
import pytest
from matplotlib.text import Text

from app.figures.base import Context
from app.figures.drawing.drawing import Drawing, drawn
from app.figures.picture import compose, understand
from app.figures.relief import Relief
from app.query import QueryError

LINK = "https://example.org/?landscape=ravine&optimizer=sgd(lr=0.9)"
TWELVE = (
    "sgd(lr=0.9) adam(lr=0.3) momentum(lr=0.1) adagrad(lr=1.5) rmsprop(lr=0.1) nadam(lr=0.2) adamw(lr=0.3) "
    "adadelta(lr=1) rprop adamax lion nesterov"
)
KOREAN = "경사하강법은 골짜기를 가로질러 지그재그로 움직이고, 모멘텀은 골짜기를 따라 속도를 얻는다. "
CAPTIONS = {"words": "The way down the valley is long. " * 12, "word": "Mw" * 120, "Korean": KOREAN * 4}


def picture(query: str) -> Drawing:
    found = compose(*understand(query))
    return drawn(found, Context(link=LINK, locale=found.view.lang or "en"))


def texts(drawing: Drawing) -> Iterator[Text]:
    for text in drawing.figure.findobj(Text):
        if isinstance(text, Text) and text.get_visible() and text.get_text():
            yield text


def told(drawing: Drawing) -> str:
    """All words without blanks, as lines end where they end."""
    return "".join("".join(text.get_text().split()) for text in texts(drawing))


def together(*words: str) -> str:
    return "".join("".join(words).split())


def optimizers(names: str = TWELVE) -> str:
    return "&".join(f"optimizer={name}" for name in names.split())


@pytest.mark.parametrize("size", ["480,360", "640,400&dpi=72", "960,540&theme=dark", "400,900&dpi=150", "3840,2160"])
@pytest.mark.parametrize("caption", CAPTIONS.values(), ids=CAPTIONS)
def test_a_caption_stands_whole_and_inside_the_picture(caption: str, size: str) -> None:
    drawing = picture(f"size={size}&steps=3&lang=ko&optimizer=sgd&caption={quote(caption)}")
    assert together(caption) in told(drawing)
    edges = drawing.figure.bbox
    for text in texts(drawing):
        box = text.get_window_extent(drawing.canvas.get_renderer())
        assert box.x0 >= 0
        assert box.x1 <= edges.x1, text.get_text()
        assert box.y0 >= -1
        assert box.y1 <= edges.y1 + 1


@pytest.mark.parametrize("size", ["480,360", "960,540", "400,900"])
def test_the_plots_keep_a_third_of_the_picture_whatever_is_said(size: str) -> None:
    query = f"size={size}&steps=3&caption={quote('words ' * 20)}&details=true&{optimizers('sgd adam')}"
    plots = [axes.get_position() for axes in picture(query).figure.axes]
    assert max(plot.y1 for plot in plots) - min(plot.y0 for plot in plots) > 0.2


@pytest.mark.parametrize(
    ("asked", "field", "value"),
    [
        (f"caption={'w' * 500}", "caption", "w" * 80),
        ("caption=" + quote("word " * 100), "caption", ("word " * 100)[:80]),
        (f"details=true&{optimizers()}", "details", "true"),
        (f"{'&'.join(f'optimizer=sgd(lr={rate}e-3)' for rate in range(1, 60))}", "size", "[320, 240]"),
        ("caption=w&size=120,90&font=72", "caption", "w"),
        ("optimizer=sgd&caption=" + "w%0A" * 7, "caption", "w\n" * 7),
    ],
)
def test_words_that_there_is_no_room_for_are_refused(asked: str, field: str, value: str) -> None:
    with pytest.raises(QueryError, match=rf"^{field}: .* leave the plots less than 35 % of a figure of") as refused:
        picture(f"steps=3&{asked}" + ("" if "size=" in asked else "&size=320,240"))
    assert (refused.value.field, refused.value.rule, refused.value.value) == (field, "room", value)


def test_the_legend_names_every_optimizer_even_in_a_small_picture() -> None:
    words = told(picture(f"size=320,240&steps=3&{optimizers()}"))
    for name in ("SGD", "AdaGrad", "Adadelta", "Rprop", "Lion", "Nesterov", "minimum"):
        assert name in words


@pytest.mark.parametrize("size", ["120,90", "135,100", "160,120", "200,150", "240,180", "320,100"])
def test_a_thumbnail_is_never_refused_for_its_legend(size: str) -> None:
    words = told(picture(f"size={size}&steps=3&{optimizers()}"))
    assert ("SGD" in words) is ("Nesterov" in words)


def test_a_long_name_in_the_legend_takes_lines() -> None:
    label = "a name that somebody gave " * 3
    assert together(label) in told(picture(f"size=320,240&steps=3&optimizer=sgd(label={quote(label.strip())})"))


def test_the_legend_names_an_optimizer_once_for_all_its_starts() -> None:
    starts = "&".join(f"start={x},{y}" for x in range(-8, 9) for y in (-2, 2))
    lines = [text.get_text() for text in texts(picture(f"size=320,240&steps=3&{starts}&{optimizers('sgd adam')}"))]
    assert [line for line in lines if line.startswith(("SGD", "Adam"))] == ["SGD", "Adam"]


def test_the_details_break_after_their_own_marks() -> None:
    lines = [text.get_text() for text in texts(picture("size=240,400&steps=3&details=true&optimizer=sgd"))]
    assert "landscape=ravine&" in lines


def test_what_cannot_be_seen_of_a_sign_is_no_box() -> None:
    words = told(picture("size=480,360&steps=3&caption=" + quote("a\u2764\ufe0fb \U0001f9ed\u200d\U0001f9ed")))
    assert "a❤b□□SGD" in words


def test_a_symbol_keeps_the_mark_over_it() -> None:
    lines = [text.get_text() for text in texts(picture("size=960,720&steps=3&optimizer=rmsprop&panels=state"))]
    assert "g\u0304  running mean of the gradients, if centered" in lines


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("landscape=0*x&optimizer=sgd(lr=0)&state_axis=log", "Nothing here is above zero"),
        ("landscape=0*x&optimizer=sgd(lr=0)&state_axis=log&lang=ko", "로그 축"),
        ("optimizer=sgd&hide=sgd", "Every trajectory is hidden."),
    ],
)
def test_the_panel_of_the_internals_says_why_it_is_empty(query: str, said: str) -> None:
    lines = [text.get_text() for text in texts(picture(f"{query}&panels=state&steps=3"))]
    assert any(said in line for line in lines)
    assert not any("x solid" in line for line in lines)


def told_by(label: str) -> float:
    """The number that a label tells: −0.5, 7×10⁻⁴, 10⁵."""
    powers = re.sub("×?10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", "e", label)
    return float(re.sub("^(−?)e", r"\g<1>1e", powers).translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")))


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("landscape", ["beale", "goldstein_price", "easom", "1000%2Bx*x/1000", "log(x)-50-x*x-y*y"])
def test_a_tick_in_space_stands_at_the_number_that_it_tells(landscape: str, scale: str) -> None:
    relief = Relief(compose(*understand(f"landscape={landscape}&scale={scale}")))
    values = [told_by(words) for _, words in relief.ticks]
    assert len({*values}) == len(values) >= 2
    np.testing.assert_allclose(
        [height for height, _ in relief.ticks], relief.measure(np.array(values)), rtol=1e-12, atol=1e-12
    )


@pytest.mark.parametrize("panels", ["contour,loss,distance", "surface,grad_norm,distance,learning_rate,state"])
def test_titles_that_are_too_long_end_in_an_ellipsis_within_the_picture(panels: str) -> None:
    drawing = picture(f"optimizer=adam(lr=0.3)&panels={panels}&size=640,360")
    titles = [text for text in texts(drawing) if text.get_fontweight() == "bold"]
    assert any(title.get_text().endswith("…") for title in titles)
    for title in titles:
        assert title.get_window_extent(drawing.canvas.get_renderer()).x1 <= drawing.figure.bbox.x1
