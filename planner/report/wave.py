"""The first wave on the terminal, and as an object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.findings import Finding
from planner.messages import count_text, number, text
from planner.report.lines import wrap
from planner.tolerances import NOISE
from planner.wave.run import FirstWave, Wave


def describe_wave(
    found: FirstWave,
    ranges: tuple[str, ...],
    path: Path | None,
    seconds: float,
    language: str,
    *,
    width: int = 80,
) -> list[str]:
    """How many leave in the wave, what it costs against knowing the scenario, and what was left out."""
    names = {"wave_left_out": found.left_out, "wave_unplanned": found.unplanned, "wave_ranges": ranges}
    missing = [text(f"scenarios.{code}", language, names=", ".join(of)) for code, of in names.items() if of]
    if found.shared is None:
        return _wrap([text("scenarios.no_wave", language), *missing], width)
    size = text("scenarios.wave_size", language, fte=number(float(found.shared.transfers.sum()), language))
    lines = [*_wrap([size, *_regret_lines(found, found.shared, language), *missing], width), ""]
    if path is not None:
        lines.append(text("scenarios.wave_at", language, path=path))
    count = len(found.scenarios) + len(found.left_out) + len(found.unplanned)
    lines.append(count_text("scenarios.took", language, count, seconds=number(seconds, language)))
    return lines


def _wrap(said: list[str], width: int) -> list[str]:
    return [line for one in said for line in wrap(one, width, rest="  ")]


def _regret_lines(found: FirstWave, shared: Wave, language: str) -> list[str]:
    """What the wave costs in each priority against knowing the scenario; nothing where there is one scenario alone."""
    lines, better = [], False
    for level, scenario in enumerate(found.scenarios[0].levels):
        regrets = found.regrets(shared, level)
        goals = " + ".join(text(f"scenarios.goal_{goal}", language, currency=found.plans[0].dataset.currency)
                           for goal in scenario.goals)  # fmt: skip
        average, worst = found.expectation(regrets) or 0.0, max(one for one in regrets if one is not None)
        better = better or average < 0
        lines.append(text("scenarios.wave_regret", language, goals=goals, average=compare_words(average, language),
                          worst=compare_words(worst, language)))  # fmt: skip
    return [*lines, text("scenarios.wave_better", language)] if better else lines


def compare_words(regret: float, language: str) -> str:
    """``36,485 better``: a regret in words, no difference where it rounds to none."""
    amount = number(abs(regret), language, 0 if abs(regret) >= 10 else 2)
    if amount == "0":
        return text("scenarios.no_worse", language)
    return text("scenarios.worse" if regret > 0 else "scenarios.better", language, amount=amount)


def wave_object(
    found: FirstWave, ranges: tuple[str, ...], path: Path | None, findings: Sequence[Finding] = ()
) -> dict[str, object]:
    """Everything a program may want of a first wave."""
    waves = [] if found.shared is None else [found.shared, *found.others]
    levels = [list(level.goals) for level in found.scenarios[0].levels] if found.scenarios else []
    return {
        "status": "solved" if found.shared is not None else "infeasible",
        "criterion": found.criterion,
        "months": list(found.months),
        "priorities": levels,
        "futures": [{"name": scenario.name, "weight": scenario.weight} for scenario in found.scenarios],
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
        "ranges": list(ranges),
        "workbook": str(path) if path is not None else None,
        "findings": [one.as_json() for one in findings],
    }


def _transfers(found: FirstWave, transfers: list[list[list[float]]]) -> list[dict[str, object]]:
    data = found.scenarios[0].model.dataset
    return [
        {"pool": pool.name, "to": direction.name, "month": str(data.month(found.months[0] + t)), "fte": fte}
        for pool, by_direction in zip(data.pools, transfers, strict=True)
        for direction, by_month in zip(data.directions, by_direction, strict=True)
        for t, fte in enumerate(by_month)
        if fte > NOISE
    ]
