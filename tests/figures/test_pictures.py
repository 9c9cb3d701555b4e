"""Pictures by matplotlib, opened by other programs: their size, their colours, what they say, and what moves."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.text import Text
from numpy.typing import NDArray
from PIL import Image
from pypdf import PdfReader

from app.figures.base import Context
from app.figures.drape import drape
from app.figures.drawing.drawing import drawn
from app.figures.formats import figure_pdf, figure_png, figure_svg
from app.figures.palette import Colour, palette
from app.figures.picture import Picture, compose, understand
from app.landscapes import LANDSCAPES
from app.optimizers import OPTIMIZERS
from app.view import COLORSCALES

Pixels = NDArray[np.uint8]
LINK = "https://example.org/?landscape=ravine"
SMALL = "size=240,180&steps=5"
DIVERGING = "optimizer=sgd(lr=60)&steps=400"
UNDEFINED = "landscape=log(x)%2Bsqrt(y)&domain=-2,3,-2,3&start=2,2&optimizer=sgd(lr=0.1)"
EVERYWHERE = "contour,surface,loss,grad_norm,distance,learning_rate,state"


def picture(query: str) -> Picture:
    return compose(*understand(query))


def rendered(render: Callable[[Picture, Context], bytes], query: str) -> bytes:
    found = picture(query)
    return render(found, Context(link=LINK, locale=found.view.lang or "en"))


def png(query: str) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(rendered(figure_png.render, query))).convert("RGBA"))


def svg(query: str) -> str:
    return rendered(figure_svg.render, query).decode()


def count(pixels: Pixels, colour: Colour) -> int:
    """Pixels of exactly this colour."""
    wanted = np.round(255 * np.array(colour[:3])).astype(int)
    return int((pixels[..., :3].astype(int) == wanted).all(axis=-1).sum())


@pytest.mark.parametrize(("size", "dpi"), [((120, 90), 96), ((961, 541), 96), ((320, 240), 192), ((500, 333), 97.5)])
def test_a_png_has_the_size_that_is_asked_for(size: tuple[int, int], dpi: float) -> None:
    image = Image.open(io.BytesIO(rendered(figure_png.render, f"steps=3&size={size[0]},{size[1]}&dpi={dpi}")))
    assert image.format == "PNG"
    assert image.size == tuple(round(side * dpi / 96) for side in size)


def test_the_largest_picture_is_drawn() -> None:
    assert png("steps=3&size=4096,4096").shape == (4096, 4096, 4)


def test_an_svg_is_well_formed_and_has_its_size_in_points() -> None:
    root = ElementTree.fromstring(svg("steps=3&size=640,400&overlays=fill,lines,labels,streams,points,legend"))
    assert (root.attrib["width"], root.attrib["height"]) == ("480pt", "300pt")
    assert not [part for part in root.iter() if part.tag.endswith(("script", "metadata"))]


def test_a_pdf_is_one_page_of_its_size_without_a_date() -> None:
    reader = PdfReader(io.BytesIO(rendered(figure_pdf.render, "steps=3&size=640,400")))
    (page,) = reader.pages
    assert (page.mediabox.width, page.mediabox.height) == (480, 300)
    assert not reader.metadata or "/CreationDate" not in reader.metadata


def test_a_pdf_with_frames_has_a_page_for_each() -> None:
    query = "steps=30&size=320,240&frames=7"
    assert figure_pdf.FORMAT.frames(picture(query)) == 7
    reader = PdfReader(io.BytesIO(rendered(figure_pdf.render, query)))
    contents = [page.get_contents() for page in reader.pages]
    assert len({content.get_data() for content in contents if content is not None}) == 7


def test_the_pages_of_a_pdf_share_their_ground() -> None:
    """It stands in the file once, so that many pages weigh little more than one."""
    query = "steps=30&size=480,320&overlays=fill,lines,labels,points,legend"
    one, many = rendered(figure_pdf.render, query), rendered(figure_pdf.render, f"{query}&frames=40")
    reader = PdfReader(io.BytesIO(many))
    pages: Any = reader.pages
    grounds = [page["/Resources"]["/XObject"].raw_get("/Ground") for page in pages]
    assert len(set(map(repr, grounds))) == 1
    assert grounds[0].get_object()["/Subtype"] == "/Form"
    assert all(b"/Ground Do" in page.get_contents().get_data() for page in pages)
    assert len(many) < 3 * len(one)


@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_every_landscape(landscape: str) -> None:
    pixels = png(f"landscape={landscape}&size=240,180&overlays=fill,lines,labels,arrows,points,legend")
    assert len(np.unique(pixels.reshape(-1, 4), axis=0)) > 50


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_with_what_it_remembers(optimizer: str) -> None:
    pixels = png(f"optimizer={optimizer}&steps=8&size=640,480&panels=contour,loss,state&dpi=48")
    assert count(pixels, palette("light").paths[0]) > 20


@pytest.mark.parametrize("panel", EVERYWHERE.split(","))
@pytest.mark.parametrize(
    "query", [DIVERGING, UNDEFINED, "hide=sgd&optimizer=sgd", "landscape=0*x&start=1,1&domain=-1,1,-1,1"]
)
def test_every_panel_of_what_is_out_of_the_ordinary(panel: str, query: str) -> None:
    assert len(np.unique(png(f"{query}&panels={panel}&size=480,320").reshape(-1, 4), axis=0)) > 2


@pytest.mark.parametrize("axis", ["linear", "log", "symlog"])
@pytest.mark.parametrize("query", ["", DIVERGING, "landscape=himmelblau", "landscape=x%2By&domain=-1,1,-1,1&start=0,0"])
def test_every_axis(axis: str, query: str) -> None:
    axes = "&".join(f"{name}_axis={axis}" for name in ("loss", "grad_norm", "distance", "learning_rate", "state"))
    panels = "panels=loss,grad_norm,distance,learning_rate,state"
    assert png(f"{query}&{panels}&{axes}&size=640,480").shape == (480, 640, 4)


@pytest.mark.parametrize("count", range(8))
def test_any_number_of_panels(count: int) -> None:
    panels = ",".join(EVERYWHERE.split(",")[:count]) or "none"
    for size in ("120,90", "320,240", "960,540", "400,900"):
        assert svg(f"steps=5&panels={panels}&size={size}")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", COLORSCALES)
def test_its_colours_are_the_pages(theme: Any, scale: str) -> None:
    colours = palette(theme, scale)
    pixels = png(f"optimizer=sgd(lr=0.9)&theme={theme}&colorscale={scale}&size=640,480&panels=contour&overlays=fill")
    assert count(pixels, colours.surface) > 1000
    assert count(pixels, colours.paths[0]) > 100
    low, high = (np.round(255 * np.array(colours.contour[place][:3])) for place in (0, -1))
    middle, corner = pixels[250, 360, :3].astype(float), pixels[60, 70, :3].astype(float)
    assert np.abs(middle - low).sum() < np.abs(middle - high).sum()
    assert np.abs(corner - high).sum() < np.abs(corner - low).sum()


def test_a_transparent_picture_has_nothing_behind_it() -> None:
    clear = png(f"{SMALL}&transparent=true")
    assert clear[0, 0, 3] == 0
    assert png(SMALL)[0, 0, 3] == 255


@pytest.mark.parametrize(
    "change",
    [
        "at=2",
        "hide=sgd",
        "theme=dark",
        "colorscale=earth",
        "levels=5",
        "scale=log",
        "window=-8,1,-3,3",
        "overlays=lines",
        "overlays=fill,lines,labels",
        "overlays=fill,arrows",
        "overlays=fill,streams",
        "font=15",
        "family=serif",
        "lang=ko",
        "caption=Words",
        "details=true",
        "loss_axis=linear",
        "colours=2",
        "panels=loss,contour",
    ],
)
def test_it_heeds_the_view(change: str) -> None:
    query = "optimizer=sgd(lr=0.9)&optimizer=adam(lr=0.3)&steps=5&size=480,320"
    changed = png(f"{query}&{change}")
    assert changed.shape == (320, 480, 4)
    assert (changed != png(query)).any()


def test_words_of_a_person_are_no_formula_and_no_markup() -> None:
    """What matplotlib would take for mathematics, or refuse as such, is drawn letter by letter."""
    words = quote(r"$x_1$ </text><b>&amp; \input{x} $\frac{1$ %d {", safe="")
    query = f"size=640,480&steps=5&caption={words}&optimizer=" + quote(r'sgd(label="$\frac{</svg>$")', safe="(),=")
    ElementTree.fromstring(svg(query))
    assert "frac{" not in svg(query).replace("<!--", "").split("<b>")[0] or "<b>" not in svg(query)
    plain, dollars = (png(f"{SMALL}&caption={quote(text, safe='')}") for text in ("x^2", "$x^2$"))
    assert (plain != dollars).any()
    assert rendered(figure_pdf.render, query).startswith(b"%PDF")


@pytest.mark.filterwarnings("error")
def test_signs_that_no_font_has_are_boxes() -> None:
    assert png(f"{SMALL}&caption=" + quote("a\U0001f9ed\n\U0010ffff\u200b")).any()


@pytest.mark.filterwarnings("error")
def test_korean_words_are_drawn() -> None:
    assert (png("steps=5&size=640,400&lang=ko&caption=가") != png("steps=5&size=640,400&lang=ko&caption=나")).any()


@pytest.mark.parametrize(("at", "told"), [(0, []), (9, ["3.9×10⁶ away at step 9"])])
def test_a_path_that_left_is_told_at_the_edge(at: int, told: list[str]) -> None:
    """From (0, 2), SGD with a rate of 3 goes to 2 (-5)^t along y, and the picture ends at 5."""
    query = f"landscape=ravine&start=0,2&optimizer=sgd(lr=3)&steps=9&panels=contour&at={at}"
    words = drawn(picture(query), Context(link="")).figure.findobj(Text)
    seen = [text.get_text() for text in words if isinstance(text, Text) and text.get_visible()]
    assert [text for text in seen if "away" in text] == told


def test_drawing_leaves_the_settings_of_matplotlib_alone() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    for render in (figure_png.render, figure_svg.render, figure_pdf.render):
        rendered(render, f"{SMALL}&panels=contour,surface,loss")
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("query", ["steps=20&optimizer=adam(lr=0.3)", "steps=20000&optimizer=sgd(lr=1)", DIVERGING])
def test_a_path_upon_the_ground_keeps_every_step_and_has_no_end_of_points(query: str) -> None:
    found = picture(query)
    path = found.runs[0].trajectory.path
    draped = drape(path, found.ground.x, found.ground.y)
    np.testing.assert_array_equal(draped.x[draped.steps], path.x)
    np.testing.assert_array_equal(draped.y[draped.steps], path.y)
    assert len(path.x) <= len(draped.x) < len(path.x) + 50_000
    assert draped.until(path, 0.0) == 1
    assert draped.until(path, 3.0) == draped.steps[3] + 1
    assert draped.until(path, 1e9) == len(draped.x)
    between = slice(int(draped.steps[1]) + 1, draped.until(path, 1.5))
    assert (draped.shares[between] <= 0.5).all()


def test_a_picture_in_space_costs_no_more_for_its_frames_than_for_one() -> None:
    """The paths are laid over the ground once: what moves afterwards only takes a part of them."""
    drawing = drawn(picture("panels=surface&steps=9&size=320,240"), Context(link=""))
    relief: Any = drawing._panels[0]
    points = relief._points
    drawing.stand(4.5)
    assert relief._points is points
    line = relief._lines[0][1].get_data_3d()
    assert 1 < len(line[0]) < points[0].shape[1]
    np.testing.assert_array_equal(np.array(line)[:, :-1], points[0][:, : len(line[0]) - 1])
