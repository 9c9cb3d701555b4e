"""The page's own modules and rules as one script and one sheet, for a figure that is a file of its own.

The modules keep to a few forms: named imports and exports, one statement each, at the beginning of a line. So joining
them takes a page of code rather than a bundler.
"""

import posixpath
import re
from collections.abc import Iterator

from app.assets import once, static_assets

ENTRY = "js/standalone.js"
SHEETS = ("tokens", "base", "plot", "tip", "field", "charts", "rows", "transport", "standalone", "paper")

_IMPORT = re.compile(
    r"^import (?:\* as (?P<whole>\w+)|\{(?P<names>[^}]*)\}) from \"(?P<path>[^\"]+)\";\n", re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|let|class) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"/\*[\s\S]*?\*/ ?|^\s*//.*\n", re.MULTILINE)


@once
def script() -> str:
    """What ``static/js/standalone.js`` and all it imports say, as a classic script."""
    parts = [_wrapped(path) for path in _ordered(ENTRY, ())]
    return '(() => {\n"use strict";\nconst modules = {};\n' + "".join(parts) + "})();\n"


@once
def style() -> str:
    """The rules of the page that such a figure needs."""
    sheets = (_source(f"css/{name}.css") for name in SHEETS)
    bare = "".join(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL) for sheet in sheets)
    # A line's end says no more than what stands before it; within a text there is none.
    return re.sub(r"\n\s*", "\n", re.sub(r"(?<=[{};,])\n\s*", "", bare))


def _source(path: str) -> str:
    return static_assets()[path].body.decode()


def _ordered(path: str, above: tuple[str, ...]) -> list[str]:
    """``path`` after all that it imports, each once.

    Raises:
        ValueError: if modules import one another in a circle.
    """
    if path in above:
        raise ValueError(f"{' → '.join((*above, path))} is a circle")
    found: list[str] = []
    for imported in _imports(path):
        found += (other for other in _ordered(imported, (*above, path)) if other not in found)
    return [*found, path]


def _imports(path: str) -> Iterator[str]:
    for found in _IMPORT.finditer(_COMMENT.sub("", _source(path))):
        yield _resolved(path, found["path"])


def _resolved(path: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))


def _wrapped(path: str) -> str:
    """A module as a function that is called once and gives its exports."""

    def imported(found: re.Match[str]) -> str:
        names = found["whole"] or "{" + re.sub(r"\s+as\s+", ": ", found["names"]) + "}"
        return f'const {names} = modules["{_resolved(path, found["path"])}"];\n'

    code = _COMMENT.sub("", _source(path))
    exports = _EXPORT.findall(code)
    code = re.sub(r"^export \{\};\n", "", _EXPORT.sub("", _IMPORT.sub(imported, code)), flags=re.MULTILINE)
    code = re.sub(r"\n\s*", "\n", code).strip()
    return f'modules["{path}"] = (() => {{\n{code}\nreturn {{ {", ".join(exports)} }};\n}})();\n'
