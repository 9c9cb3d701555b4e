"""The PGFPlots source is compiled where the machine has a TeX; it is no dependency, not even of the tests."""

import shutil

import pytest

MISSING = not any(map(shutil.which, ("pdflatex", "lualatex")))

collect_ignore = ["test_tex_compiled.py"] if MISSING else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if MISSING:
        terminalreporter.write_line(
            "tests/figures/test_tex_compiled.py is not collected, as no TeX is installed (Debian: texlive-latex-extra, "
            "texlive-pictures, texlive-luatex)."
        )
