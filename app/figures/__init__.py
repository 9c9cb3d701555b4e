"""Figures: a scene and a view as files. Pictures, data, scripts."""
