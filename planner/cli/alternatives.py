"""``planner alternatives``: plans nearly as good as the best, to choose from for reasons the model does not hold."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, output_option, time_limit_option, with_session
from planner.cli.paths import check_folder, output_path, refuse_no_folder, write_to
from planner.cli.progress import Tell, watch
from planner.cli.results import EXITS, SHARE, Written, load, write_study
from planner.cli.session import Session
from planner.cli.show import answer, width
from planner.cli.table import Exit
from planner.messages import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.alternatives.near_optimal import Style
    from planner.alternatives.run import Alternative
    from planner.dataset.types import Dataset
    from planner.findings import Finding
    from planner.reading.types import Case

WITHIN = 0.02


@dataclass(frozen=True, slots=True)
class Copies:
    """Plan workbooks that were written, and what was noticed while they were."""

    paths: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


@click.command("alternatives", cls=Command)
@file_argument("case")
@click.option("--within", type=SHARE, metavar="PERCENT")
@output_option
@click.option("--plans", type=click.Path(path_type=Path), metavar="FOLDER")
@time_limit_option
@force_option
@with_session
def command(
    asked: Session,
    case: Path,
    within: float | None,
    output: Path | None,
    plans: Path | None,
    time_limit: float | None,
    *,
    force: bool,
) -> Exit:
    """Find the alternatives, write them side by side, and each as a plan where asked."""
    begun = time.monotonic()
    target = output_path(output, (".xlsx",), asked, force=force, inputs=[case])
    if plans is not None:
        _check_plans(plans, case, asked, force=force)
    share = WITHIN if within is None else within
    read, dataset, found = watch(lambda tell: _find_alternatives(case, share, time_limit, asked, tell), asked)
    written, copies = None, Copies()
    if found[0].plan.solution.quantities is not None:
        from planner.alternatives.sheet import render_alternatives

        written = write_study(
            lambda: render_alternatives(read, dataset, found),
            target,
            case,
            "alternatives",
            asked,
            language=read.language,
            force=force,
        )
        copies = _plans(found, plans, case, asked, force=force) if plans is not None else copies
    told = Written(
        None if written is None else written.path,
        (*(() if written is None else written.findings), *copies.findings),
    )
    _tell(found, share, told, copies.paths, time.monotonic() - begun, asked.for_case(read))
    code = EXITS[found[0].plan.status]
    return code if written is None else written.exit_of(code)


def _find_alternatives(
    path: Path, within: float, time_limit: float | None, asked: Session, tell: Tell
) -> tuple[Case, Dataset, tuple[Alternative, ...]]:
    from planner.alternatives.run import alternatives

    case, dataset = load(path, asked, tell)
    tell("alternative", style=text("scenarios.style_best", asked.for_case(case).language))
    found = alternatives(
        case,
        dataset,
        within,
        seconds=inf if time_limit is None else time_limit,
        on_style=lambda style: tell(
            "alternative", style=text(f"scenarios.style_{style}", asked.for_case(case).language)
        ),
    )
    return case, dataset, found


def _check_plans(folder: Path, case: Path, asked: Session, *, force: bool) -> None:
    """Refuse now what could not be written after the work: a plan, or a file in the folder's place, is there."""
    from planner.alternatives.near_optimal import STYLES, Style

    refuse_no_folder(folder, asked)
    if folder.is_dir():
        for style in (Style.BEST, *STYLES):
            output_path(_plan_path(folder, case, style), (".xlsx",), asked, force=force, inputs=[case])
    else:
        check_folder(folder, asked)


def _plan_path(folder: Path, case: Path, style: Style) -> Path:
    return folder / f"{case.stem}.{style}.plan.xlsx"


def _plans(found: Sequence[Alternative], folder: Path, case: Path, asked: Session, *, force: bool) -> Copies:
    """Writes each alternative as a plan workbook of its own; what is noticed in several is said once."""
    from planner.writing.plan_workbook import render_plan

    folder.mkdir(exist_ok=True)
    paths, findings = [], []
    for one in found:
        path = _plan_path(folder, case, one.style)
        workbook = render_plan(one.plan, path.suffix)
        paths.append(write_to(workbook.save, path, asked, force=force))
        findings += [said for said in workbook.findings if said not in findings]
    return Copies(tuple(paths), tuple(findings))


def _tell(
    found: Sequence[Alternative],
    within: float,
    written: Written,
    copies: Sequence[Path],
    seconds: float,
    speaking: Session,
) -> None:
    from planner.report.alternatives import alternatives_object, describe_alternatives

    answer(
        speaking,
        lambda: alternatives_object(found, within, written.path, copies, written.findings),
        lambda: describe_alternatives(
            found, within, written.path, copies, seconds, speaking.language, width=width()
        ),
        written.findings,
    )
