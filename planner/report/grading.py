"""A grade on the terminal, and as one object for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner.display import display_figure, given_number
from planner.findings import Finding, Level, errors
from planner.grading.grade import Correction
from planner.grading.types import Aim, Breach, Graded
from planner.grading.words import cell_of, measure, only_cell, place, remarks, rule_name, verdict
from planner.messages import number, text
from planner.report.explanation import explanation_lines, explanation_object
from planner.report.findings import Paint, plain
from planner.report.lines import wrap
from planner.schema.rules import GOAL_IDS
from planner.schema.types import Language

_SHOWN = 20
"""Breaches and corrections that a terminal shows; the workbook and the JSON have all."""

_LABEL, _CELL = 44, 16


def findings_of(graded: Graded) -> tuple[Finding, ...]:
    """What was noticed on reading, and each breach as a finding: an error where a hard rule is broken."""
    return (*graded.findings, *(_finding(breach, graded) for breach in graded.breaches))


def _finding(breach: Breach, graded: Graded) -> Finding:
    level = Level.WARNING if breach.soft else Level.ERROR
    cell = only_cell(breach.moves)
    sheet = graded.transfers.sheet if breach.moves else breach.sheet
    language = graded.case.language
    return Finding(
        level, "grade.broken", breach.text, sheet, cell if breach.moves else breach.cell,
        number(breach.value, language), given_number(breach.limit, language),
    )  # fmt: skip


def describe(
    graded: Graded, path: Path | None, language: Language, *, width: int = 80, paint: Paint = plain
) -> list[str]:
    """The verdict, what is broken, the aims and the correction. Lines of at most ``width``."""
    role = "good" if graded.valid else "error"
    lines = [
        paint(graded.dataset.title or graded.case.path.name, "title"),
        *(paint(line, role) for line in wrap(verdict(graded, language), width)),
        *_breaches("grade.broken", graded.broken, graded, language, width),
        *_breaches("grade.missed", [b for b in graded.breaches if b.soft], graded, language, width),
        *_aims(graded, language, width),
        *_correction(graded, language, width),
    ]
    if path is not None:
        lines += ["", text("grade.written", language, path=path)]
    return lines


def _breaches(
    title: str, found: Iterable[Breach], graded: Graded, language: Language, width: int
) -> list[str]:
    listed = list(found)
    if not listed:
        return []
    lines = ["", text(title, language)]
    for breach in listed[:_SHOWN]:
        where = place(breach, graded, language)
        shown = f" {text('grade.where', language, place=where)}" if where else ""
        lines += _wrap(f"– {breach.text}{shown}", width)
    if len(listed) > _SHOWN:
        lines += _wrap(text("grade.more", language, count=len(listed) - _SHOWN), width)
    return lines


def _aims(graded: Graded, language: Language, width: int) -> list[str]:
    if not graded.aims:
        return []
    head = "".join(text(f"grade.{name}", language).rjust(_CELL) for name in ("this", "best", "score"))
    lines = ["", text("grade.aims", language).ljust(_LABEL) + head]
    last = ""
    for aim in graded.aims:
        if aim.aim != last:
            lines.append(f"  {text(f'grade.aim.{aim.aim}', language)}")
            last = aim.aim
        cells = [display_figure(aim.value, aim.unit, language), display_figure(aim.best, aim.unit, language)]
        cells.append("" if aim.score is None else number(aim.score, language, 0))
        label = f"    {measure(aim, graded, language)}".ljust(_LABEL)
        lines.append((label + "".join(cell.rjust(_CELL) for cell in cells)).rstrip())
    return [*lines, *(line for remark in remarks(graded, language) for line in _wrap(remark, width))]


def _correction(graded: Graded, language: Language, width: int) -> list[str]:
    found = graded.grade.correction
    if found is None:
        if graded.infeasibility is None:
            return ["", *wrap(text("grade.undecided", language), width)]
        said = wrap(text("grade.no_correction", language), width)
        return ["", *said, *explanation_lines(graded.as_plan(), language, width)]
    if not found:
        return []
    size = number(graded.grade.correction_size(), language)
    code = "grade.correction_one" if len(found) == 1 else "grade.correction"
    lines = ["", text(code, language, fte=size, count=len(found), sheet=graded.transfers.sheet)]
    for change in found[:_SHOWN]:
        cell = cell_of(graded, change)
        lines += _wrap(f"– {cell + '  ' if cell else ''}{_change(graded, change, language)}", width)
    if len(found) > _SHOWN:
        lines += _wrap(text("grade.more", language, count=len(found) - _SHOWN), width)
    return lines


def _change(graded: Graded, change: Correction, language: Language) -> str:
    data = graded.dataset
    return text(
        "grade.change",
        language,
        pool=data.pools[change.pool].name,
        to=data.directions[change.destination].name,
        month=data.month(change.month).text(language),
        before=given_number(change.before, language),
        after=number(change.after, language, 2),
    )


def _wrap(words: str, width: int) -> list[str]:
    return wrap(words, width, "  ", "    ")


def grade_object(graded: Graded, path: Path | None) -> dict[str, object]:
    """Everything a program may want of a grade."""
    found = graded.grade
    return {
        "status": "valid" if graded.valid else "broken",
        "sheet": graded.transfers.sheet,
        "goals": {goal: _round(found.goals.get(goal)) for goal in GOAL_IDS},
        "best": {goal: _round(found.best.get(goal)) for goal in GOAL_IDS},
        "aims": [_aim(aim) for aim in graded.aims],
        "broken": [_breach(breach, graded) for breach in graded.breaches],
        "correction": None if found.correction is None else [_entry(c, graded) for c in found.correction],
        "correction_fte": None if found.correction is None else _round(found.correction_size()),
        **explanation_object(graded.infeasibility),
        "findings": [finding.as_json() for finding in findings_of(graded)],
        "errors": len(errors(findings_of(graded))),
        "graded": None if path is None else str(path),
    }


def _aim(aim: Aim) -> dict[str, object]:
    return {
        "aim": aim.aim,
        "measure": aim.measure,
        "unit": aim.unit,
        "value": _round(aim.value),
        "best": _round(aim.best),
        "score": _round(aim.score),
    }


def _breach(breach: Breach, graded: Graded) -> dict[str, object]:
    month = graded.dataset.month
    return {
        "rule": breach.rule,
        "name": rule_name(breach.rule, graded.case.language),
        "mode": "soft" if breach.soft else "hard",
        "place": list(breach.place),
        "first": None if breach.first is None else str(month(breach.first)),
        "last": None if breach.last is None else str(month(breach.last)),
        "worst": None if breach.worst is None else str(month(breach.worst)),
        "value": _round(breach.value),
        "limit": _round(breach.limit),
        "missed": _round(breach.missed),
        "message": breach.text,
        "limit_at": {"sheet": breach.sheet, "cell": breach.cell} if breach.cell else None,
        "cells": [move.cell for move in breach.moves],
    }


def _entry(change: Correction, graded: Graded) -> dict[str, object]:
    data = graded.dataset
    return {
        "pool": data.pools[change.pool].name,
        "to": data.directions[change.destination].name,
        "month": str(data.month(change.month)),
        "before": _round(change.before),
        "after": _round(change.after),
        "cell": cell_of(graded, change) or None,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 9) + 0.0
