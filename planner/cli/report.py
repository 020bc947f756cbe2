"""``planner report``: a plan as one page to send, or as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, output_option, with_session
from planner.cli.paths import check_folder, output_path, write_free, write_to
from planner.cli.progress import watch
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json
from planner.cli.streams import put
from planner.cli.table import Exit

if TYPE_CHECKING:
    from planner.page.content import Content


@click.command("report", cls=Command)
@file_argument("plan")
@output_option
@force_option
@click.option("--scenarios", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--authors", is_flag=True)
@with_session
def command(
    asked: Session,
    plan: Path,
    output: Path | None,
    *,
    scenarios: Path | None,
    authors: bool,
    force: bool,
) -> Exit:
    """Gather what the workbook keeps, draw it, and write the page."""
    from planner.page.files import ENDINGS
    from planner.page.read import read_page

    if output is None:
        target = None
        check_folder(next(_default_paths(plan)), asked)
    else:
        target = output_path(output, ENDINGS, asked, force=force, inputs=[plan, scenarios])
    content = watch(lambda tell: read_page(plan, asked.asked, scenarios, tell), asked)
    path = _write(content, plan, target, asked, authors=authors, force=force)
    _tell(content, path, asked.for_case(content.case))
    return Exit.SOLVED


def _default_paths(plan: Path) -> Iterator[Path]:
    """``case.plan.report.html`` beside the plan, then ``case.plan.report-2.html`` and so on."""
    for number in count(1):
        yield plan.with_name(f"{plan.stem}.report{'' if number == 1 else f'-{number}'}.html")


def _write(
    content: Content, plan: Path, target: Path | None, asked: Session, *, authors: bool, force: bool
) -> Path:
    from planner.page.files import write_page

    write = partial(write_page, content, authors=authors)
    if target is None:
        return write_free(write, _default_paths(plan), asked)
    return write_to(write, target, asked, force=force)


def _tell(content: Content, path: Path, speaking: Session) -> None:
    from planner.messages import text

    identity, band = content.previous.identity, content.band
    if speaking.json:
        print_json(
            {
                "status": "written",
                "report": str(path),
                "plan": {"id": identity.plan, "version": identity.version},
                "language": content.language,
                "scenarios": None if band is None else band.count,
                "findings": [finding.as_json() for finding in content.findings],
            }
        )
        return
    print_findings([one for one in content.findings if one.code.startswith("page.")], speaking)
    if not speaking.quiet:
        put(text("page.written", speaking.language, path=path))
