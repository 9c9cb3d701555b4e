"""The source of a declared rule as plain lines, so that a script shows the lines that are run here."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

OPERATIONS = "ops"
"""The argument of a rule that holds its functions; in a script, NumPy holds them."""


@dataclass(frozen=True)
class Lifted:
    """A function out of its module."""

    tree: ast.FunctionDef
    imports: tuple[str, ...]
    helpers: tuple[str, ...]
    """The source of the functions of the same module that it calls."""


class _Plain(ast.NodeTransformer):
    """``self.beta1`` to ``beta1``, ``ops.sqrt`` to ``np.sqrt``, and names as they are called in a script."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            return ast.Name(self.names.get(f"self.{node.attr}", node.attr))
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name("np" if node.id == OPERATIONS else self.names.get(node.id, node.id))

    def visit_Call(self, node: ast.Call) -> ast.expr:
        node.args = [one for one in node.args if not (isinstance(one, ast.Name) and one.id == OPERATIONS)]
        self.generic_visit(node)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        node.args.args = [ast.arg(one.arg) for one in node.args.args if one.arg not in (OPERATIONS, "self")]
        self.generic_visit(node)
        return node


def lift(function: Callable[..., Any], names: Mapping[str, str] | None = None) -> Lifted:
    """The source of ``function`` without types and without its class.

    Args:
        function: one of a module whose source is at hand.
        names: what a name is called in the script; ``self.lr`` names an attribute.
    """
    module = inspect.getmodule(function)
    source = ast.parse(inspect.getsource(module) if module else "")
    tree = _function(function)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found = {node.name: node for node in source.body if isinstance(node, ast.FunctionDef) and node.name in used}
    helpers = [_Plain({}).visit(_undocumented(node)) for node in found.values()]
    used |= {node.id for helper in helpers for node in ast.walk(helper) if isinstance(node, ast.Name)}
    body = _Plain(names or {}).visit(_undocumented(tree))
    return Lifted(body, tuple(_imports(source, used)), tuple(ast.unparse(helper) for helper in helpers))


def _function(function: Callable[..., Any]) -> ast.FunctionDef:
    tree: Any = ast.parse(_source(function)).body[0]
    found: ast.FunctionDef = tree
    return found


@cache
def _source(function: Callable[..., Any]) -> str:
    return textwrap.dedent(inspect.getsource(function))


def _undocumented(tree: ast.FunctionDef) -> ast.FunctionDef:
    """Its docstring speaks to the readers of the declaration."""
    if ast.get_docstring(tree):
        del tree.body[0]
    return tree


def _imports(source: ast.Module, used: set[str]) -> Iterator[str]:
    """The imports that ``used`` names come from."""
    for statement in source.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            aliases = [alias for alias in statement.names if (alias.asname or alias.name) in used]
            own = isinstance(statement, ast.ImportFrom) and (statement.module or "").split(".")[0] in ("app", "typing")
            if aliases and not own:
                statement.names = aliases
                yield ast.unparse(statement)
