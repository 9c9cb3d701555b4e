"""Formulas live against torch's autograd, kinks and ties included."""

import numpy as np
import pytest
import torch

from app.formulas import formula

NAMES = {
    "abs": torch.abs,
    "sign": torch.sign,
    "max": torch.maximum,
    "min": torch.minimum,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    **{name: getattr(torch, name) for name in ("sin", "cos", "tanh", "exp", "log", "sqrt", "atan", "log2")},
}
POINTS = [(0.0, 0.0), (1.0, 1.0), (-2.0, 2.0), (0.5, -0.25), (0.0, 3.0), (800.0, -800.0)]


@pytest.mark.parametrize(
    "text",
    [
        "abs(x) + 2*abs(y)",
        "abs(x - y)*abs(x + y)",
        "max(x, y) + min(x, 2*y)",
        "max(max(x, y), 2*x)",
        "relu(x) + relu(-y)",
        "relu(x - y)**2",
        "sign(x)*y**2",
        "sqrt(x**2 + y**2)",
        "sigmoid(x)*tanh(y)",
        "exp(-x**2)*sin(3*y)",
        "log(1 + x**2) + atan(x*y)",
        "log2(1 + abs(x))/(1 + y**2)",
        "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    ],
)
def test_value_and_gradient_are_autograds(text: str) -> None:
    for point in POINTS:
        x, y = (torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in point)
        value = eval(text, {"__builtins__": {}, **NAMES, "x": x, "y": y})
        value.backward()
        wanted = [value.item(), *(float(one.grad if one.grad is not None else 0.0) for one in (x, y))]
        got = formula(text).floats("gradient", {})(*point)
        np.testing.assert_allclose(got, wanted, rtol=1e-12, atol=1e-300)
