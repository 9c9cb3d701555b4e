"""What a scene can be had as and pasted into, as the API tells it."""

from dataclasses import asdict
from typing import Any

from app.artefact import Artefact
from app.artefacts import ending
from app.snippets.base import Snippet


def artefact(declared: Artefact) -> dict[str, Any]:
    """A thing to share, with what can be chosen of it."""
    return {
        "path": declared.path,
        "label": declared.label,
        "sentence": declared.sentence,
        "media_type": declared.media_type,
        "kind": declared.kind.id,
        "group": declared.kind.group,
        "ending": ending(declared),
        "size": declared.size,
        "options": declared.options,
        "missing": _missing(declared),
    }


def _missing(declared: Artefact) -> str | None:
    """What it takes and this server lacks, in a sentence."""
    return declared.need.sentence if declared.need and not declared.need.met else None


def snippet(declared: Snippet) -> dict[str, Any]:
    """What to paste into a program."""
    return {
        "id": declared.id,
        "label": declared.label,
        "view": declared.view,
        "pieces": [asdict(piece) for piece in declared.pieces],
    }
