"""The PGFPlots source: what is drawn stands in it with all digits, and a person's words are text."""

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.base import Context
from app.figures.drawing.levels import placed
from app.figures.picture import SERIES, Picture, compose, understand
from app.figures.tex import words
from app.figures.tex.document import document
from app.figures.tex.lines import cut
from app.figures.tex.words import comment, escape
from app.landscapes import LANDSCAPES
from app.query import QueryError

BOX = ((-1.0, 1.0), (-2.0, 2.0))
NASTY = '\\input{x} {$&#^_~%<>|"`} --- ?` 한 \n\\end{document} \u2028 \0'


def picture(query: str) -> Picture:
    return compose(*understand(query))


def source(query: str, link: str = "", locale: str = "en") -> str:
    return document(picture(query), Context(link=link, locale=locale))


def assert_well_formed(text: str) -> None:
    bare = re.sub(r"(?<!\\)%.*", "", text).replace(r"\\", "").replace(r"\{", "").replace(r"\}", "")
    depth = 0
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    opened: list[str] = []
    for verb, name in re.findall(r"\\(begin|end)\{(\w+)\}", bare):
        if verb == "begin":
            opened.append(name)
        else:
            assert opened.pop() == name
    assert not opened
    assert text.count(r"\begin{tikzpicture}") == text.count(r"\end{document}") == 1
    assert not re.search(r"[(,]-?(inf|nan)", text)


@pytest.mark.parametrize("id_", LANDSCAPES)
def test_every_landscape_is_drawn(id_: str) -> None:
    text = source(f"landscape={id_}&panels=contour,{','.join(SERIES)}&overlays=fill,lines,labels,points,legend")
    assert_well_formed(text)
    assert r"\fill[thalwegband" in text
    assert text.count(r"\begin{axis}") == 1 + len(SERIES)


def test_paths_have_all_their_digits_and_stand_at_the_step() -> None:
    shown = picture("optimizer=adam(lr=0.3)&steps=20&at=7")
    path = shown.runs[0].trajectory.path
    text = document(shown, Context(link=""))
    written = "".join(f"({x!r},{y!r})" for x, y in zip(path.x[:8].tolist(), path.y[:8].tolist(), strict=True))
    assert rf"\addplot[thalweg path=thalwegpath0] coordinates {{{written}}};" in text
    assert rf"\addplot[thalweg casing] coordinates {{{written}}};" in text
    assert rf"\addplot[thalweg head=thalwegpath0] coordinates {{({path.x[7].item()!r},{path.y[7].item()!r})}};" in text
    assert rf"({7.0!r},{path.loss[7].item()!r})" in text
    assert f"({float(path.x[8])!r}" not in text


@pytest.mark.parametrize(
    "query",
    [
        "landscape=rosenbrock&optimizer=sgd(lr=1)&steps=40",
        "landscape=x**2-y**2&start=0.1,0.5&optimizer=sgd(lr=10)&steps=300&panels=contour,loss,grad_norm,distance",
        "landscape=log(x)*y&start=1,1&optimizer=sgd(lr=0.1)&steps=30",
        "landscape=1e90*(x%2By)&optimizer=sgd(lr=1e3)&start=-1e20,1e20&domain=-1e100,1e100,-1e-100,1e-90",
        "landscape=sqrt(-1-x**2)&optimizer=sgd",
        "landscape=7&optimizer=sgd",
        "window=-7.0001,-6.9999,1.99,2.01&panels=none",
        "hide=sgd&hide=adam&hide=momentum&hide=adagrad&hide=rmsprop&panels=loss,surface&loss_axis=symlog",
    ],
)
def test_what_is_far_or_nowhere_is_cut_and_never_written(query: str) -> None:
    text = source(query)
    assert_well_formed(text)
    (x0, x1), (y0, y1) = picture(query).domain
    for piece in re.findall(r"thalweg (?:path|casing|dots)[^]]*\] coordinates \{(.*?)\};", text):
        for x, y in re.findall(r"\(([^,]+),([^)]+)\)", piece):
            assert x0 <= float(x) <= x1
            assert y0 <= float(y) <= y1


def test_a_path_that_left_has_an_arrow_and_says_how_far() -> None:
    text = source("landscape=rosenbrock&optimizer=sgd(lr=1)&steps=40")
    assert r"\addplot[thalweg gone={thalwegpath0}" in text
    assert "away at step" in text
    assert r"\ensuremath{\times}" in text


def test_lines_are_cut_on_the_edge_exactly() -> None:
    assert cut([(0.0, 0.0), (4.0, 2.0)], BOX) == [[(0.0, 0.0), (1.0, 0.5)]]
    assert cut([(-3.0, 0.0), (3.0, 0.0), (0.0, 0.0)], BOX) == [[(-1.0, 0.0), (1.0, 0.0)], [(1.0, 0.0), (0.0, 0.0)]]
    ((start, end),) = cut([(0.0, 0.0), (1e308, 1e308), (-1e308, 1e308)], BOX)
    assert (start, end[0]) == ((0.0, 0.0), 1.0)
    assert end[1] == pytest.approx(1.0)
    assert cut([(0.0, 0.0), (math.nan, 0.0), (0.5, 0.5), (0.0, 1.0)], BOX) == [[(0.5, 0.5), (0.0, 1.0)]]
    assert cut([(-3.0, 0.0), (-3.0, 9.0)], BOX) == []


@given(st.lists(st.tuples(*[st.floats(allow_infinity=False, width=64)] * 2), max_size=6))
def test_what_is_cut_is_seen_and_what_is_seen_stays(points: list[tuple[float, float]]) -> None:
    pieces = cut(points, BOX)
    for piece in pieces:
        assert len(piece) > 1
        for x, y in piece:
            assert abs(x) <= 1 + 1e-12
            assert abs(y) <= 2 + 1e-12
    kept = {point for piece in pieces for point in piece}
    for before, point in pairwise(points):
        if before != point and all(abs(x) < 1 and abs(y) < 2 for x, y in (before, point)):
            assert {before, point} <= kept


@given(st.text())
def test_words_are_text_and_one_line(words: str) -> None:
    written = escape(words)
    assert "\n" not in written
    commands = re.sub(
        r"\\thalwegforeign\{.\}|\\ensuremath\{(?:\^\d|\^-|\^\\circ|-|\\\w+)\}|\\(?:text\w+|ldots)\{\}|\\char34\{\}|\\[{}$&#_%]|\{\}",
        "",
        written,
    )
    assert not re.search(r"[\\{}$&#^_~%]", commands)
    assert comment(words).startswith("% ")
    assert len(comment(words).splitlines()) == 1


def test_nasty_words_stay_words_wherever_a_person_may_write_them() -> None:
    label = "sgd(lr=0.9,label='" + "".join(f"%{byte:02X}" for byte in NASTY.replace("'", "").encode()) + "')"
    caption = "".join(f"%{byte:02X}" for byte in NASTY.encode())
    text = source(f"optimizer={label}&steps=2&caption={caption}&details=true", link="http://here/?a=%_&b=\n\\end{x}")
    assert_well_formed(text)
    assert r"\input{x}" not in text.replace(r"\input this", "")
    assert r"\end{x}" not in re.sub(r"(?m)^%.*", "", text)
    assert r"\thalwegforeign{한}" in text


def test_it_is_as_large_as_asked_for_and_coloured_as_the_page() -> None:
    light, dark = source("size=480,270"), source("size=960,540&theme=dark&colorscale=grey&transparent=true")
    assert r"\providecommand\thalwegwidth{5in}" in light
    assert r"\providecommand\thalwegwidth{10in}" in dark
    shown = picture("theme=dark").palette
    ink = ",".join(str(round(255 * part)) for part in shown.ink[:3])
    assert rf"\definecolor{{thalwegink}}{{RGB}}{{{ink}}}" in dark
    assert r"\fill[thalwegpaper]" in light
    assert r"\fill[thalwegpaper]" not in dark
    assert "\\font" not in light.replace(r"\fontspec", "")


def test_the_view_decides_what_is_drawn() -> None:
    bare = source("overlays=none&panels=contour&hide=sgd")
    for layer in (r"\fill[thalwegband", "[thalweg contour]", "[thalweg label]", "[thalweg global minimum]"):
        assert layer not in bare
    assert "SGD" not in bare
    assert source("levels=5").count("% f = ") == 5
    assert "스텝" in "".join(re.findall(r"\\thalwegforeign\{(.)\}", source("lang=ko", locale="ko")))


def test_what_is_not_drawn_is_said() -> None:
    assert "% Not drawn in TeX: state, arrows." in source("panels=contour,state&overlays=lines,arrows")
    assert "Not drawn" not in source("overlays=lines")


def test_more_contours_than_tex_can_hold_are_refused() -> None:
    with pytest.raises(QueryError, match="levels"):
        source("landscape=rastrigin&levels=200")


def test_runs_from_the_same_start_have_a_colour_each() -> None:
    text = source("start=1,2&start=1,2&optimizer=adam&panels=contour,loss,surface")
    assert_well_formed(text)
    for run in ("thalwegpath0", "thalwegpath1"):
        assert text.count(f"[thalweg path={run}]") == 2
        assert f"[thalweg curve={run}]" in text


@pytest.mark.parametrize("panel", ["contour", "surface", *SERIES])
def test_more_points_than_tex_can_hold_are_refused(panel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    query = f"optimizer=sgd(lr=0.1)&optimizer=adam&steps=20&panels={panel}"
    monkeypatch.setattr(words, "MOST", 42)
    assert_well_formed(source(query))
    monkeypatch.setattr(words, "MOST", 39)
    with pytest.raises(QueryError, match="at most 39 points"):
        source(query)


def test_a_path_in_space_lies_on_the_ground() -> None:
    """f = x + 2 y rises evenly, and so do its heights."""
    shown = picture("landscape=x%2B2*y&domain=-1,1,-1,1&start=0.5,0.3&optimizer=sgd(lr=0.05)&steps=5&panels=surface")
    (written,) = re.findall(r"thalweg path=[^]]*\] coordinates \{(.*?)\};", document(shown, Context(link="")))
    points = np.array([[float(part) for part in point.split(",")] for point in re.findall(r"\(([^)]+)\)", written)])
    assert len(points) == 6
    heights = placed(shown.ground)
    slope = (heights[-1, -1] - heights[0, 0]) / 6
    np.testing.assert_allclose(points[:, 2], heights[0, 0] + slope * (points[:, 0] + 2 * points[:, 1] + 3), atol=1e-3)
