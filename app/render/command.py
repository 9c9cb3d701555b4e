"""The command line of ``thalweg render``."""

# ruff: noqa: PLC0415  # What takes long to load is loaded when it is known what is wanted.

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.render import RefusedError
from app.render.processes import cores, warm

EXAMPLE = Path(__file__).with_name("example.toml")


def main(arguments: Sequence[str]) -> int:
    """Make what is asked for; returns the exit code: 1 if something could not be made, 2 if it could not be asked."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.example:
            sys.stdout.write(EXAMPLE.read_text(encoding="utf-8"))
            return 0
        if options.source is None:
            parser.error("what is to be rendered? A query and a file, or a lecture.toml; --help has examples")
        return _lecture(options) if options.source.lower().endswith(".toml") else _figure(options)
    except RefusedError as error:
        for sentence in error.sentences:
            sys.stderr.write(f"thalweg: {sentence}\n")
        return 2
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"thalweg: {named}{(error.strerror or str(error)).lower()}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nthalweg: stopped\n")
        return 130


def _figure(options: argparse.Namespace) -> int:
    from app.render.single import STANDARD, render_figure

    if options.file is None:
        raise RefusedError(f"where to? Name a file, as in: thalweg render {options.source!r} figure.png")
    for name in ("out", "jobs", "force", "check"):
        if getattr(options, name):
            raise RefusedError(f"--{name} is for a lecture; one figure is rendered into the file that is named")
    if options.format is None and options.file == STANDARD:
        raise RefusedError("standard output has no name that tells the kind of file; say --format png, for example")
    return render_figure(options.source, options.file, options.format, _keys(options.set))


def _lecture(options: argparse.Namespace) -> int:
    if options.format:
        raise RefusedError("a lecture names its formats itself: --format is for one figure")
    if options.out and options.file:
        raise RefusedError(f"one folder is enough: {options.out} or {options.file}")
    lecture, out = Path(options.source), Path(options.out or options.file or "figures")
    keys, jobs = _keys(options.set), options.jobs or cores()
    if not lecture.is_file():
        raise RefusedError(f"there is no file {lecture}; thalweg render --example > {lecture} begins one")
    if jobs > 1 and not options.check:
        warm()
    from app.render.batch import check, render_lecture

    if options.check:
        return check(lecture, out, keys, options.force)
    return render_lecture(lecture, out, keys, jobs, options.force)


def _keys(given: Sequence[str]) -> dict[str, list[str]]:
    """What ``--set`` says."""
    keys: dict[str, list[str]] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not name or not equals:
            raise RefusedError(f"--set takes a key and its value, as in --set size=1280,720, not {text!r}")
        keys.setdefault(name, []).append(value)
    return keys


class _Help(argparse.Action):
    """All there is to say, with what there is to choose from."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from app.render.single import choices

        parser.epilog = f"{parser.epilog}\n{choices()}"
        parser.print_help()
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thalweg render",
        usage="%(prog)s QUERY FILE [options]\n       %(prog)s LECTURE.toml [--out FOLDER] [options]",
        description="Make a file of a scene, or all the figures of a lecture.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    parser.add_argument(
        "source",
        nargs="?",
        metavar="QUERY",
        help="a link copied from the page, what stands behind its ?, or the name of an example; or a lecture.toml",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the file to write; - is standard output")
    parser.add_argument("-h", "--help", nargs=0, action=_Help, help="show this and exit")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="put a key into the query, or in place of its own; may be repeated",
    )
    parser.add_argument("--format", metavar="KIND", help="the kind of file, where its name does not tell")
    lecture = parser.add_argument_group("for a lecture")
    lecture.add_argument("--out", metavar="FOLDER", help="where the files go (default: figures)")
    lecture.add_argument("--jobs", type=_count, metavar="N", help="processes at a time (default: one for each core)")
    lecture.add_argument("--force", action="store_true", help="make what has not changed, too")
    lecture.add_argument("--check", action="store_true", help="say what would be made, and what is wrong; make nothing")
    lecture.add_argument("--example", action="store_true", help="print a lecture to begin with")
    return parser


_EXAMPLES = """examples:
  thalweg render "optimizer=sgd(lr=0.95)&steps=40" figure.pdf
  thalweg render zigzag zigzag.png --set size=1280,720 --set theme=dark
  thalweg render --example > lecture.toml
  thalweg render lecture.toml --out figures
"""


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"jobs must be a whole number above zero, not {text!r}")
    return int(text)
