"""What is not a formula is refused at once, with the place where to look, and is never run."""

import sys
import time
from typing import Any

import pytest

from app.formulas import FormulaError, formula
from app.formulas.parse import MAX_DEPTH, MAX_NODES
from app.formulas.source import MAX_LENGTH

SECONDS = 0.1
"""What a refusal may take at most, of the processor's time."""

# Each text with the column, from 1, at which a person should look.
PYTHON = {
    "__import__('os').system('id')": 12,
    "__import__(os)": 1,
    "eval(x)": 1,
    "exec(x)": 1,
    "open(x)": 1,
    "getattr(x, y)": 1,
    "x.__class__": 2,
    "x.__class__.__mro__": 12,
    "().__class__.__bases__": 13,
    "x + sin.__self__": 8,
    "max.__call__(x, y)": 4,
    "(lambda: x)()": 8,
    "lambda": 1,
    "[x for x in y]": 1,
    "(x for x in y)": 1,
    "{x: y}": 1,
    "x if y else 1": 1,
    "x and y": 1,
    "not x": 1,
    "x < y": 3,
    "x == y": 3,
    "(x := 1)": 4,
    "x = 1": 3,
    "x; y": 2,
    "import os": 1,
    "await x": 1,
    "yield x": 1,
    "print(x)": 1,
    "x[0]": 2,
    "x, y": 2,
    "max(*x)": 1,
    "sin(x=1)": 1,
    "'x'": 1,
    '"x"': 1,
    "f'{x}'": 2,
    "x # y": 3,
    "x \\\n + y": 3,
    "`x`": 1,
    "True": 1,
    "None": 1,
    "...": 1,
    "1j * x": 1,
    "x @ y": 3,
    "x // y": 3,
    "x % y": 3,
    "x & y": 3,
    "x << y": 3,
    "~x": 1,
}
HUGE = {
    "9**9**9**9": 7,
    "x**10**9": 4,
    "x**(10**9)": 5,
    "x**-1e9": 4,
    "9**99**9": 4,
    "10**99 * 10**99": 1,
    "x + 1e101": 5,
    "1e999": 1,
    "9" * 400: 1,
    "9" * MAX_LENGTH: 1,
    "exp(exp(exp(exp(9))))": 9,
    "sin(exp(exp(exp(5))))": 5,
    "factorial(99999)": 1,
    "gamma(1e9)": 1,
    "x!": 2,
    "99999!": 6,
    "x" * 100_000: MAX_LENGTH + 1,
    "(" * 100_000: MAX_LENGTH + 1,
    "9**" * 33_333 + "9": MAX_LENGTH + 1,
    "(" * 400 + "x" + ")" * 400: MAX_DEPTH + 1,
    "(" * MAX_DEPTH + "x": MAX_DEPTH,
    "-" * 999 + "x": MAX_DEPTH + 1,
    "sin(" * 150 + "x" + ")" * 150: 4 * MAX_DEPTH + 4,
    "x**" * 300 + "x": 3 * MAX_DEPTH - 2,
    "x+" * 400 + "x": 1,
}
NAMES = {
    "foo": 1,
    "x + foo": 5,
    "foo(x)": 1,
    "2*sinn(x)": 3,
    "nan": 1,
    "inf": 1,
    "x + z": 5,
    "x2": 1,
    "xy": 1,
    "sin": 1,
    "sin()": 1,
    "sin(x, y)": 1,
    "max(x)": 1,
    "max(" + ", ".join("x" * 9) + ")": 1,
    "x(y)": 1,
    "pi(x)": 1,
    "\ud800": 1,
    "x + α": 5,
    "x\x00": 2,
    "x + \u202ey": 5,
    "ｘ": 1,
    "𝑥": 1,
}
NO_NUMBER = {
    "1/0": 3,
    "x/0": 3,
    "x/(1 - 1)": 4,
    "0/0": 3,
    "x + sqrt(-1)": 5,
    "log(-1)*x": 1,
    "(-8)**(1/3)": 1,
    "x*asin(2)": 3,
    "log(0)": 1,
    "0**-1": 1,
}
HOSTILE = PYTHON | HUGE | NAMES | NO_NUMBER

hostile = pytest.mark.parametrize(
    ("text", "column"), HOSTILE.items(), ids=[ascii(text)[:40].replace("[", "<") for text in HOSTILE]
)


@hostile
def test_hostile_text_is_refused_where_it_goes_wrong(text: str, column: int) -> None:
    with pytest.raises(FormulaError) as refused:
        formula(text)
    assert refused.value.column == column
    assert 5 < len(refused.value.message) < 200


@hostile
def test_hostile_text_is_refused_at_once(text: str, column: int) -> None:
    began = time.process_time()
    with pytest.raises(FormulaError):
        formula(text)
    assert time.process_time() - began < SECONDS


class Watch:
    """Within a ``with``, writes down what the interpreter executes, imports, opens and starts."""

    WATCHED = ("exec", "import", "open", "os.", "subprocess.", "socket.", "pickle.", "code.__new__")

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.on = False
        sys.addaudithook(self.note)

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event.startswith(self.WATCHED):
            code = arguments[0] if event == "exec" else None
            self.seen.append(f"{event} {getattr(code, 'co_filename', '')}".strip())

    def __enter__(self) -> None:
        self.seen.clear()
        self.on = True

    def __exit__(self, *_: object) -> None:
        self.on = False


@pytest.fixture(scope="module")
def watch() -> Watch:
    """One for all, because an audit hook cannot be taken away again."""
    return Watch()


@hostile
def test_hostile_text_never_runs(text: str, column: int, watch: Watch) -> None:
    with pytest.raises(FormulaError), watch:
        formula(text)
    assert watch.seen == []


def test_of_a_formula_only_our_own_writing_runs(watch: Watch) -> None:
    with watch:
        formula("sin(x) + 17*y**2").floats("gradient", {})
    assert set(watch.seen) == {"exec <formula gradient>"}


def test_only_words_of_the_language_reach_the_code_that_runs() -> None:
    """Names of parameters are a person's text as well; none of them is a name in our code."""
    names = ("ieee", "bind", "function", "full", "sqrt2", "t0", "p0", "ARITHMETIC_ERRORS", "math", "nan_")
    text = "+".join(f"{index}*{name}*x" for index, name in enumerate(names, start=1))
    values = {name: float(index) for index, name in enumerate(names, start=1)}
    slope = sum(index * index for index in range(1, len(names) + 1))
    assert formula(text, names).floats("gradient", values)(2.0, 0.0) == (2.0 * slope, slope, 0.0)


def test_what_is_just_within_the_limits_is_a_formula() -> None:
    formula("x+" * (MAX_NODES // 2 - 1) + "x")
    formula("sin(" * (MAX_DEPTH - 1) + "x" + ")" * (MAX_DEPTH - 1))
    formula("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH)
    formula("x**100 + 1e100")
    formula(" " * (MAX_LENGTH - 1) + "x")
