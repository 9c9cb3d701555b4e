"""Adding an optimizer, a landscape or a schedule touches exactly one file."""
