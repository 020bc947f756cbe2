"""The comparison as a workbook: overview, inputs, Directions by month and moves, with both values side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.comparing.sheets import write_directions, write_inputs, write_moves
from planner.comparing.types import Comparison, Measure, Step
from planner.comparing.words import measure_words, notes, plan_words, step_words
from planner.messages import text
from planner.tolerances import NOISE
from planner.writing.rendering import Rendered
from planner.writing.sheets.book import Book
from planner.writing.sheets.conflict import lines
from planner.writing.sheets.sheets_apart import Part, Write
from planner.writing.tables.book import Cell, Column, Sheet, plain_table, render_book

_Write = Callable[[Book, Comparison], None]

_STEP_WIDTH = 74
_LINE_PIXELS = 17
_STYLES = {
    "money": ("money", "money"),
    "share": ("share", "points"),
    "points": ("decimal", "signed"),
    "FTE": ("fte", "signed"),
}
"""Unit → styles of a figure and of a difference."""

_EFFECTS = (("service", "money"), ("targets", "money"), ("cost", "money"), ("wellbeing", "signed"))


def render_comparison(found: Comparison) -> Rendered:
    """The workbook of what differs, ready to be saved; sheets without a difference are left out."""
    new = found.new
    language = new.case.language
    writers: dict[str, tuple[_Write, Write | None]] = {"overview": (_overview, _plain_overview(found))}
    if found.edits:
        writers["inputs"] = write_inputs, _plain_inputs(found)
    if found.series:
        writers["directions"] = write_directions, None
    if found.moves:
        writers["moves"] = write_moves, _plain_moves(found)
    parts = {
        key: Part(
            text(f"compare.sheet.{key}", language),
            lambda book, write=write: write(book, found),  # type: ignore[misc]
            plain,
        )
        for key, (write, plain) in writers.items()
    }
    return render_book(new.case, new.plan.dataset, parts)


def _plain_overview(found: Comparison) -> Write:
    """Each measure in both plans, with nothing else."""
    language = found.new.case.language
    rows = [(measure_words(one, found, language), one.old, one.new) for one in found.measures]
    return plain_table("overview", ["", *_sides(found)], rows)


def _plain_inputs(found: Comparison) -> Write:
    """Each edit, with nothing else."""
    rows: list[Sequence[Cell]] = []
    for one in found.edits:
        before, after = (
            value if isinstance(value, float) else shown
            for value, shown in ((one.before, one.shown_before), (one.after, one.shown_after))
        )
        rows.append((one.title, one.cell, one.what, before, after))
    return plain_table("inputs", ["", "", "", *_sides(found)], rows)


def _plain_moves(found: Comparison) -> Write:
    """Each transfer that differs, with nothing else."""
    rows = [(one.pool, one.to, one.month, one.before, one.after) for one in found.moves]
    return plain_table("moves", ["", "", "", *_sides(found)], rows)


def _sides(found: Comparison) -> list[str]:
    return [text(f"compare.{code}", found.new.case.language) for code in ("old", "new")]


def _overview(book: Book, found: Comparison) -> None:
    sheet = Sheet(book, "overview", book.say("compare.sheet.overview_subtitle"))
    titles = [book.say(f"compare.{code}") for code in ("old", "new", "difference")]
    sheet.header(
        [Column(book.say("compare.sheet.what"), _STEP_WIDTH), *(Column(t, 17) for t in (*titles, ""))]
    )
    _files(sheet, found)
    sheet.section(book.say("compare.sheet.results"))
    for measure in found.measures:
        _measure(sheet, measure, found)
    if found.told_again is not None:
        _values(sheet, book.say("compare.sheet.told"), [None, None, found.told_again], ("fte", "fte", "fte"))
    if found.attribution is not None:
        _effects(sheet, found)
    sheet.close()


def _files(sheet: Sheet, found: Comparison) -> None:
    """Which files, and which plans of theirs."""
    book = sheet.book
    sheet.section(book.say("compare.sheet.file"))
    for code, side in (("compare.old", found.old), ("compare.new", found.new)):
        sheet.page.text(sheet.row, 0, f"{book.say(code)} · {side.name}", "row")
        sheet.page.merge(sheet.row, 1, 4, plan_words(side, book.language), "row", "text")
        sheet.row += 1


def _measure(sheet: Sheet, measure: Measure, found: Comparison) -> None:
    known = measure.old is not None and measure.new is not None
    difference = (measure.new or 0.0) - (measure.old or 0.0) if known else None
    value, change = _STYLES[measure.unit]
    label = measure_words(measure, found, sheet.book.language)
    _values(sheet, label, [measure.old, measure.new, difference], (value, value, change))


def _values(
    sheet: Sheet, label: str, values: list[float | None], styles: tuple[str, ...], *names: str
) -> None:
    """A label and its figures; the last one stands out where it is not zero."""
    sheet.page.text(sheet.row, 0, label, "row", "wrap", "middle", *names)
    for at, (value, style) in enumerate(zip(values, styles, strict=True), 1):
        differs = at == len(values) and value is not None and abs(value) > NOISE
        sheet.page.cell(sheet.row, at, value, "row", *names, *(("limit",) if differs else ()), style)
    sheet.row += 1


def _effects(sheet: Sheet, found: Comparison) -> None:
    """A row per step with the change of each goal, what is left over, and the sum."""
    book, told = sheet.book, found.attribution
    if told is None:
        return
    sheet.section(book.say("compare.sheet.effects"))
    currency = found.new.plan.dataset.currency
    heads = [f"{book.say(f'compare.sheet.{goal}')}, {currency}" for goal in ("service", "targets", "cost")]
    sheet.titles([book.say("compare.sheet.input"), *heads, book.say("compare.sheet.wellbeing")])
    for step in told.steps:
        _step(sheet, step)
    rest = [told.remainder.get(goal) for goal, _ in _EFFECTS]
    if any(rest):
        _goals(sheet, book.say("compare.remainder"), rest, "row")
    goals = found.old.plan.goals, found.new.plan.goals
    if all(goals):
        changes: list[float | None] = [goals[1][goal] - goals[0][goal] for goal, _ in _EFFECTS]
        _goals(sheet, book.say("compare.total"), changes, "total")
    for code in notes(told):
        sheet.remark(book.say(code), "muted")


def _step(sheet: Sheet, step: Step) -> None:
    words = step_words(step, sheet.book.language)
    if step.effects is not None:
        _goals(sheet, words, [step.effects.get(goal) for goal, _ in _EFFECTS], "row")
        return
    why = sheet.book.say("compare.step_without", why=step.reason.rstrip("."))
    sheet.page.text(sheet.row, 0, words, "row", "wrap", "middle")
    sheet.page.merge(sheet.row, 1, 4, why, "row", "wrap", "middle", "note")
    height = max(lines(words, _STEP_WIDTH), lines(why, 68))
    sheet.page.sheet.set_row_pixels(sheet.row, _LINE_PIXELS * height + 3)
    sheet.row += 1


def _goals(sheet: Sheet, label: str, values: list[float | None], look: str) -> None:
    """A label and what it does to each goal; what moves stands out."""
    sheet.page.text(sheet.row, 0, label, look, "wrap", "middle")
    for at, (value, (_, style)) in enumerate(zip(values, _EFFECTS, strict=True), 1):
        shows = look == "row" and value is not None and abs(value) > NOISE
        sheet.page.cell(sheet.row, at, value, look, *(("limit",) if shows else ()), style)
    sheet.page.sheet.set_row_pixels(sheet.row, _LINE_PIXELS * lines(label, _STEP_WIDTH) + 3)
    sheet.row += 1
