"""The commands and exit codes of ``planner``, as data: nothing here imports a command, nor click."""

from __future__ import annotations

import enum

COMMANDS: dict[str, str] = {
    "solve": "planner.cli.solve",
    "check": "planner.cli.check",
    "why": "planner.cli.why",
    "risk": "planner.cli.risk",
    "prove": "planner.cli.prove",
    "report": "planner.cli.report",
    "new": "planner.cli.new",
    "serve": "planner.cli.serve",
    "grade": "planner.cli.grade",
    "compare": "planner.cli.compare",
    "scenarios": "planner.cli.scenarios",
    "frontier": "planner.cli.frontier",
    "alternatives": "planner.cli.alternatives",
    "wave": "planner.cli.wave",
    "export": "planner.cli.export",
    "solvers": "planner.cli.solvers",
    "completion": "planner.cli.completion",
}
"""Command → module that defines it as ``command``, in the order of the help."""

GLOBAL_OPTIONS: dict[str, str] = {
    "--lang [en|fr]": "option.lang",
    "-q, --quiet": "option.quiet",
    "-v, --verbose": "option.verbose",
    "--version": "option.version",
    "-h, --help": "option.help",
}
"""Option as the help shows it → code of its text in the catalogue."""


class Exit(enum.IntEnum):
    """Exit codes. ``exit.<code>`` in the catalogue says what each means."""

    SOLVED = 0
    FAULT = 1
    BAD_INPUT = 2
    INFEASIBLE = 3
    LIMIT = 4
    SOLVER = 5
    INTERRUPTED = 130
