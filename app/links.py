"""Addresses of a scene, absolute and readable."""

import re
from collections.abc import Collection
from urllib.parse import unquote

from app.presets import PRESETS
from app.query import keys_of
from app.scene import Scene
from app.spelling import join_query, split_query
from app.view import KEYS, View

_TRACKER = re.compile(
    r"utm_\w+|ref|(?:fb|g|d|y|tw|tt|ms)clid|msclkid|gclsrc|[gw]braid|gad_\w+|srsltid|igsh(?:id)?|li_fat_id|mkt_tok|"
    r"mc_[ce]id|_ga|_gl|_hsenc|_hsmi"
)
"""What mail programs, networks and advertisers count clicks by."""


def of_the_view(query: str, view: type[View]) -> str:
    """A query without what neither a scene nor such a view has a key for."""
    known = keys_of(Scene) | view.model_fields.keys()
    return join_query([(key, value) for key, value in split_query(query) if key in known])


def of_the_page(query: str) -> str:
    """A query as a reader is to find the scene in the explorer: without what only files and frames heed."""
    shown = split_query(of_the_view(query, View))
    return join_query([(key, value) for key, value in shown if key != "present"])


def whole(query: str) -> str:
    """``query`` with the scene of the example that it names, where it names an example and no scene."""
    asked = split_query(query)
    preset = PRESETS.get(dict(asked).get("preset", ""))
    if preset is None or not preset.query or any(key in keys_of(Scene) for key, _ in asked):
        return query
    return f"{preset.query}&{query}"


def nobodys(query: str) -> list[str]:
    """The keys in ``query`` that neither a scene nor a view has, as they are written there."""
    known = keys_of(Scene) | KEYS
    return [key for key in dict.fromkeys(map(_key, filter(None, query.split("&")))) if unquote(key) not in known]


def without(query: str, keys: Collection[str]) -> str:
    """``query`` without some ``keys``, the rest as it is written."""
    keys = frozenset(keys)
    return "&".join(part for part in query.split("&") if _key(part) not in keys)


def without_trackers(query: str) -> str:
    """``query`` without the keys that mail programs and networks hang on every link."""
    return without(query, [key for key in map(_key, query.split("&")) if _TRACKER.fullmatch(key)])


def _key(part: str) -> str:
    return part.partition("=")[0]


def address(base: str, path: str, *parts: str) -> str:
    """An absolute address with a query, if there is anything in that."""
    query = "&".join(filter(None, parts))
    return f"{base}{path}" + (f"?{query}" if query else "")
