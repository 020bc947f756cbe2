"""``planner export``: the linear program as a file for other solvers and for eyes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, with_session
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.session import Session
from planner.cli.show import print_json
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.messages import text
from planner.schema.rules import GOAL_IDS

if TYPE_CHECKING:
    from planner.model.program import Program

SUFFIXES = (".lp", ".mps")


@click.command("export", cls=Command)
@file_argument("case")
@file_argument("model")
@click.option("--goal", type=click.Choice(GOAL_IDS))
@force_option
@with_session
def command(asked: Session, case: Path, model: Path, goal: str | None, *, force: bool) -> Exit:
    """Write the program with one goal, or the first priority, as its objective."""
    target = output_path(model, SUFFIXES, asked, force=force, inputs=[case])
    program = watch(lambda tell: _formulate_and_write(case, goal, target, asked, tell, force=force), asked)
    shape = {"rows": len(program.rows), "columns": len(program.column_names)}
    if asked.json:
        print_json({"status": "written", "model": str(target), **shape, "findings": []})
    elif not asked.quiet:
        put(text("cli.exported", asked.language, path=target, **shape))
    return Exit.SOLVED


def _formulate_and_write(
    case: Path, goal: str | None, target: Path, asked: Session, tell: Tell, *, force: bool
) -> Program:
    """The program that was formulated and written."""
    from planner.report.program_file import write_program

    tell("reading")
    read = api.read(case, asked.asked)
    tell("model")
    model = api.formulate(read)
    if goal is not None and goal not in model.goals:
        raise asked.for_case(read).refuse("cli.goal_off", goal=goal)
    tell("export")
    write_program(model, target, goal, force=force)
    return model.program
