"""A picture as PGFPlots source. Words are set by the document's own fonts, so nothing here chooses one."""
