"""A comparison on the terminal, and as one object for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from planner.comparing.types import Attribution, Comparison, Series, Side, Step
from planner.comparing.words import edit_words, measure_words, notes, plan_words, step_words
from planner.display import display_figure
from planner.messages import number, text
from planner.report.explanation import explanation_lines
from planner.report.findings import Paint, plain
from planner.report.lines import wrap
from planner.schema.rules import GOAL_IDS
from planner.schema.types import Language
from planner.tolerances import DECIMALS, SAME

_SHOWN = 15
"""Edits and steps that a terminal shows; the workbook and the JSON have all."""

_LABEL, _CELL = 50, 14
_UNITS = {"service": "money", "targets": "money", "cost": "money", "wellbeing": "points"}


def describe(
    found: Comparison, path: Path | None, language: Language, *, width: int = 80, paint: Paint = plain
) -> list[str]:
    """The two files, the edits, what each does, and how the plans differ. Lines of about ``width``."""
    lines = [paint(text("compare.title", language, old=found.old.name, new=found.new.name), "title")]
    for code, side in (("compare.old", found.old), ("compare.new", found.new)):
        words = plan_words(side, language)
        lines += _wrap(text("compare.side", language, which=text(code, language), what=words), width)
    if is_same(found):
        lines += ["", paint(text("compare.same", language), "good")]
    else:
        lines += ["", *_edits(found, language, width), *_effects(found, language, width)]
        lines += ["", *_results(found, language), *_moves(found, language, width)]
    for side in (found.old, found.new):
        lines += explanation_lines(side.plan, language, width)
    if path is not None:
        lines += ["", text("compare.written", language, path=path)]
    return lines


def is_same(found: Comparison) -> bool:
    """Whether nothing differs."""
    return found.both and not (found.edits or found.moves or found.series)


def _edits(found: Comparison, language: Language, width: int) -> list[str]:
    """How many inputs differ, and those that cannot change a plan: the others are told with what they do."""
    if not found.edits:
        return [text("compare.same_inputs", language)]
    told = found.attribution.steps if found.attribution is not None else ()
    taken = {id(edit) for step in told for edit in step.edits}
    others = [edit for edit in found.edits if id(edit) not in taken]
    lines = [text("compare.inputs", language, count=len(found.edits))]
    for edit in others[:_SHOWN]:
        lines += _wrap(f"– {edit_words(edit, language)}", width)
    return lines + _more(len(others), language)


def _more(count: int, language: Language) -> list[str]:
    return [f"  {text('compare.more', language, count=count - _SHOWN)}"] if count > _SHOWN else []


def _effects(found: Comparison, language: Language, width: int) -> list[str]:
    told = found.attribution
    if told is None:
        return []
    lines = ["", *wrap(text("compare.effects", language), width)]
    for step in told.steps[:_SHOWN]:
        lines += _wrap(f"– {step_words(step, language)}", width)
        lines += _wrap(f"  {effect_words(step, found, language)}", width)
    lines += _more(len(told.steps), language)
    rest = goal_words(told.remainder, found, language)
    if rest:
        lines += _wrap(f"– {text('compare.remainder', language)}", width)
        lines += _wrap(f"  {rest}", width)
    for code in notes(told):
        lines += _wrap(text(code, language), width)
    return lines


def effect_words(step: Step, found: Comparison, language: Language) -> str:
    """What a step does to each goal that it moves."""
    if step.effects is None:
        return text("compare.step_without", language, why=step.reason.rstrip("."))
    return goal_words(step.effects, found, language) or text("compare.nothing_moved", language)


def goal_words(effects: Mapping[str, float], found: Comparison, language: Language) -> str:
    """The goals that move, each with by how much: ``cost, EUR +1,200``; "" where none does."""
    currency = found.new.plan.dataset.currency
    return " · ".join(
        f"{text(f'compare.goal.{goal}', language, currency=currency)} "
        f"{display_figure(value, _UNITS[goal], language, signed=True)}"
        for goal, value in effects.items()
        if abs(value) >= (0.5 if _UNITS[goal] == "money" else 0.05)
    )


def _results(found: Comparison, language: Language) -> list[str]:
    head = "".join(text(f"compare.{name}", language).rjust(_CELL) for name in ("old", "new", "difference"))
    lines = [text("compare.results", language).ljust(_LABEL) + head]
    for one in found.measures:
        difference = None if one.old is None or one.new is None else one.new - one.old
        cells = [
            display_figure(one.old, one.unit, language),
            display_figure(one.new, one.unit, language),
            display_figure(difference, one.unit, language, signed=True),
        ]
        label = f"  {measure_words(one, found, language)}".ljust(_LABEL)
        lines.append(label + "".join(cell.rjust(_CELL) for cell in cells))
    return lines


def _moves(found: Comparison, language: Language, width: int) -> list[str]:
    if not found.both:
        return []
    lines = [""]
    for kind in dict.fromkeys(one.kind for one in found.series):
        lines += _wrap(_kind(kind, [one for one in found.series if one.kind == kind], language), width)
    if not found.moves or found.told_again is None:
        return [*lines, *_wrap(text("compare.no_moves", language), width)]
    told = number(found.told_again, language)
    return [*lines, *_wrap(text("compare.moves", language, fte=told, count=len(found.moves)), width)]


def _kind(kind: str, lines: Sequence[Series], language: Language) -> str:
    """A kind of figure: the Directions that differ, and where most."""
    difference, month, direction = max(
        (
            (b - a, month, one.direction)
            for one in lines
            for month, a, b in zip(one.months, one.old, one.new, strict=True)
            if a is not None and b is not None
        ),
        key=lambda entry: abs(entry[0]),
    )
    return text(
        "compare.series",
        language,
        kind=text(f"compare.kind.{kind}", language),
        directions=", ".join(one.direction for one in lines),
        month=month.text(language),
        direction=direction,
        difference=display_figure(difference, "FTE", language, signed=True),
    )


def _wrap(words: str, width: int) -> list[str]:
    return wrap(words, width, "  ", "    ")


def comparison_object(found: Comparison, path: Path | None) -> dict[str, object]:
    """Everything a program may want of a comparison."""
    return {
        "status": "same" if is_same(found) else "different" if found.both else "no plan",
        "old": _side(found.old),
        "new": _side(found.new),
        "inputs": [
            {
                "sheet": edit.sheet, "title": edit.title, "row": edit.row, "column": edit.column,
                "cell": edit.cell or None, "before": edit.before, "after": edit.after,
            }
            for edit in found.edits
        ],
        "effects": None if found.attribution is None else _attribution(found.attribution),
        "measures": [
            {"measure": one.key, "year": one.year, "unit": one.unit, "old": _number(one.old), "new": _number(one.new)}
            for one in found.measures
        ],
        **{kind: _series(found, kind) for kind in ("transfers", "staff", "outsourced")},
        "moves": [
            {"pool": m.pool, "to": m.to, "month": str(m.month), "before": _number(m.before), "after": _number(m.after)}
            for m in found.moves
        ],
        "told_again": _number(found.told_again),
        "findings": [one.as_json() for one in found.findings],
        "comparison": None if path is None else str(path),
    }  # fmt: skip


def _side(side: Side) -> dict[str, object]:
    return {
        "path": str(side.case.path),
        "status": side.plan.status.value,
        "plan": None if side.identity is None else side.identity.plan,
        "version": None if side.identity is None else side.identity.version,
        "solved_now": not side.kept,
        "fingerprint": side.case.fingerprint,
        "goals": {goal: _number(side.plan.goals.get(goal)) for goal in GOAL_IDS},
        "blamed": list(side.plan.solution.blamed),
    }


def _attribution(told: Attribution) -> dict[str, object]:
    return {
        "grain": told.grain,
        "steps": [
            {
                "edits": [
                    {"sheet": edit.sheet, "row": edit.row, "column": edit.column} for edit in step.edits
                ],
                "goals": None if step.effects is None else _numbers(step.effects),
                "reason": step.reason,
            }
            for step in told.steps
        ],
        "remainder": _numbers(told.remainder),
    }


def _series(found: Comparison, kind: str) -> list[dict[str, object]]:
    """Every month in which a Direction's figure differs."""
    return [
        {"direction": one.direction, "month": str(month), "old": _number(a), "new": _number(b)}
        for one in found.series
        if one.kind == kind
        for month, a, b in zip(one.months, one.old, one.new, strict=True)
        if a is not None and b is not None and abs(b - a) > SAME
    ]


def _numbers(values: Mapping[str, float]) -> dict[str, float | None]:
    return {key: _number(value) for key, value in values.items()}


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS) + 0.0
