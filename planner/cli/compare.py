"""``planner compare``: what differs between two workbooks, and what each edit does."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.group import Command
from planner.cli.numbers import STEPS
from planner.cli.options import file_argument, force_option, output_option, time_limit_option, with_session
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import write_workbook
from planner.cli.session import Session
from planner.cli.show import answer, painter, width
from planner.cli.table import Exit
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    from planner.comparing.types import Comparison


@click.command("compare", cls=Command)
@file_argument("old")
@file_argument("new")
@output_option
@force_option
@click.option("--steps", type=STEPS, metavar="N")
@time_limit_option
@with_session
def command(
    asked: Session,
    old: Path,
    new: Path,
    output: Path | None,
    *,
    steps: int | None,
    time_limit: float | None,
    force: bool,
) -> Exit:
    """Compare, and tell or write what differs."""
    target = output_path(output, (".xlsx",), asked, force=force, inputs=[old, new])
    found = watch(lambda tell: _compare(old, new, steps, time_limit, asked, tell), asked)
    code = Exit.SOLVED if found.both else Exit.INFEASIBLE
    if target is None:
        _tell(found, None, asked.for_case(found.new.case))
        return code
    from planner.comparing.workbook import render_comparison

    written = write_workbook(
        lambda: render_comparison(found), target, asked, language=found.new.case.language, force=force
    )
    found = replace(found, findings=(*found.findings, *written.findings))
    _tell(found, written.path, asked.for_case(found.new.case))
    return written.exit_of(code)


def _compare(
    old: Path, new: Path, steps: int | None, time_limit: float | None, asked: Session, tell: Tell
) -> Comparison:
    from planner.comparing.edits import MOST_STEPS
    from planner.comparing.run import compare

    return compare(old, new, asked.asked, SolveOptions(time_limit=time_limit), tell, steps or MOST_STEPS)


def _tell(found: Comparison, path: Path | None, speaking: Session) -> None:
    from planner.report.comparing import comparison_object, describe

    answer(
        speaking,
        lambda: comparison_object(found, path),
        lambda: describe(found, path, speaking.language, width=width(), paint=painter(sys.stdout)),
        found.findings,
    )
