"""Errors: one shape for all, naming the field, the rule and the value."""
