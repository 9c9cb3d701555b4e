"""An update rule, compiled into one loop over both coordinates: the quickest way on Python floats.

The rule is asked once, about numbers of which only their making is known. The loop then does the very
operations of the rule, so every digit is the same; what both coordinates share is done once a step,
and what no step changes once a run. A formula that a rule has often descended has its operations in the
loop as well, which saves a call at each step.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from math import hypot, inf, nan
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from app import floats
from app.formulas import Formula
from app.formulas.compiled import FLOAT_NAMES
from app.formulas.generate import Body
from app.formulas.vocabulary import VARIABLES
from app.optimizers.base import Optimizer

Loop: TypeAlias = Callable[..., tuple[Any, ...]]
Setting: TypeAlias = tuple[tuple[str, bool], ...]
"""The switches of an optimizer and where they stand."""

ONCE, FOR_EACH = 5_000, 100
"""So many steps, and so many more for each operation of a formula, take as much longer without these in the loop as it
takes to compile it: 0.15 µs each, and 0.75 ms and 0.015 ms for each operation."""
_taken: WeakKeyDictionary[Formula, Counter[tuple[type[Optimizer], Setting]]] = WeakKeyDictionary()
"""How many steps each rule has been asked to take on a formula."""

_OPERATORS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "pow": "**"}
_COMPARISONS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}
_ANSWER = "loss, new_g_x, new_g_y"
_FUNCTIONS = ("sqrt", "absolute", "sign", "maximum", "minimum")


class Traced:
    """A number by its making: a name or a constant, or else a template with the numbers that go into it."""

    __slots__ = ("arguments", "fixed", "text", "trace")

    def __init__(self, trace: "Trace", text: str, arguments: tuple["Traced", ...], fixed: bool) -> None:
        self.trace = trace
        self.text = text
        self.arguments = arguments
        self.fixed = fixed
        """Whether no step changes it."""

    def __bool__(self) -> bool:
        raise TypeError("an update rule chooses between numbers with ops.where, which arrays can do as well")

    def __neg__(self) -> "Traced":
        return self.trace.make("-{}", self)


def _define(name: str, symbol: str) -> None:
    template = f"{{}} {symbol} {{}}"
    setattr(Traced, f"__{name}__", lambda a, b: a.trace.make(template, a, b))
    if name in _OPERATORS:
        setattr(Traced, f"__r{name}__", lambda b, a: b.trace.make(template, a, b))


for _name, _symbol in (_OPERATORS | _COMPARISONS).items():
    _define(_name, _symbol)


class Trace:
    """Makes numbers, each only once; an update rule may call its methods as those of ``floats``."""

    def __init__(self) -> None:
        self.made: dict[tuple[Any, ...], Traced] = {}
        """Each after what goes into it."""
        for name in _FUNCTIONS:
            setattr(self, name, partial(self._call, name))

    def _call(self, name: str, *values: Any) -> Traced:
        return self.make(f"{name}({', '.join('{}' for _ in values)})", *values)

    def where(self, condition: Any, a: Any, b: Any, /) -> Traced:
        """Only the one that is chosen is made, unless it is used elsewhere as well."""
        return self.make("{1} if {0} else {2}", condition, a, b)

    def number(self, value: Any) -> Traced:
        """A number that is known already, or is traced."""
        return value if isinstance(value, Traced) else self.name(f"({value!r})", fixed=True)

    def name(self, text: str, fixed: bool = False) -> Traced:
        return self._once(text, (), fixed)

    def make(self, template: str, *values: Any) -> Traced:
        arguments = tuple(map(self.number, values))
        return self._once(template, arguments, all(argument.fixed for argument in arguments))

    def _once(self, text: str, arguments: tuple[Traced, ...], fixed: bool) -> Traced:
        return self.made.setdefault((text, *arguments), Traced(self, text, arguments, fixed))


class _Lines:
    """Python for ``results``: a variable for each, and for what is used twice or would be made again at each step."""

    def __init__(self, trace: Trace, results: Sequence[Traced]) -> None:
        made = trace.made.values()
        uses = Counter(argument for one in made for argument in one.arguments)
        ready = {argument for one in made if not one.fixed for argument in one.arguments if argument.fixed}
        kept = {*results} | {one for one in made if one.arguments and (uses[one] > 1 or one in ready)}
        self.once: list[str] = []
        """Those that no step changes."""
        self.each: list[str] = []
        self.texts: dict[Traced, str] = {}
        for one in made:
            text = one.text.format(*(self.texts[argument] for argument in one.arguments))
            if one in kept:
                name = f"t{len(self.once) + len(self.each)}"
                (self.once if one.fixed else self.each).append(f"{name} = {text}")
                self.texts[one] = name
            else:
                self.texts[one] = f"({text})" if one.arguments else text


def compiled(
    optimizer: Optimizer, steps: int = 0, formula: Formula | None = None, values: Sequence[float] = ()
) -> Loop:
    """The loop of ``optimizer``: it takes steps for as long as nothing out of the ordinary comes.

    Called with what ``run`` knows at the start, it adds every point that it comes to to the lists and returns
    ``(x, y, g_x, g_y, x_state, y_state)`` at the last. It stops before a step in which Python's arithmetic raises,
    or after which a number is not finite or a stopping rule is met.

    ``formula``, with these ``values`` of its parameters, is the one that ``evaluate`` computes. Where ``steps``, with
    those before, are many, the loop computes it itself, and asks only where Python's arithmetic raises.
    """
    cls = type(optimizer)
    names, switches = _kinds(cls)
    setting = tuple((name, getattr(optimizer, name)) for name in switches)
    numbers = [getattr(optimizer, name) for name in names]
    if formula:
        taken = _taken.setdefault(formula, Counter())
        taken[cls, setting] += steps
        if _pays(taken[cls, setting], formula):
            whole: Loop = _written(cls, setting, formula)(*numbers, *values)
            return whole
    loop: Loop = _plain(cls, setting)(*numbers)
    return loop


def _pays(steps: int, formula: Formula) -> bool:
    """Whether so many steps are enough for a loop that computes ``formula``."""
    return steps >= ONCE and steps >= ONCE + FOR_EACH * formula.operations


@cache
def _kinds(cls: type[Optimizer]) -> tuple[list[str], list[str]]:
    """The hyperparameters that are numbers, and those that are switches."""
    parameters = cls.parameters()
    switches = [name for name, parameter in parameters.items() if parameter.kind is bool]
    return [name for name in parameters if name not in switches], switches


@lru_cache(maxsize=256)
def _plain(cls: type[Optimizer], setting: Setting) -> Callable[..., Any]:
    return _factory(cls, setting, None)


@lru_cache(maxsize=1024)  # Every optimizer on every landscape, and room for what is typed.
def _written(cls: type[Optimizer], setting: Setting, formula: Formula) -> Callable[..., Any]:
    return _factory(cls, setting, formula)


def _factory(cls: type[Optimizer], setting: Setting, formula: Formula | None) -> Callable[..., Any]:
    """Makes the loop from the hyperparameters that are numbers, and from the values of the formula's parameters."""
    names, _ = _kinds(cls)
    trace = Trace()
    hyperparameters = {name: trace.name(f"p{place}", fixed=True) for place, name in enumerate(names)}
    given: dict[str, Any] = {**hyperparameters, **dict(setting)}
    rule: Any = cls(**given)
    states = {axis: [f"s{place}_{axis}" for place in range(len(cls.state))] for axis in "xy"}
    results = {}
    for axis, state in states.items():
        t, lr, x, g = (trace.name(name) for name in ("t", "lr", axis, f"g_{axis}"))
        moved, remembered = rule.step(trace, t, lr, x, g, tuple(map(trace.name, state)))
        results[axis] = [trace.number(value) for value in (moved, *remembered)]
    lines = _Lines(trace, [*results["x"], *results["y"]])
    # A name that both have is the same function.
    known: dict[str, Any] = {**FLOAT_NAMES, **vars(floats), "hypot": hypot, "inf": inf, "nan": nan}
    parameters = [f"v{place}" for place in range(len(formula.parameters) if formula else 0)]
    point = [lines.texts[results[axis][0]] for axis in "xy"]
    ask = [f"{_ANSWER} = evaluate({', '.join(point)})"]
    if formula:
        called = dict(zip((*VARIABLES, *formula.parameters), (*point, *parameters), strict=True))
        ask = _inlined(formula.body("gradient", called, "f"), ask)
    source = _source([*(one.text for one in hyperparameters.values()), *parameters], states, results, lines, ask)
    # The source is our own writing of a declared rule and a whitelisted formula, never a person's text.
    exec(compile(source, f"<steps of {cls.__name__}>", "exec"), known)  # noqa: S102  # as said
    bind: Callable[..., Any] = known["bind"]
    return bind


def _inlined(body: Body, ask: Sequence[str]) -> list[str]:
    """The lines of a formula, and where Python's arithmetic raises those that ask for what it is."""
    computed = [*body.lines, f"{_ANSWER} = {', '.join(body.results)}"]
    return ["try:", *(f"    {one}" for one in computed), "except ARITHMETIC_ERRORS:", *(f"    {one}" for one in ask)]


def _source(
    given: Sequence[str],
    states: Mapping[str, list[str]],
    results: Mapping[str, list[Traced]],
    lines: _Lines,
    ask: Sequence[str],
) -> str:
    """Python for the loop.

    ``given`` is what it is made from; ``states`` has the names of the state variables by axis, ``results`` what a step
    returns, and ``ask`` the lines that find the loss and the slopes where that leads.
    """
    (new_x, *new_x_state), (new_y, *new_y_state) = ([lines.texts[one] for one in results[axis]] for axis in "xy")
    x_state, y_state = ("".join(f"{name}, " for name in states[axis]) for axis in "xy")
    renewed = zip([*states["x"], *states["y"]], [*new_x_state, *new_y_state], strict=True)
    source = [
        f"def bind({', '.join(given)}):",
        "    def loop(evaluate, rates, flat, low, x, y, g_x, g_y, x_state, y_state, xs, ys, losses, norms):",
        *([f"        {x_state} = x_state", f"        {y_state} = y_state"] if x_state else []),
        "        try:",
        *(f"            {line}" for line in lines.once),
        "            for t, lr in enumerate(rates, start=1):",
        *(f"                {line}" for line in lines.each),
        *(f"                {line}" for line in ask),
        "                norm = hypot(new_g_x, new_g_y)",
        # A comparison with NaN is false, and a - a is 0 exactly where a is finite.
        "                if not (low < loss < inf and flat < norm < inf"
        f" and ({new_x} - {new_x}) + ({new_y} - {new_y}) == 0.0):",
        "                    break",
        *(f"                {old} = {new}" for old, new in renewed),
        f"                x = {new_x}",
        f"                y = {new_y}",
        "                g_x = new_g_x",
        "                g_y = new_g_y",
        "                xs.append(x)",
        "                ys.append(y)",
        "                losses.append(loss)",
        "                norms.append(norm)",
        "        except ARITHMETIC_ERRORS:",
        "            pass",
        f"        return x, y, g_x, g_y, ({x_state}), ({y_state})",
        "    return loop",
    ]
    return "\n".join(source)
