"""What is said of a study: on the terminal for people, as JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan, nan
from pathlib import Path

from planner.display import millions_in_column, percent_in_column
from planner.findings import Finding
from planner.messages import column_number, count_text, join, number, text
from planner.report.lines import wrap
from planner.scenarios.collect import Collected, Family
from planner.scenarios.types import Result
from planner.schema.status import Status

_NAME = 50
_CELL = 16


def describe(
    collected: Collected,
    path: Path | None,
    folder: Path | None,
    seconds: float,
    language: str,
    *,
    width: int = 80,
) -> list[str]:
    """One line per scenario written out, a line per sweep or draw, and where everything is."""
    lines = [*_table(collected.whole, language, width)]
    for family in collected.families:
        lines += ["", *_family(collected, family, language)]
    lines += ["", *([] if path is None else [text("scenarios.comparison_at", language, path=path)])]
    if folder is not None:
        lines.append(text("scenarios.results_at", language, folder=folder))
    lines.append(count_text("scenarios.took", language, collected.count(), seconds=number(seconds, language)))
    return lines


def _table(results: Sequence[Result], language: str, width: int) -> list[str]:
    heads = [text(f"scenarios.column_{name}", language) for name in ("cost", "missed", "share")]
    wide = max(_CELL, 2 + max(map(len, heads)))
    longest = min(_NAME, 2 + max(len(result.name) for result in results))
    lines = [" " * longest + "".join(head.rjust(wide) for head in heads)]
    for result in results:
        name = result.name if len(result.name) < longest else result.name[: longest - 2] + "…"
        if result.figures is None or result.goals is None:
            status = text(f"scenarios.status_{result.status}", language)
            lines.append(f"{name:{longest}}" + "  " + status)
            for reason in result.reasons:
                lines += wrap(reason, width, "    ")
            continue
        cells = _cells(result.goals.get("cost", 0.0), result.figures.values, language)
        lines.append(f"{name:{longest}}" + "".join(cell.rjust(wide) for cell in cells))
    return lines


def _cells(cost: float, figures: Mapping[str, float], language: str) -> tuple[str, str, str]:
    """Cost in millions, what soft rules are missed by, and the own share of the last year."""
    share = next((figures[key] for key in sorted(figures, reverse=True) if key.startswith("own_share.")), nan)
    shown = "–" if isnan(share) else percent_in_column(share, language)
    return millions_in_column(cost, language), column_number(figures["missed"], language, 0), shown


def _family(collected: Collected, family: Family, language: str) -> list[str]:
    from planner.scenarios.read_scenarios import variation_words

    drawn = collected.study.draws_from(family.listed)
    words = join(
        (variation_words(variation, language) for variation in family.listed.variations), language, ";"
    )
    planned = family.statuses[Status.OPTIMAL] + family.statuses[Status.LIMIT]
    code = "scenarios.drawn" if drawn else "scenarios.swept"
    line = text(code, language, words=words, planned=number(planned, language, 0),
                count=number(len(family.numbers), language, 0))  # fmt: skip
    told = [line] if not planned else [line, *_ranges(family, language)]
    return [
        *told,
        *("    " + text("words.named", language, name=name, what=why) for name, why in family.reasons[:1]),
    ]


def _ranges(family: Family, language: str) -> list[str]:
    """From what to what each result goes, and its middle."""
    import numpy as np

    shares = [key for key in family.columns if key.startswith("own_share.")]
    told = ["cost", "missed", *(key for key in shares if not np.isnan(family.column(key)).all())]
    ends = []
    for end in (np.nanmin, np.nanmax, np.nanmedian):
        values = {key: float(end(family.column(key))) for key in told}
        ends.append(_cells(values["cost"], values, language))
    heads = [text(f"scenarios.column_{name}", language) for name in ("cost", "missed", "share")]
    return [
        "    " + text("scenarios.from_to", language, name=head, low=low, high=high, middle=middle)
        for head, low, high, middle in zip(heads, *ends, strict=True)
    ]


def study_object(
    collected: Collected, path: Path | None, folder: Path | None, findings: Sequence[Finding] = ()
) -> dict[str, object]:
    """Everything a program may want: scenarios written out one by one, sweeps and draws as columns."""
    statuses = collected.statuses()
    return {
        "status": "solved" if statuses[Status.OPTIMAL] or statuses[Status.LIMIT] else "failed",
        "count": collected.count(),
        "statuses": dict(statuses),
        "scenarios": [result_object(result) for result in collected.whole],
        "families": [_family_object(family) for family in collected.families],
        "comparison": str(path) if path is not None else None,
        "results": str(folder) if folder is not None else None,
        "findings": [one.as_json() for one in findings],
    }


def result_object(result: Result) -> dict[str, object]:
    """A result as a program reads it."""
    figures = result.figures
    return {
        "number": result.number,
        "name": result.name,
        "status": result.status,
        "goals": dict(result.goals) if result.goals is not None else None,
        "figures": {key: _known_or_none(value) for key, value in figures.values.items()} if figures else None,
        "blamed": list(result.blamed),
        "reasons": list(result.reasons),
        "largest_violation": result.violation,
    }


def _family_object(family: Family) -> dict[str, object]:
    return {
        "name": family.listed.name,
        "varied": [
            {
                "target": variation.target.words,
                "change": variation.how,
                "values": family.variation(i).tolist(),
            }
            for i, variation in enumerate(family.listed.variations)
        ],
        "statuses": dict(family.statuses),
        "columns": {
            key: [_known_or_none(value) for value in family.column(key).tolist()] for key in family.columns
        },
    }


def _known_or_none(value: float) -> float | None:
    """JSON has no value for “not a number”."""
    return None if isnan(value) else value
