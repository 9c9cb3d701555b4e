"""``thalweg render``: figures as files, one or all of a lecture."""


class RefusedError(ValueError):
    """What cannot be done as it was asked for, in sentences."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = sentences
