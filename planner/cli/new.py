"""``planner new``: a workbook to fill in, or an example to start from."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.group import Command
from planner.cli.next_command import command_line
from planner.cli.options import file_argument, force_option, with_session
from planner.cli.paths import output_path, write_to
from planner.cli.session import Session
from planner.cli.show import print_json
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.examples import EXAMPLES
from planner.messages import text


@click.command("new", cls=Command)
@file_argument("workbook")
@click.option("--example", type=click.Choice(EXAMPLES), default="blank")
@force_option
@with_session
def command(asked: Session, workbook: Path, example: str, *, force: bool) -> Exit:
    """Write the workbook in the user's language."""
    target = output_path(workbook, (".xlsx",), asked, force=force)
    from planner.writing.template import new_workbook

    target = write_to(
        lambda path, *, force: new_workbook(path, example, asked.language, force=force),
        target,
        asked,
        force=force,
    )
    if asked.json:
        print_json({"status": "written", "workbook": str(target), "example": example, "findings": []})
    elif not asked.quiet:
        put(text("cli.created", asked.language, path=target))
        blank = example == "blank"
        asked.say(
            "cli.next_fill" if blank else "cli.next",
            command=command_line("check" if blank else "solve", target),
        )
    return Exit.SOLVED
