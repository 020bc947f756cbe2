"""``planner grade``: what a plan made or edited by hand breaks, reaches and needs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.group import Command
from planner.cli.numbers import SECONDS
from planner.cli.options import force_option, machine, session, shared
from planner.cli.paths import WORKBOOKS, output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import write_asked
from planner.cli.session import Session
from planner.cli.show import painter, print_findings, print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit

if TYPE_CHECKING:
    from planner.grading.types import Graded


@click.command("grade", cls=Command)
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@force_option
@click.option("--time-limit", type=SECONDS, metavar="SECONDS")
@machine
@shared
@click.pass_context
def command(
    context: click.Context, plan: Path, output: Path | None, *, time_limit: float | None, force: bool
) -> Exit:
    """Grade the plan on the sheet Transfers, and tell or write what came out."""
    asked = session(context)
    target = output_path(output, WORKBOOKS, asked, force=force, inputs=[plan]) if output else None
    graded = watch(lambda tell: _graded(plan, time_limit, asked, tell), asked)
    code, speaking = Exit.SOLVED if graded.valid else Exit.INFEASIBLE, asked.for_case(graded.case)
    if target is None:
        from planner.reading.source import saved_meanwhile

        noticed = saved_meanwhile(graded.case)
        _tell(replace(graded, findings=(*graded.findings, *noticed)), None, speaking)
        return code
    from planner.grading.workbook import render_graded

    written = write_asked(
        lambda: render_graded(graded, target.suffix),
        target,
        asked,
        language=graded.case.language,
        force=force,
    )
    _tell(replace(graded, findings=(*graded.findings, *written.findings)), written.path, speaking)
    return written.exit_of(code)


def _graded(path: Path, time_limit: float | None, asked: Session, tell: Tell) -> Graded:
    from planner.grading.run import grade_workbook
    from planner.solve.options import SolveOptions

    options = SolveOptions() if time_limit is None else SolveOptions(time_limit=time_limit)
    return grade_workbook(path, asked.asked, options, tell)


def _tell(graded: Graded, path: Path | None, speaking: Session) -> None:
    from planner.report.grading import describe, grade_object

    if speaking.json:
        print_json(grade_object(graded, path))
        return
    print_findings(graded.findings, speaking)
    if not speaking.quiet:
        lines = describe(graded, path, speaking.language, width=width(), paint=painter(sys.stdout))
        put("\n".join(lines))
