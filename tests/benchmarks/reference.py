"""What the benchmarks compare with: the loops that a textbook prints, and torch where it is installed."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Update = Callable[[Array, Array], Array]


def rosenbrock_gradient(p: Array) -> Array:
    """The gradient at ``p``, shape (2,) or (2, runs)."""
    x, y = p
    return np.array([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)])


def rosenbrock(p: Array) -> Array:
    """The value at ``p``."""
    x, y = p
    value: Array = (1 - x) ** 2 + 100 * (y - x**2) ** 2
    return value


def sgd(lr: float) -> Update:
    return lambda p, g: p - lr * g


def momentum(lr: float) -> Update:
    v = np.zeros(2)

    def update(p: Array, g: Array) -> Array:
        nonlocal v
        v = 0.9 * v + g
        return p - lr * v

    return update


def adagrad(lr: float) -> Update:
    h = np.zeros(2)

    def update(p: Array, g: Array) -> Array:
        nonlocal h
        h = h + g * g
        return p - lr * g / (np.sqrt(h) + 1e-10)

    return update


def rmsprop(lr: float) -> Update:
    h = np.zeros(2)

    def update(p: Array, g: Array) -> Array:
        nonlocal h
        h = 0.99 * h + 0.01 * g * g
        return p - lr * g / (np.sqrt(h) + 1e-8)

    return update


def adam(lr: float, shape: tuple[int, ...] = (2,)) -> Update:
    m, v, t = np.zeros(shape), np.zeros(shape), 0

    def update(p: Array, g: Array) -> Array:
        nonlocal m, v, t
        t += 1
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        return p - lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)

    return update


TEXTBOOK = {"sgd": sgd, "momentum": momentum, "adagrad": adagrad, "rmsprop": rmsprop, "adam": adam}


def walk(update: Update, start: tuple[float, float], steps: int) -> list[tuple[Array, float]]:
    """The textbook loop, keeping every point and its loss."""
    p = np.array(start)
    history = [(p, float(rosenbrock(p)))]
    for _ in range(steps):
        p = update(p, rosenbrock_gradient(p))
        history.append((p, float(rosenbrock(p))))
    return history


def torch_walk(name: str, lr: float, start: tuple[float, float], steps: int) -> Iterator[tuple[float, float]]:
    """The same with torch.optim and autograd."""
    import torch

    kinds = {
        "sgd": torch.optim.SGD,
        "momentum": lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9),
        "adagrad": torch.optim.Adagrad,
        "rmsprop": torch.optim.RMSprop,
        "adam": torch.optim.Adam,
    }
    p = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = kinds[name]([p], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2
        loss.backward()
        optimizer.step()
        x, y = p.detach().tolist()
        yield x, y
