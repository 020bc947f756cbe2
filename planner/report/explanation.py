"""Why no plan exists and what would make one possible: on the terminal, and for other programs."""

from __future__ import annotations

import shlex
from dataclasses import asdict

from planner.display import priority_name
from planner.messages import number, text
from planner.months import Month
from planner.plan.explanations import Conflict, Infeasibility, Repair, Sensitivity
from planner.plan.types import Plan
from planner.report.lines import wrap
from planner.schema.types import Language
from planner.schema.units import unit_text

TOLD = 5
"""Limits that the terminal tells; the workbook has more."""


def explanation_lines(plan: Plan, language: Language, width: int, again: str = "") -> list[str]:
    """The conflicts and the repairs, each as a paragraph; empty where nothing was explained.

    ``again`` is the command that solves the case, by default with its path; it stays on one line, to be pasted.
    """
    found = plan.infeasibility
    if found is None:
        return []
    lines = [text("report.conflicts", language)] if found.conflicts else []
    for conflict in found.conflicts:
        lines += _wrap(f"– {conflict.text}", width)
    for code in found.remarks:
        lines += _wrap(text(code, language), width)
    if not found.conflicts:
        return lines
    return [*lines, "", *_repairs(plan, found, language, width, again)]


def _repairs(plan: Plan, found: Infeasibility, language: Language, width: int, again: str) -> list[str]:
    cut = _wrap(text("report.repairs_cut", language), width) if "repairs" in found.cut else []
    if not found.repairs:
        return cut or _wrap(text(no_repair(found), language), width)
    lines = [text("report.repairs", language)]
    for repair in found.repairs:
        said = text(
            "report.repair",
            language,
            number=repair.number,
            text=repair.summary or repair.text,
            cost=number(repair.cost, language, 0),
            currency=plan.dataset.currency,
        )
        lines += _wrap(said, width)
    command = again or shlex.join(["planner", "solve", str(plan.case.path)])
    return [*lines, *cut, *_wrap(text("report.apply_repair", language), width), f"  {command} --repair 1"]


def no_repair(found: Infeasibility) -> str:
    """Code of the sentence on why no repair is offered."""
    return "report.no_repair" if found.untouchable else "report.no_repair_at_all"


def sensitivity_lines(plan: Plan, language: Language, width: int) -> list[str]:
    """The limits whose loosening would help most, or that there is none; empty where that was not asked for."""
    if plan.sensitivity is None:
        return []
    if not plan.sensitivity.limits:
        return _wrap(text("sensitivity_none", language), width)
    names = _priority_names(plan.sensitivity, language)
    units = [unit_text(unit, language, plan.dataset.currency) for unit in plan.sensitivity.units]
    lines = [text("report.sensitivity", language)]
    for worth in plan.sensitivity.limits[:TOLD]:
        gains = [
            text(
                "report.gain",
                language,
                amount=number(gain, language, 0),
                unit=unit,
                goals=name,
            )
            for gain, unit, name in zip(worth.loosened, units, names, strict=True)
        ]
        said = text(
            "report.worth",
            language,
            step=worth.step[:1].upper() + worth.step[1:],
            gains=", ".join(gains),
            limit=worth.text,
        )
        lines += _wrap(f"– {said}", width)
    return [
        *lines,
        *(_wrap(text("sensitivity_tolerance", language), width) if plan.sensitivity.tolerant else []),
    ]


def _priority_names(found: Sensitivity, language: Language) -> list[str]:
    weights = found.weights or ((),) * len(found.priorities)
    pairs = zip(found.priorities, weights, strict=True)
    return [priority_name(goals, language, of_them) for goals, of_them in pairs]


def _wrap(words: str, width: int) -> list[str]:
    return wrap(words, width, "  ", "     ")


def explanation_object(found: Infeasibility | None) -> dict[str, object]:
    """The keys ``conflicts`` and ``repairs`` of the machine output."""
    if found is None:
        return {"conflicts": [], "repairs": [], "explanation_cut": []}
    return {
        "conflicts": [_conflict(conflict) for conflict in found.conflicts],
        "repairs": [repair_object(repair) for repair in found.repairs],
        "explanation_cut": list(found.cut),
    }


def sensitivity_object(found: Sensitivity | None) -> dict[str, object] | None:
    """The key ``sensitivity`` of the machine output; None where it was not asked for."""
    return None if found is None else asdict(found)


def _conflict(conflict: Conflict) -> dict[str, object]:
    return {key: _plain(value) for key, value in asdict(conflict).items()}


def repair_object(repair: Repair) -> dict[str, object]:
    """A repair as an object of the machine output; months as ``2012-03``."""
    entry = asdict(repair)
    for change in entry["changes"]:
        change["edits"] = [{key: _plain(value) for key, value in edit.items()} for edit in change["edits"]]
    entry["goals"] = dict(repair.goals)
    return entry


def _plain(value: object) -> object:
    """Months as text."""
    return str(value) if isinstance(value, Month) else value
