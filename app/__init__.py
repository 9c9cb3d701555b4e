"""Thalweg: watch optimizers find their way down a 2D loss landscape."""

from importlib.metadata import version

__version__ = version("thalweg")
