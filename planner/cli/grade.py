"""``planner grade``: what a plan made or edited by hand breaks, reaches and needs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, output_option, time_limit_option, with_session
from planner.cli.paths import WORKBOOKS, output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import write_workbook
from planner.cli.session import Session
from planner.cli.show import answer, painter, width
from planner.cli.table import Exit
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    from planner.grading.types import Graded


@click.command("grade", cls=Command)
@file_argument("plan")
@output_option
@force_option
@time_limit_option
@with_session
def command(
    asked: Session, plan: Path, output: Path | None, *, time_limit: float | None, force: bool
) -> Exit:
    """Grade the plan on the sheet Transfers, and tell or write what came out."""
    target = output_path(output, WORKBOOKS, asked, force=force, inputs=[plan])
    graded = watch(lambda tell: _grade(plan, time_limit, asked, tell), asked)
    code, speaking = Exit.SOLVED if graded.valid else Exit.INFEASIBLE, asked.for_case(graded.case)
    if target is None:
        from planner.reading.source import warn_of_later_save

        noticed = warn_of_later_save(graded.case)
        _tell(replace(graded, findings=(*graded.findings, *noticed)), None, speaking)
        return code
    from planner.grading.workbook import render_graded

    written = write_workbook(
        lambda: render_graded(graded, target.suffix),
        target,
        asked,
        language=graded.case.language,
        force=force,
    )
    _tell(replace(graded, findings=(*graded.findings, *written.findings)), written.path, speaking)
    return written.exit_of(code)


def _grade(path: Path, time_limit: float | None, asked: Session, tell: Tell) -> Graded:
    from planner.grading.run import grade_workbook

    return grade_workbook(path, asked.asked, SolveOptions(time_limit=time_limit), tell)


def _tell(graded: Graded, path: Path | None, speaking: Session) -> None:
    from planner.report.grading import describe, grade_object

    answer(
        speaking,
        lambda: grade_object(graded, path),
        lambda: describe(graded, path, speaking.language, width=width(), paint=painter(sys.stdout)),
        graded.findings,
    )
