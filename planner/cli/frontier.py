"""``planner frontier``: what one aim costs in terms of another."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli import complete
from planner.cli.group import Command
from planner.cli.numbers import POINTS as COUNT
from planner.cli.options import file_argument, force_option, output_option, time_limit_option, with_session
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import EXITS, SHARE, Written, load, write_study
from planner.cli.session import Session
from planner.cli.show import answer, width
from planner.cli.table import Exit
from planner.messages import text
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case
    from planner.tradeoff.axes import Axis
    from planner.tradeoff.frontier import Frontier

POINTS = 20


@click.command("frontier", cls=Command)
@file_argument("case")
@click.option("--between", nargs=2, required=True, metavar="SIDE SIDE", shell_complete=complete.sides)
@click.option("--points", type=COUNT, default=POINTS, metavar="N")
@click.option("--all", "every", is_flag=True)
@click.option("--within", type=SHARE, metavar="PERCENT")
@time_limit_option
@output_option
@force_option
@with_session
def command(
    asked: Session,
    case: Path,
    between: tuple[str, str],
    points: int,
    within: float | None,
    time_limit: float | None,
    output: Path | None,
    *,
    every: bool,
    force: bool,
) -> Exit:
    """Find the plans that no other beats on both sides, and write them."""
    begun = time.monotonic()
    axes = _axes(between, asked)
    target = output_path(output, (".xlsx",), asked, force=force, inputs=[case])
    read, dataset, found = watch(
        lambda tell: _find_frontier(case, axes, None if every else points, within, time_limit, asked, tell),
        asked,
    )
    speaking = asked.for_case(read)
    written = None
    if found.points:
        from planner.tradeoff.sheet import render_tradeoff

        written = write_study(
            lambda: render_tradeoff(read, dataset, found),
            target,
            case,
            "frontier",
            asked,
            language=read.language,
            force=force,
        )
    _tell(found, dataset, written or Written(None), time.monotonic() - begun, speaking)
    code = EXITS[found.status]
    return code if written is None else written.exit_of(code)


def _axes(between: tuple[str, str], asked: Session) -> tuple[Axis, Axis]:
    from planner.schema.names import nearest
    from planner.tradeoff.axes import UnknownAxis, axis_names, find_axis

    try:
        first, second = find_axis(between[0]), find_axis(between[1])
    except UnknownAxis as unknown:
        names = axis_names(asked.language)
        meant = nearest(unknown.found, names) or unknown.nearest
        near = text("usage.near", asked.language, name=meant) if meant else ""
        raise asked.refuse(
            "scenarios.no_axis",
            found=unknown.found,
            nearest=meant,
            expected=", ".join(names),
            hint=f" {near}".rstrip(),
        ) from unknown
    if first == second:
        raise asked.refuse("scenarios.same_axis", found=between[0])
    if not first.is_goal and not second.is_goal:
        raise asked.refuse("scenarios.two_limits")
    return first, second


def _find_frontier(
    path: Path,
    axes: tuple[Axis, Axis],
    points: int | None,
    within: float | None,
    time_limit: float | None,
    asked: Session,
    tell: Tell,
) -> tuple[Case, Dataset, Frontier]:
    from planner.tradeoff.axes import NoSuchLimit
    from planner.tradeoff.frontier import frontier, wide_frontier

    case, dataset = load(path, asked, tell)
    options = SolveOptions(time_limit=time_limit)

    def on_point(count: int) -> None:
        tell("points", count=count)

    on_point(0)
    try:
        if within is None:
            found = wide_frontier(case, dataset, axes, points=points, options=options, on_point=on_point)
        else:
            found = frontier(
                case, dataset, axes, points=points, within=within, options=options, on_point=on_point
            )
    except NoSuchLimit as missing:
        label = next(axis for axis in axes if axis.id == missing.rule).kind().label
        language = asked.for_case(case).language
        raise asked.for_case(case).refuse("scenarios.no_limit", name=label.text(language)) from missing
    return case, dataset, found


def _tell(found: Frontier, dataset: Dataset, written: Written, seconds: float, speaking: Session) -> None:
    from planner.report.tradeoff import curve_object, describe_curve

    answer(
        speaking,
        lambda: curve_object(found, written.path, written.findings),
        lambda: describe_curve(
            found, dataset.currency, written.path, seconds, speaking.language, width=width()
        ),
        written.findings,
    )
