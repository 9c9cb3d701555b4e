"""``/figure.html``: one file that plays, steps and scrubs in any browser, with no server and no network.

It is the page's own charts and player (:mod:`app.figures.bundle`) with the numbers of one scene.
"""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import orjson
from markupsafe import Markup
from numpy.typing import NDArray

from app import assets, i18n
from app.api import catalogue
from app.engine.trajectory import Omitted, trajectories
from app.figures import bundle
from app.figures.account import account
from app.figures.base import Context, Format
from app.figures.details import lines
from app.figures.picture import Picture, included
from app.kinds import PAGE
from app.optimizers import OPTIMIZERS
from app.surface import Surface, grid
from app.templating import environment
from app.view import FigureView
from app.words import marked

GRID = (141, 141)
"""Points of the ground's grid, which weighs more than all else in a file beside its plotly.js."""

USUAL = 11
"""The size of the page's type in points; a view's ``font`` is measured by it."""

_UNSEEN: tuple[Omitted, ...] = ("grad_norm", "learning_rate")
"""What a file has only where one of its panels shows it."""

_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def render(picture: Picture, context: Context) -> bytes:
    """The file."""
    view = picture.view
    inline = view.plotly == "inline"
    script = bundle.script()
    style = (
        bundle.style() + f"\n:root{{font-size:{100 * view.font / USUAL:g}%}}body{{font-family:var(--{view.family})}}\n"
    )
    landscape = i18n.translations(context.locale).gettext(picture.scene.declaration.label)
    data = _data(_figure(picture, context.locale))
    text = (
        environment(context.locale)
        .get_template("figure.html")
        .render(
            locale=context.locale,
            theme=picture.palette.theme,
            transparent=view.transparent,
            title=f"{landscape} · Thalweg",
            policy=_policy(_hash(script), _plotly_hash() if inline else None),
            style=Markup(style),  # noqa: S704  # ours
            caption=view.caption,
            details=lines(picture, context) if view.details else [],
            link=context.link,
            library=_library(context.link),
            words=_data(_words(context.locale, data)),
            data=data,
            plotly=_packed_plotly() if inline else None,
            script=Markup(script),  # noqa: S704  # ours
        )
    )
    return text.encode()


def policy(body: bytes) -> str:
    """What the file says of itself, and that no other page may frame it."""
    found = _META.search(body)
    own = found[1].decode().replace("&#39;", "'") if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'"


def beside(view: FigureView) -> dict[str, Callable[[], bytes]]:
    """plotly.js, where the file does not hold it."""
    return {} if view.plotly == "inline" else {"plotly.min.js": lambda: assets.plotly_asset().body}


def _policy(script: str, plotly: str | None) -> str:
    # Beside the file, plotly.js comes from where that comes from, which may be a disk.
    library = plotly or "'self' file:"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script} {library}",
            # Plotly writes its rules into a style element.
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def _packed_plotly() -> str:
    """plotly.js, compressed: it is nearly all of what a file weighs."""
    return base64.b64encode(assets.plotly_asset().packed).decode()


@cache
def _plotly_hash() -> str:
    return _hash(assets.plotly_asset().body.decode())


def _library(link: str) -> str:
    """Where this server has plotly.js."""
    base = link.split("?", 1)[0]
    return f"{base.rstrip('/')}/plotly.min.js" if base.startswith(("http://", "https://")) else ""


def _data(content: Any) -> Markup:
    """JSON for a data block, in which nothing can end that."""
    text = orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  # with every "<" escaped


def _words(locale: str, data: str) -> dict[str, list[str]]:
    """The translations that the script may look up, for its own words and for those in its data."""
    words = _own_words(locale)
    declared = {text: forms for text, forms in i18n.messages(locale).items() if f'"{text}"' in data}
    return {**words, **declared}


@cache
def _own_words(locale: str) -> dict[str, list[str]]:
    script = bundle.script()
    return {text: forms for text, forms in i18n.messages(locale).items() if f'"{text}"' in script}


def _figure(picture: Picture, locale: str) -> dict[str, Any]:
    """The scene's numbers and its view, as the page's modules know them."""
    scene, view = picture.scene, picture.view
    needed = included(view)
    # The page tells optimizers by their place in the scene, so those that are hidden come as well.
    rules = dict.fromkeys(choice.id for choice in scene.optimizers) if "state" in needed else {}
    found = trajectories(scene, needed) if view.hide else [run.trajectory for run in picture.runs]
    kept = view.model_dump(exclude={"hide", "panels", "theme", "lang"})
    points = [catalogue.critical_point(point) for point in picture.ground.critical_points]
    shown = {*picture.panels, *(["learning_rate"] if "state" in needed else [])}
    omit = [name for name in _UNSEEN if name not in shown]
    return {
        "answer": account(scene, found, locale, needed, _exact, omit),
        "surface": {**_surface(picture), "critical_points": points},
        "domain": scene.declaration.domain,
        "include": [*needed, *(name for name in _UNSEEN if name in shown)],
        "view": {**kept, "panels": picture.panels, "hidden": view.hide},
        "optimizers": [catalogue.optimizer(OPTIMIZERS[name]) for name in rules],
    }


def _surface(picture: Picture) -> dict[str, Any]:
    """The ground. Heights are told from the lowest, whose digits would otherwise hide the shape of a valley."""
    levels = picture.ground
    ground = grid(
        Surface(
            landscape=picture.scene.landscape,
            domain=picture.domain,
            resolution=GRID,
            include=["gradient"] if levels.gradient else [],
        )
    )
    finite = ground.z[np.isfinite(ground.z)]
    lowest = float(finite.min()) if finite.size else 0.0
    with np.errstate(all="ignore"):
        heights = ground.z - lowest
    return {
        "label": picture.scene.declaration.label,
        "x": ground.x,
        "y": ground.y,
        "z": _compact(heights),
        "lowest": lowest,
        **{f"gradient_{axis}": _compact(slope) for axis, slope in (ground.gradient or {}).items()},
        "scale": levels.scale,
        "levels": levels.levels,
    }


def _exact(values: NDArray[np.float64]) -> Any:
    """Every digit, in whatever is shorter: as they are written, or the bytes of 64-bit floats."""
    forms: list[Any] = [{"f8": _packed(values, "f8")}]
    # JSON has no infinity.
    if np.isfinite(values).all():
        forms.append({"list": np.ascontiguousarray(values)})
    return min(forms, key=lambda told: len(orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY)))


def _compact(values: NDArray[np.float64]) -> dict[str, str]:
    """Rows one after the other, in 32-bit floats where these have room for every value."""
    with np.errstate(all="ignore"):
        fits = np.array_equal(np.isfinite(values.astype("<f4")), np.isfinite(values))
        dtype = "f4" if fits else "f8"
        return {"dtype": dtype, "bdata": _packed(values, dtype)}


def _packed(values: NDArray[np.float64], dtype: str) -> str:
    return base64.b64encode(np.ascontiguousarray(values, dtype=f"<{dtype}").tobytes()).decode()


FORMAT = Format(
    path="figure.html",
    media_type="text/html",
    kind=PAGE,
    label=marked("HTML"),
    sentence=marked("One file that plays, steps and scrubs in any browser, without a server and offline."),
    render=render,
    keys=("caption", "details", "font", "transparent", "plotly"),
    beside=beside,
    policy=policy,
)
