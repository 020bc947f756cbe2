"""``planner compare``: what differs between two workbooks, and what each edit does."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.group import Command
from planner.cli.numbers import SECONDS, STEPS
from planner.cli.options import force_option, machine, session, shared
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import write_asked
from planner.cli.session import Session
from planner.cli.show import painter, print_findings, print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit

if TYPE_CHECKING:
    from planner.comparing.types import Comparison


@click.command("compare", cls=Command)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@force_option
@click.option("--steps", type=STEPS, metavar="N")
@click.option("--time-limit", type=SECONDS, metavar="SECONDS")
@machine
@shared
@click.pass_context
def command(
    context: click.Context,
    /,
    old: Path,
    new: Path,
    output: Path | None,
    *,
    steps: int | None,
    time_limit: float | None,
    force: bool,
) -> Exit:
    """Compare, and tell or write what differs."""
    asked = session(context)
    target = output_path(output, (".xlsx",), asked, force=force, inputs=[old, new]) if output else None
    found = watch(lambda tell: _compared(old, new, steps, time_limit, asked, tell), asked)
    code = Exit.SOLVED if found.both else Exit.INFEASIBLE
    if target is None:
        _tell(found, None, asked.for_case(found.new.case))
        return code
    from planner.comparing.workbook import render_comparison

    written = write_asked(
        lambda: render_comparison(found), target, asked, language=found.new.case.language, force=force
    )
    found = replace(found, findings=(*found.findings, *written.findings))
    _tell(found, written.path, asked.for_case(found.new.case))
    return written.exit_of(code)


def _compared(
    old: Path, new: Path, steps: int | None, time_limit: float | None, asked: Session, tell: Tell
) -> Comparison:
    from planner.comparing.edits import MOST_STEPS
    from planner.comparing.run import compare
    from planner.solve.options import SolveOptions

    options = SolveOptions() if time_limit is None else SolveOptions(time_limit=time_limit)
    return compare(old, new, asked.asked, options, tell, steps or MOST_STEPS)


def _tell(found: Comparison, path: Path | None, speaking: Session) -> None:
    from planner.report.comparing import comparison_object, describe

    if speaking.json:
        print_json(comparison_object(found, path))
        return
    print_findings(found.findings, speaking)
    if not speaking.quiet:
        lines = describe(found, path, speaking.language, width=width(), paint=painter(sys.stdout))
        put("\n".join(lines))
