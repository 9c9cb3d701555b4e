"""The receipt on every optimizer's card is what a comparison with the golden data gives."""

import json

from starlette.testclient import TestClient

from app.main import app
from app.optimizers import OPTIMIZERS
from app.receipts import FILE
from tests.receipts import made, rounded_up

PLATFORM = 30.0
"""How many times larger a deviation may be on a machine whose exp and sqrt round differently."""


def test_every_receipt_is_what_the_comparison_gives() -> None:
    written, found = json.loads(FILE.read_text(encoding="utf-8")), made()
    assert list(written) == list(found) == list(OPTIMIZERS)
    for id_, receipt in found.items():
        deviation, said = receipt.pop("deviation"), written[id_].pop("deviation")
        assert written[id_] == receipt, f"{id_}: run python -m tests.receipts"
        assert deviation <= PLATFORM * max(said, 1e-15), f"{id_}: run python -m tests.receipts"
        assert said <= 1e-9


def test_it_is_never_said_to_be_closer_than_it_is() -> None:
    assert [rounded_up(number) for number in (0.0, 4.1e-13, 9.01e-12)] == [0.0, 5e-13, 1e-11]


def test_the_catalogue_tells_it() -> None:
    with TestClient(app) as client:
        told = client.get("/api/v1/optimizers/lion").json()["receipt"]
    assert told == json.loads(FILE.read_text(encoding="utf-8"))["lion"]
    assert told["library"] == "optax"
