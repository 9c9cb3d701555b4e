"""The dearest formulas within the limits: nobody can keep the server busy with one."""

import time
from itertools import cycle, islice

import pytest

from app.critical import critical_points
from app.engine.trajectory import trajectories
from app.formulas import formula
from app.formulas.parse import MAX_DEPTH, MAX_NODES
from app.scene import Scene
from app.surface import Surface, grid

SECONDS = 1.5
"""What everything that the page asks of one formula may take at most, of the processor's time."""


def nested(words: str, inner: str = "x*y") -> str:
    """As many calls inside one another as are allowed."""
    for word in islice(cycle(words.split()), MAX_DEPTH - 3):
        inner = f"{word}({inner})"
    return inner


def wrapped(template: str, inner: str = "x", depth: int = MAX_DEPTH - 3) -> str:
    for number in range(depth):
        inner = template.format(inner, number + 1)
    return inner


def many(operator: str, template: str, size: int, spare: int = 0) -> str:
    """As many terms of ``size`` nodes, each with its number, as are allowed beside ``spare`` nodes."""
    count = (MAX_NODES - spare + 1) // (size + 1)
    return operator.join(template.format(number) for number in range(1, count + 1))


BIG = (2**89 - 1) * (2**107 - 1)
"""A product of two primes: slow to take apart."""

DEAR = {
    "sines of cosines of exponentials": nested("sin cos exp"),
    "hyperbolic tangents": nested("tanh"),
    "tangents": nested("tan"),
    "sigmoids": nested("sigmoid"),
    "roots": nested("sqrt", "x*x + y"),
    "inverses undone": nested("asin sin"),
    "logarithms undone": nested("exp log", "x*x + y"),
    "absolute values": nested("abs sin", "x*y - 1"),
    "maxima of maxima": wrapped("max({}, y + {})"),
    "powers of powers": wrapped("({})**y"),
    "a tower of powers": "**".join(["x", "y"] * 11),
    "a continued fraction": wrapped("1 + y/(x + {})", depth=11),
    "a product of sums": many("*", "(x + {}*y)", 5),
    "a product of sines": many("*", "sin({}*x + y)", 6),
    "a product of maxima": many("*", "max(x, {}*y)", 5),
    "a product of roots": many("*", "sqrt({} + x*x + y*y)", 10),
    "a product of powers": many("*", "(x + {}.1)**2.5", 5),
    "a product of exponentials": many("*", "exp(x/{})", 4),
    "a product of tangents": many("*", "tan({}*x + y)", 6),
    "a quotient of sums": many("/", "(x + {})", 3),
    "a logarithm of a product": f"log({many('*', '(x + {}*y)', 5, spare=1)})",
    "a sum of kinks": many("+", "abs(sin({}*x + y))", 7),
    "a sum of distances": many("+", "sqrt((x - {0})**2 + (y - {0})**2)", 12),
    "powers of sums": "((((x + y)**99 + 1)**99 + x)**99 + y)**99",
    "one power of a sum": "(x + y + 1)**100",
    "an exact fraction": "(((10001/10000)**99)**99)**9*x",
    "a chain of fractions": many("*", "({0}1/{0}3)**9", 5, spare=2) + "*x",
    "the root of a large number": f"sqrt({BIG})*x + {BIG}**(1/3)*y",
    "the logarithm of a large number": f"log({BIG})*x",
    "the sine of a large number": "sin(1e99)*x + cos(1e60*pi)*y",
    "a sum of roots that is nearly zero": "1/(sqrt(2) + sqrt(3) - sqrt(5 + 2*sqrt(6)))*x",
    "roots of roots": wrapped("sqrt({} + {})", "2", 10) + "*x",
    "many minima": "sin(40*x)*cos(40*y)",
    "many pits": "abs(sin(9*x)) + abs(cos(9*y))",
    "many pits where Python raises": "abs(sin(3*x)) + abs(cos(3*y)) + 1/(1 + exp(800 + x)) + "
    + many("+", "sin({}*x)", 4, spare=21),
}


def everything(text: str) -> None:
    """Parse, differentiate, search, draw and run, as the page does."""
    scene = Scene.model_validate({"landscape": {"expression": text}})
    critical_points(scene.declaration, scene.parameters)
    grid(Surface.model_validate({"landscape": {"expression": text}}))
    trajectories(scene)


@pytest.mark.parametrize("name", DEAR)
def test_a_dear_formula_is_served_in_time(name: str) -> None:
    began = time.process_time()
    everything(DEAR[name])
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", DEAR)
def test_a_dear_formula_is_read_at_once(name: str) -> None:
    """What is typed is read on every key, so that reading and differentiating must not be felt."""
    formula.cache_clear()
    began = time.process_time()
    read = formula(DEAR[name])
    read.floats("gradient", {})
    read.floats("hessian", {})
    assert time.process_time() - began < 0.2


def test_the_dear_formulas_use_what_the_limits_allow() -> None:
    """So that the tests above go on measuring the worst, should the limits grow."""
    with pytest.raises(ValueError, match="nested"):
        formula(nested("sin", "sin(sin(x*y))"))
    with pytest.raises(ValueError, match="at most"):
        formula(DEAR["a product of sums"] + "*(x + y)*(x + y)")
