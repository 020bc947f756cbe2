"""``planner wave``: the first months' transfers that suit every scenario."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli import complete
from planner.cli.faults import build_with_scenarios
from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, output_option, with_session
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import Written, choose_scenarios, tell_margins, write_study
from planner.cli.session import Session
from planner.cli.show import answer, width
from planner.cli.table import Exit
from planner.findings import BadInput, Finding, Level
from planner.messages import finding, text
from planner.schema.names import fold
from planner.wave.criterion import Criterion

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case
    from planner.scenarios.types import Scenario
    from planner.wave.run import FirstWave

MONTHS = 3


@click.command("wave", cls=Command)
@file_argument("case")
@click.option("--months", type=click.IntRange(min=1), default=MONTHS, metavar="N")
@click.option(
    "--criterion", type=click.Choice([one.value for one in Criterion]), default=Criterion.EXPECTED.value
)
@click.option(
    "--only", multiple=True, metavar="NAME", shell_complete=complete.complete_name("scenarios", "scenario")
)
@click.option("--weight", multiple=True, metavar="NAME=NUMBER")
@output_option
@force_option
@with_session
def command(
    asked: Session,
    case: Path,
    months: int,
    criterion: str,
    only: tuple[str, ...],
    weight: tuple[str, ...],
    output: Path | None,
    *,
    force: bool,
) -> Exit:
    """Find the wave, what it costs against knowing the scenario, and write both."""
    begun = time.monotonic()
    target = output_path(output, (".xlsx",), asked, force=force, inputs=[case])
    read, dataset, found, ranges = watch(
        lambda tell: _find_wave(case, months, Criterion(criterion), only, weight, asked, tell), asked
    )
    speaking = asked.for_case(read)
    shared = found.shared
    if shared is None:
        _tell(found, ranges, Written(None), time.monotonic() - begun, speaking)
        return Exit.INFEASIBLE
    from planner.wave.sheet import render_wave

    written = write_study(
        lambda: render_wave(read, dataset, found, shared),
        target,
        case,
        "wave",
        asked,
        language=read.language,
        force=force,
    )
    _tell(found, ranges, written, time.monotonic() - begun, speaking)
    return written.exit_of(Exit.SOLVED)


def _find_wave(
    path: Path,
    months: int,
    criterion: Criterion,
    only: tuple[str, ...],
    weight: tuple[str, ...],
    asked: Session,
    tell: Tell,
) -> tuple[Case, Dataset, FirstWave, tuple[str, ...]]:
    """The case, its dataset, the wave, and the sweeps and draws that have no part in it."""
    from planner.wave.run import NotComparable, first_wave

    tell("reading")
    case = api.read(path, asked.asked)
    tell("dataset")
    case, dataset, findings = build_with_scenarios(case)
    speaking = asked.for_case(case)
    tell_margins(findings, speaking)
    scenarios, ranges = _scenarios(case, only, speaking)
    weights = _weights(scenarios, weight, speaking)

    def tell_step(step: str, name: str) -> None:
        tell("wave", step=text(f"scenarios.step_{step}", speaking.language, name=name))

    try:
        found = first_wave(case, scenarios, months, criterion=criterion, weights=weights, tell=tell_step)
    except NotComparable as alone:
        raise speaking.refuse("scenarios.not_comparable", name=alone.name) from alone
    return case, dataset, found, ranges


def _scenarios(
    case: Case, only: tuple[str, ...], speaking: Session
) -> tuple[list[Scenario], tuple[str, ...]]:
    """The scenarios of the sheet that are written out, and the names of the others; BadInput for fewer than two."""
    from planner.scenarios.read_scenarios import read_scenarios
    from planner.scenarios.study import Study

    listed = choose_scenarios(read_scenarios(case)[0], only, speaking)
    study = Study(case.language, tuple(one for one in listed if not one.variations))
    ranges = tuple(one.name for one in listed if one.variations)
    if len(study.listed) < 2:
        few = speaking.refuse("scenarios.too_few")
        raise BadInput((*few.findings, *_aside(ranges, speaking)))
    return [study.scenario(position) for position in range(1, study.count)], ranges


def _aside(ranges: tuple[str, ...], speaking: Session) -> list[Finding]:
    if not ranges:
        return []
    return [finding(Level.INFO, "scenarios.wave_ranges", speaking.language, names=", ".join(ranges))]


def _weights(scenarios: list[Scenario], given: tuple[str, ...], speaking: Session) -> dict[str, float]:
    """How likely each named scenario is against the others."""
    from planner.scenarios.lines import amount

    names = {fold(scenario.name): scenario.name for scenario in scenarios}
    weights = {}
    for one in given:
        name, _, typed = one.rpartition("=")
        value = amount(typed)
        if fold(name) not in names or value is None or value <= 0:
            raise speaking.refuse("scenarios.weight_unknown", found=one, expected=", ".join(names.values()))
        weights[names[fold(name)]] = value
    return weights


def _tell(
    found: FirstWave, ranges: tuple[str, ...], written: Written, seconds: float, speaking: Session
) -> None:
    from planner.report.wave import describe_wave, wave_object

    answer(
        speaking,
        lambda: wave_object(found, ranges, written.path, written.findings),
        lambda: describe_wave(found, ranges, written.path, seconds, speaking.language, width=width()),
        written.findings,
    )
