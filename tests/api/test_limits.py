"""Limits: at the bound accepted, one above refused with a clear sentence."""
