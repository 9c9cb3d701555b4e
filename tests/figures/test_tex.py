"""The PGFPlots source: what is drawn stands in it with all digits, and a person's words are text."""

import math
import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.base import Context
from app.figures.internals import FAINT
from app.figures.picture import SERIES, Picture, compose, understand
from app.figures.relief import LIFT
from app.figures.tex.document import document
from app.figures.tex.lines import cut
from app.figures.tex.words import breakable, comment, escape
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.query import QueryError
from app.view import OVERLAYS

BOX = ((-1.0, 1.0), (-2.0, 2.0))
NASTY = '\\input{x} {$&#^_~%<>|"`} --- ?` 한 \n\\end{document} \u2028'


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
    text = source(
        f"landscape={id_}&panels=contour,{','.join(SERIES)}&overlays=fill,lines,labels,arrows,streams,points,legend"
    )
    assert_well_formed(text)
    assert r"\fill[thalwegband" in text
    assert text.count(r"\begin{axis}") == 1 + len(SERIES)


def test_paths_have_all_their_digits_and_stand_at_the_step() -> None:
    shown = picture("optimizer=adam(lr=0.3)&steps=20&at=7")
    path = shown.runs[0].trajectory.path
    text = document(shown, Context(link=""))
    written = "".join(f"({x!r},{y!r})" for x, y in zip(path.x[:8].tolist(), path.y[:8].tolist(), strict=True))
    assert rf"\addplot[thalweg cased path=thalwegpath0] coordinates {{{written}}};" in text
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
    for piece in re.findall(r"thalweg (?:cased path|path|casing|dots)[^]]*\] coordinates \{(.*?)\};", text):
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


@pytest.mark.parametrize("word", ["W" * 300, "가나다" * 60, "\\" * 20])
def test_a_line_may_end_within_a_word_that_is_too_long_for_it(word: str) -> None:
    broken = r"\penalty9000{}"
    written = breakable(f"a  convergence\n{word} b")
    assert written.count(broken) == len(word) - 1
    assert written.replace(broken, "") == escape(f"a convergence {word} b")
    assert source("caption=" + "%5C" * 20).count(broken) == 19


def test_nasty_words_stay_words_wherever_a_person_may_write_them() -> None:
    label = (
        "sgd(lr=0.9,label='"
        + "".join(f"%{byte:02X}" for byte in NASTY.replace("'", "").replace("\n", "").encode())
        + "')"
    )
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


DRAWN = {
    "fill": r"\fill[thalwegband",
    "lines": r"[thalweg contour",
    "labels": r"\node[thalweg label]",
    "arrows": r"\thalweghead{4.5bp}",
    "streams": r"\thalweghead{6bp}",
    "points": "[thalweg global minimum]",
    "legend": "~minimum}",
}
"""What stands in the source for each overlay."""


def test_every_overlay_of_a_figure_is_drawn_where_it_is_wanted_and_nowhere_else() -> None:
    # The step belongs to the inspector, which no figure has.
    assert {*DRAWN, "step"} == {*OVERLAYS}
    for overlay, sign in DRAWN.items():
        others = ",".join(name for name in DRAWN if name != overlay)
        assert sign in source(f"landscape=himmelblau&panels=contour&overlays={overlay},points"), overlay
        assert sign not in source(f"landscape=himmelblau&panels=contour&overlays={others}"), overlay


def test_the_internals_have_a_row_for_each_quantity_with_all_its_digits() -> None:
    shown = picture("optimizer=sgd&optimizer=adam(lr=0.3)&inspect=Adam&steps=20&at=7&panels=state")
    text = document(shown, Context(link=""))
    assert_well_formed(text)
    assert text.count(r"\begin{axis}") == 3
    assert r"\textbf{Adam}" in text
    state = shown.runs[1].trajectory.state
    assert state is not None
    for name, symbol, meaning in (
        ("m", "m_t", "running mean of the gradients"),
        ("v", "v_t", "running mean of the squared gradients"),
    ):
        assert rf"{{${symbol}$\enspace {meaning}}}" in text
        for value in state.quantities[name][:, 7].tolist():
            assert f"thalweg remembered=thalwegpath1] coordinates {{(7.0,{value!r})}};" in text
    assert text.count(f"opacity={FAINT}]") == 4


@pytest.mark.parametrize("id_", OPTIMIZERS)
def test_the_internals_of_every_optimizer_are_drawn(id_: str) -> None:
    for axis in ("linear", "log", "symlog"):
        text = source(f"optimizer={id_}&steps=9&panels=state&state_axis={axis}")
        assert_well_formed(text)
        assert r"\addplot[thalweg internal=thalwegpath0" in text


def test_what_there_is_nothing_of_is_said() -> None:
    assert "Every trajectory is hidden." in source("hide=sgd&optimizer=sgd&panels=loss")
    assert "Every trajectory is hidden." in source("hide=sgd&optimizer=sgd&panels=state")
    assert "No minimum is known here" in source("landscape=x%2By&domain=-1,1,-1,1&panels=distance&optimizer=sgd")


def test_many_paths_do_not_hide_one_another() -> None:
    starts = "&".join(f"start={place / 9:g},1" for place in range(16))
    text = source(f"optimizer=sgd&{starts}&steps=3&panels=contour")
    assert text.rindex("[thalweg casing]") < text.index("[thalweg path=")
    assert r"\def\thalwegbold{1}" not in text
    assert r"\def\thalwegbold{1}" in source("optimizer=sgd")
    assert text.count("~SGD}") == 1


def test_runs_from_the_same_start_have_a_colour_each() -> None:
    text = source("start=1,2&start=1,2&optimizer=adam&panels=contour,loss,surface")
    assert_well_formed(text)
    for run in ("thalwegpath0", "thalwegpath1"):
        assert text.count(f"[thalweg cased path={run}]") == text.count(f"[thalweg path={run}]") == 1
        assert f"[thalweg curve={run}]" in text


@pytest.mark.parametrize("panel", ["contour", "surface", "state", *SERIES])
def test_more_points_than_tex_can_hold_are_refused_with_how_many_it_can(panel: str) -> None:
    query = f"optimizer=sgd(lr=1e-6)&overlays=none&panels={panel}"
    with pytest.raises(QueryError, match="these paths have 20001 points, and TeX has memory for about") as refused:
        source(f"{query}&steps=20000")
    assert refused.value.field == "steps"
    most = int(refused.value.message.values["most"])
    assert 2000 < most < 20_000
    assert_well_formed(source(f"{query}&steps={most - 1}"))


def test_no_line_is_longer_than_tex_reads() -> None:
    text = source("landscape=himmelblau&optimizer=sgd(lr=1e-6)&steps=6000&panels=contour")
    assert max(map(len, text.splitlines())) < 10_000


def test_a_path_in_space_lies_on_the_ground() -> None:
    """f = x + 2 y rises evenly, and so do its heights."""
    shown = picture("landscape=x%2B2*y&domain=-1,1,-1,1&start=0.5,0.3&optimizer=sgd(lr=0.05)&steps=5&panels=surface")
    (written,) = re.findall(r"thalweg path=[^]]*\] coordinates \{(.*?)\};", document(shown, Context(link="")))
    points = np.array([[float(part) for part in point.split(",")] for point in re.findall(r"\(([^)]+)\)", written)])
    assert len(points) == 6
    np.testing.assert_allclose(points[:, 2] - LIFT, (points[:, 0] + 2 * points[:, 1] + 3) / 6, atol=1e-4)


def test_a_typed_formula_is_set_as_mathematics() -> None:
    assert r"\textbf{$f(x,\,y) = x^{2} - \frac{y}{3}$}" in source("landscape=x**2-y/3&start=1,1&optimizer=sgd")
    assert r"\textbf{Rosenbrock}" in source("landscape=rosenbrock&optimizer=sgd")
