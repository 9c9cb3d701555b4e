"""Pictures by matplotlib, from a :class:`app.figures.picture.Picture`: no browser, no display, no global state.

``board`` and ``legend`` say where things are; ``map``, ``series``, ``internals`` and ``relief`` are the panels; all
look like the page's charts. A figure is drawn through the object API, so that many are drawn at the same time.
"""
