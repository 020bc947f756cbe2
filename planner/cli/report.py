"""``planner report``: a plan as one page to send, or as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.group import Command
from planner.cli.options import force_option, machine, session, shared
from planner.cli.paths import check_folder, output_path, write_free, write_given
from planner.cli.progress import Tell, watch
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json
from planner.cli.streams import put
from planner.cli.table import Exit

if TYPE_CHECKING:
    from planner.page.content import Content

PAGES = (".html", ".htm", ".pdf")
"""Endings of what is written."""


@click.command("report", cls=Command)
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@force_option
@click.option("--scenarios", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--authors", is_flag=True)
@machine
@shared
@click.pass_context
def command(
    context: click.Context,
    plan: Path,
    output: Path | None,
    *,
    scenarios: Path | None,
    authors: bool,
    force: bool,
) -> Exit:
    """Gather what the workbook keeps, draw it, and write the page."""
    asked = session(context)
    if output is None:
        target = None
        check_folder(next(_default_paths(plan)), asked)
    else:
        target = output_path(output, PAGES, asked, force=force, inputs=[plan, scenarios])
    content = watch(lambda tell: _content(plan, scenarios, asked, tell), asked)
    path = _write(content, plan, target, asked, authors=authors, force=force)
    _tell(content, path, asked.for_case(content.case))
    return Exit.SOLVED


def _default_paths(plan: Path) -> Iterator[Path]:
    """``case.plan.report.html`` beside the plan, then ``case.plan.report-2.html`` and so on."""
    for number in count(1):
        yield plan.with_name(f"{plan.stem}.report{'' if number == 1 else f'-{number}'}.html")


def _content(path: Path, scenarios: Path | None, asked: Session, tell: Tell) -> Content:
    from planner.page.content import content_of, require_plan
    from planner.page.render import NoCharts, require_charts
    from planner.scenarios.given_band import band_of

    tell("reading")
    case = api.read(path, asked.asked)
    require_plan(case)
    try:
        require_charts()
    except NoCharts as missing:
        raise asked.for_case(case).refuse("page.no_library") from missing
    tell("dataset")
    dataset, findings = api.build(case)
    made = case.previous.identity.fingerprint if case.previous is not None else case.fingerprint
    band = None if scenarios is None else band_of(scenarios, case, dataset.months, made)
    return content_of(case, dataset, findings, band)


def _write(
    content: Content, plan: Path, target: Path | None, asked: Session, *, authors: bool, force: bool
) -> Path:
    from planner.page.files import BrowserFailed, NoBrowser, write_page

    write = partial(write_page, content, authors=authors)
    try:
        if target is None:
            return write_free(write, _default_paths(plan), asked)
        return write_given(write, target, asked, force=force)
    except NoBrowser as missing:
        raise asked.for_case(content.case).refuse("page.no_browser") from missing
    except BrowserFailed as failed:
        refusal = asked.for_case(content.case).refuse(
            "page.browser_failed", browser=failed.browser, said=failed.said
        )
        raise refusal from failed


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
