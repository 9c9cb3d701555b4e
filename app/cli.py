"""The command ``thalweg``: which of its parts is meant. Each is loaded only when it is."""

import importlib
import sys
from collections.abc import Sequence

COMMANDS = {"serve": "app.serve", "render": "app.render.command"}
"""The module of each; without a name, ``thalweg`` serves."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given.pop(0) if given and given[0] in COMMANDS else "serve"
    try:
        # Reads the environment; later on, a bad value would end in a traceback.
        importlib.import_module("app.settings")
    except ValueError as error:
        sys.stderr.write(f"thalweg: {error}\n")
        return 2
    return int(importlib.import_module(COMMANDS[name]).main(given))
