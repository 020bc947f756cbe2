"""Files, edits and steps in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.comparing.types import Attribution, Comparison, Grain, Measure, Side, Step
from planner.messages import number, text
from planner.months import moment
from planner.plan.changes import InputEdit
from planner.reading.input_records import month_of
from planner.schema.types import Language

_ROWS_NAMED = 4


def plan_words(side: Side, language: Language) -> str:
    """Which plan of a file is compared: the one in it, with its version, or one that was solved now."""
    if side.plan.solution.quantities is None:
        return text("compare.no_plan", language, why=text(f"ended.{side.plan.status.value}", language))
    who = side.identity
    if who is None:
        return text("compare.solved", language)
    if not side.kept:
        return text("compare.resolved", language, version=who.version)
    code = "compare.by" if who.author else "compare.version"
    time = moment(who.time, language)
    return text(code, language, plan=who.plan, version=who.version, time=time, author=who.author)


def edit_words(edit: InputEdit, language: Language) -> str:
    """One edit with both values."""
    return text(
        "compare.edit", language,
        place=edit.place, what=edit.what, before=edit.shown_before or "–", after=edit.shown_after or "–",
    )  # fmt: skip


def step_words(step: Step, language: Language) -> str:
    """What a step takes together."""
    edits, first = step.edits, step.edits[0]
    if len(edits) == 1:
        return edit_words(first, language)
    rows = list(dict.fromkeys(edit.named or edit.row for edit in edits))
    if not first.column:
        code = "compare.step_new" if first.after is not None else "compare.step_gone"
        return text(code, language, title=first.title, count=len(rows), rows=_some(rows))
    if len(rows) > 1 or not any(rows):
        return text("compare.step_sheet", language, title=first.title, count=len(edits))
    months = [month for edit in edits if (month := month_of(edit.column)) is not None]
    if len(months) == len(edits):
        ends = {"first": min(months).text(language), "last": max(months).text(language)}
        how = _how(edits, language)
        return text(
            "compare.step_months", language,
            title=first.title, row=first.named or first.row, count=len(edits), how=how, **ends,
        )  # fmt: skip
    return text(
        "compare.step_row", language, title=first.title, row=first.named or first.row, count=len(edits)
    )


def _how(edits: Sequence[InputEdit], language: Language) -> str:
    """``× 1.02`` or ``+ 10`` where every value changes alike, else the first and the last change."""
    pairs = [(e.before, e.after) for e in edits if isinstance(e.before, float) and isinstance(e.after, float)]
    if len(pairs) == len(edits):
        ratios = {round(after / before, 6) for before, after in pairs if before}
        if len(ratios) == 1 and all(before for before, _ in pairs):
            return f"× {number(ratios.pop(), language, 4)}"
        differences = {round(after - before, 6) for before, after in pairs}
        if len(differences) == 1:
            change = differences.pop()
            return f"{'+' if change > 0 else '−'} {number(abs(change), language, 4)}"
    ends = (f"{edit.shown_before} → {edit.shown_after}" for edit in (edits[0], edits[-1]))
    return " … ".join(ends)


def _some(rows: Iterable[str]) -> str:
    listed = list(rows)
    return ", ".join(listed[:_ROWS_NAMED]) + (", …" if len(listed) > _ROWS_NAMED else "")


def measure_words(measure: Measure, found: Comparison, language: Language) -> str:
    """What a figure is called."""
    words = text(measure.code, language, currency=found.new.plan.dataset.currency).strip()
    if measure.year is None:
        return words
    return text("compare.year", language, what=words, year=measure.year)


def notes(told: Attribution) -> list[str]:
    """Messages on how the effects are to be read."""
    together = [] if told.grain == Grain.CELL else [f"compare.grain_{told.grain}"]
    return [*together, *(["compare.order"] if len(told.steps) > 1 else [])]
