"""``planner check``: every fault of a workbook, and a marked copy of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.group import Command
from planner.cli.next_command import command_line
from planner.cli.options import file_argument, force_option, with_session
from planner.cli.paths import WORKBOOKS, output_path, write_to
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.findings import BadInput, Finding, errors
from planner.messages import text

if TYPE_CHECKING:
    from planner.reading.types import Case


@click.command("check", cls=Command)
@file_argument("case")
@click.option("--mark", type=click.Path(path_type=Path), metavar="COPY")
@force_option
@with_session
def command(asked: Session, case: Path, mark: Path | None, *, force: bool) -> Exit:
    """Report every finding, and mark the cells concerned in a copy."""
    target = output_path(mark, WORKBOOKS, asked, force=force, inputs=[case])
    read = api.read(case, asked.asked)
    speaking = asked.for_case(read)
    findings = _findings(read)
    if target is not None:
        from planner.writing.marking import render_marked

        workbook = render_marked(read.source, findings, target.suffix, speaking.language)
        target = write_to(workbook.save, target, speaking, force=force)
        findings = (*findings, *workbook.findings)
    _tell(findings, target, speaking)
    if not speaking.json:
        _propose(case, findings, target, speaking)
    return Exit.BAD_INPUT if errors(findings) else Exit.SOLVED


def _findings(case: Case) -> tuple[Finding, ...]:
    """Everything found in a workbook that could be read."""
    from planner.reading.source import warn_of_later_save
    from planner.scenarios.read_scenarios import find_faults

    try:
        found = api.build(case)[1]
    except BadInput as bad:
        found = bad.findings
    return (*found, *find_faults(case), *warn_of_later_save(case))


def _propose(case: Path, findings: tuple[Finding, ...], marked: Path | None, speaking: Session) -> None:
    """What to run next: the solve, or the copy in which the cells are marked."""
    if not errors(findings):
        speaking.say("cli.next", command=command_line("solve", case))
    elif marked is None:
        copy = case.with_name(f"{case.stem}.marked{case.suffix}")
        speaking.say("cli.next_mark", command=command_line("check", case, "--mark", copy))


def _tell(findings: tuple[Finding, ...], marked: Path | None, speaking: Session) -> None:
    faulty = bool(errors(findings))
    if speaking.json:
        print_json(
            {
                "status": "invalid" if faulty else "valid",
                "findings": [finding.as_json() for finding in findings],
                "marked": str(marked) if marked else None,
            }
        )
        return
    print_findings(findings, speaking)
    if marked is not None:
        speaking.say("cli.marked", path=marked)
    if not faulty and not speaking.quiet:
        put(text("cli.valid", speaking.language))
