"""What a figure is of: a query, a link copied from the page, or the name of an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from app.api.rules import nearest
from app.presets import PRESETS
from app.render import RefusedError
from app.spelling import join_query, split_query

Keys = Mapping[str, Sequence[str]]
"""The values of each key as a query spells them; one that may be repeated can have several."""


@dataclass(frozen=True)
class Source:
    """A query, and the address of the explorer that it belongs to, "" if there is none."""

    query: str
    base: str = ""

    @classmethod
    def read(cls, text: str) -> "Source":
        """What a person gave; whether the query can be understood is not asked yet.

        Raises:
            RefusedError: for what is neither of the three.
        """
        if text in PRESETS:
            return cls(PRESETS[text].query)
        if text and "=" not in text and "://" not in text:
            raise RefusedError(f"{text!r} is neither a query nor an example{nearest(text, PRESETS)}")
        if text.startswith(("http://", "https://")):
            address = urlsplit(text)
            # An embed or a picture stands beside the explorer.
            folder = address.path.rpartition("/")[0]
            return cls(address.query, f"{address.scheme}://{address.netloc}{folder}/")
        return cls(text.removeprefix("?"))

    def over(self, defaults: Keys) -> "Source":
        """With the keys of ``defaults`` that it does not give itself."""
        given = {key for key, _ in split_query(self.query)}
        return self._joined(self.query, {key: values for key, values in defaults.items() if key not in given})

    def under(self, keys: Keys) -> "Source":
        """With ``keys`` in the place of its own."""
        pairs = split_query(self.query)
        kept = [(key, value) for key, value in pairs if key not in keys]
        return self._joined(self.query if len(kept) == len(pairs) else join_query(kept), keys)

    def _joined(self, query: str, keys: Keys) -> "Source":
        """``query`` as it stands, then ``keys``."""
        added = join_query([(key, value) for key, values in keys.items() for value in values])
        return replace(self, query="&".join(filter(None, (query, added))))
