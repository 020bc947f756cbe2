"""``planner wave``: the first months' transfers that suit every future."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.group import Command
from planner.cli.options import case_argument, force_option, machine, session, shared
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import chosen, result_path
from planner.cli.session import Session
from planner.cli.show import print_json
from planner.cli.table import Exit
from planner.findings import BadInput, errors
from planner.messages import number, text
from planner.schema.names import fold

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case
    from planner.scenarios.types import Scenario
    from planner.scenarios.wave import FirstWave

MONTHS = 3
CRITERIA = ("expected", "regret")


@click.command("wave", cls=Command)
@case_argument
@click.option("--months", type=click.IntRange(min=1), default=MONTHS, metavar="N")
@click.option("--criterion", type=click.Choice(CRITERIA), default=CRITERIA[0])
@click.option("--only", multiple=True, metavar="NAME")
@click.option("--weight", multiple=True, metavar="NAME=NUMBER")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@force_option
@machine
@shared
@click.pass_context
def command(
    context: click.Context,
    /,
    case: Path,
    months: int,
    criterion: str,
    only: tuple[str, ...],
    weight: tuple[str, ...],
    output: Path | None,
    *,
    force: bool,
) -> Exit:
    """Find the wave, what it costs against knowing the future, and write both."""
    asked = session(context)
    begun = time.monotonic()
    target = output_path(output, (".xlsx",), asked, force=force) if output else None
    read, dataset, found = watch(
        lambda tell: _found(case, months, criterion, only, weight, asked, tell), asked
    )
    speaking = asked.for_case(read)
    path = None
    if found.shared is not None:
        from planner.scenarios.sheets.waves import write_wave

        path = write_wave(read, dataset, found, target or result_path(case, "wave", asked), force=force)
    _tell(found, path, time.monotonic() - begun, speaking)
    return Exit.SOLVED if found.shared is not None else Exit.INFEASIBLE


def _found(
    path: Path,
    months: int,
    criterion: str,
    only: tuple[str, ...],
    weight: tuple[str, ...],
    asked: Session,
    tell: Tell,
) -> tuple[Case, Dataset, FirstWave]:
    from planner.scenarios.wave import NotComparable, first_wave

    tell("reading")
    case = api.read(path, asked.asked)
    tell("dataset")
    dataset, _ = api.build(case)
    speaking = asked.for_case(case)
    scenarios = _scenarios(case, only, speaking)
    weights = _weights(scenarios, weight, speaking)

    def told(step: str, name: str) -> None:
        tell("wave", step=text(f"scenarios.step_{step}", speaking.language, name=name))

    try:
        found = first_wave(case, scenarios, months, criterion=criterion, weights=weights, tell=told)
    except NotComparable as alone:
        raise speaking.refuse("scenarios.not_comparable", name=alone.name) from alone
    return case, dataset, found


def _scenarios(case: Case, only: tuple[str, ...], speaking: Session) -> list[Scenario]:
    """The scenarios of the sheet that are written out; BadInput where there are none."""
    from planner.scenarios.stated import stated
    from planner.scenarios.study import Study

    listed, faults = stated(case)
    if errors(faults):
        raise BadInput(faults)
    study = Study(case.language, tuple(one for one in chosen(listed, only, speaking) if not one.variations))
    if len(study.listed) < 2:
        raise speaking.refuse("scenarios.too_few")
    return [study.scenario(position) for position in range(1, study.count)]


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


def _tell(found: FirstWave, path: Path | None, seconds: float, speaking: Session) -> None:
    if speaking.json:
        print_json(_object(found, path))
    elif not speaking.quiet:
        click.echo("\n".join(_lines(found, path, seconds, speaking.language)))


def _lines(found: FirstWave, path: Path | None, seconds: float, language: str) -> list[str]:
    if found.shared is None:
        return [text("scenarios.no_wave", language)]
    lines = [text("scenarios.wave_size", language, fte=number(float(found.shared.transfers.sum()), language))]
    for level, future in enumerate(found.futures[0].levels):
        regrets = found.regrets(found.shared, level)
        goals = " + ".join(text(f"scenarios.goal_{goal}", language, currency=found.plans[0].dataset.currency)
                           for goal in future.goals)  # fmt: skip
        average, worst = found.expected(regrets), max(regret for regret in regrets if regret is not None)
        lines.append(text("scenarios.wave_regret", language, goals=goals, average=number(average or 0.0, language, 0),
                          worst=number(worst, language, 0)))  # fmt: skip
    for names, code in ((found.left_out, "wave_left_out"), (found.unplanned, "wave_unplanned")):
        if names:
            lines.append(text(f"scenarios.{code}", language, names=", ".join(names)))
    lines += ["", text("scenarios.wave_at", language, path=path)]
    lines.append(
        text("scenarios.took", language, seconds=number(seconds, language), count=len(found.futures))
    )
    return lines


def _object(found: FirstWave, path: Path | None) -> dict[str, object]:
    """Everything a program may want of a first wave."""
    waves = [] if found.shared is None else [found.shared, *found.others]
    levels = [list(level.goals) for level in found.futures[0].levels] if found.futures else []
    return {
        "status": "solved" if found.shared is not None else "infeasible",
        "criterion": found.criterion,
        "months": list(found.months),
        "priorities": levels,
        "futures": [{"name": future.name, "weight": future.weight} for future in found.futures],
        "known": [list(values) for values in found.known],
        "waves": [
            {
                "name": wave.name or "shared",
                "transfers": _transfers(found, wave.transfers.tolist()),
                "values": [list(values) for values in wave.values],
                "regrets": [list(found.regrets(wave, level)) for level in range(len(levels))],
            }
            for wave in waves
        ],
        "left_out": list(found.left_out),
        "unplanned": list(found.unplanned),
        "workbook": str(path) if path is not None else None,
        "findings": [],
    }


def _transfers(found: FirstWave, transfers: list[list[list[float]]]) -> list[dict[str, object]]:
    data = found.futures[0].model.dataset
    return [
        {"pool": pool.name, "to": direction.name, "month": str(data.month(found.months[0] + t)), "fte": fte}
        for pool, by_direction in zip(data.pools, transfers, strict=True)
        for direction, by_month in zip(data.directions, by_direction, strict=True)
        for t, fte in enumerate(by_month)
        if fte > 1e-9
    ]
