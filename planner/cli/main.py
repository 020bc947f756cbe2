"""The entry point. ``planner --help`` is answered here, before click or anything else heavy is imported."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from planner.cli.language import asked_language, environment_language
from planner.cli.streams import prepare, put_plain

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = ("-h", "--help")

_NEW_OBJECTS = 100_000
"""Objects made before Python looks for cycles among them; its 2,000 cost a command 4 % of its time and free nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code (see planner.cli.table.Exit)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare()
    if _asks_for_overview(given):
        from planner.cli.help import overview

        put_plain(overview(asked_language(given) or environment_language()))
        return 0
    # The threads of numpy's linear algebra only get in the solver's way, and starting them takes time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(_NEW_OBJECTS)
    # A process that ends looks for cycles in all there is once more: a tenth of a short command, for nothing.
    atexit.register(gc.freeze)
    try:
        from planner.cli.run import run

        return run(given)
    except KeyboardInterrupt:  # while Python is still loading, or a second time: nothing to say
        from planner.cli.table import Exit

        return Exit.INTERRUPTED


def _asks_for_overview(arguments: list[str]) -> bool:
    """Whether the only thing asked is the help of ``planner`` itself, perhaps in a language."""
    if "_PLANNER_COMPLETE" in os.environ:
        return False
    rest = iter(arguments)
    asked = False
    for argument in rest:
        if argument == "--lang":
            next(rest, None)
        elif argument in _HELP:
            asked = True
        elif not argument.startswith("--lang="):
            return False
    return asked
