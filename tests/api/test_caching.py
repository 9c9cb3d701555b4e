"""Answers that may be kept: ETag, 304, Cache-Control, gzip and HEAD."""
