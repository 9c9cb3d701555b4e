"""What each optimizer was checked against. The numbers stand in a file that the tests write and check."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_suffix(".json")


@dataclass(frozen=True)
class Receipt:
    """A comparison with a library, step for step."""

    library: str
    version: str
    cases: int
    """Runs compared."""
    steps: int
    """Of all runs together."""
    deviation: float
    """The largest of a coordinate, in parts of that coordinate."""


RECEIPTS = {id_: Receipt(**given) for id_, given in json.loads(FILE.read_text(encoding="utf-8")).items()}
"""By the optimizer's id."""
