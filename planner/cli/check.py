"""``planner check``: every fault of a workbook, and a marked copy of it."""

from __future__ import annotations

from pathlib import Path

import click

from planner import api
from planner.cli.group import Command
from planner.cli.options import case_argument, force_option, machine, session, shared
from planner.cli.paths import WORKBOOKS, output_path
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json
from planner.cli.table import Exit
from planner.findings import BadInput, Finding, errors
from planner.messages import text


@click.command("check", cls=Command)
@case_argument
@click.option("--mark", type=click.Path(path_type=Path), metavar="COPY")
@force_option
@machine
@shared
@click.pass_context
def command(context: click.Context, case: Path, mark: Path | None, *, force: bool) -> Exit:
    """Report every finding, and mark the cells concerned in a copy."""
    asked = session(context)
    target = output_path(mark, WORKBOOKS, asked, force=force) if mark else None
    findings, speaking = _findings(case, asked)
    if target is not None:
        from planner.writing.marking import write_marked

        write_marked(case, findings, target, speaking.language)
    _tell(findings, target, speaking)
    return Exit.BAD_INPUT if errors(findings) else Exit.SOLVED


def _findings(path: Path, asked: Session) -> tuple[tuple[Finding, ...], Session]:
    """Everything found; a file that is no workbook at all raises, for there is nothing to mark."""
    from planner.scenarios.stated import stated_faults

    case = api.read(path, asked.asked)
    speaking = asked.for_case(case)
    try:
        found = api.build(case)[1]
    except BadInput as bad:
        found = bad.findings
    return (*found, *stated_faults(case)), speaking


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
        click.echo(text("cli.valid", speaking.language))
