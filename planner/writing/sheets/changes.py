"""Changes: what differs from the plan before, why, and how many people are told again."""

from __future__ import annotations

from collections import defaultdict

from planner.display import goal_name
from planner.history.telling import sentences
from planner.plan.changes import Changes
from planner.schema.rules import GOALS
from planner.schema.units import unit_text
from planner.writing.sheets.book import Book, Page, down, here
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.paper import head_of_sheet, print_setup

_WIDTHS = (30, 30, 12, 13, 13, 13, 60)
_PLACE, _WHAT, _MONTH, _BEFORE, _AFTER, _DIFFERENCE, _WHY = range(len(_WIDTHS))
_LINE, _LINE_PIXELS = 150, 17  # characters that a line of the heading holds, and its height


def write_changes(book: Book) -> None:
    """In one sentence, by goal, the edits, by Direction, and move by move."""
    page, changes = book.page("changes"), book.plan.changes
    if changes is None:
        raise ValueError("a plan without one before it has no changes")
    head_of_sheet(page, book.heading("changes"), book.say("plan_changes_subtitle"))
    for column, width in enumerate(_WIDTHS):
        page.sheet.set_column(column, column, width)
    row = _sentences(page, 3, changes)
    row = _goals(page, row + 1)
    row = _edits(page, row + 1, changes)
    row = _directions(page, row + 1, changes)
    row = _moves(page, row + 1, changes)
    print_setup(page, last_row=row, last_column=_WHY, landscape=True)


def _sentences(page: Page, row: int, changes: Changes) -> int:
    for sentence in sentences(page.book.plan, changes, page.book.language):
        page.merge(row, 0, _WHY, sentence, "text", "wrap")
        page.sheet.set_row_pixels(row, _LINE_PIXELS * -(-len(sentence) // _LINE) + 3)
        row += 1
    return row


def _section(page: Page, row: int, title: str, heads: dict[int, str]) -> int:
    """A section title and the header of its table; returns the first row below."""
    for column in range(len(_WIDTHS)):
        page.blank(row, column, "section")
        right = column in (_BEFORE, _AFTER, _DIFFERENCE) or heads.get(column) == "plan_month"
        side = ("right",) if right else ("text", "indent") if column == _WHY else ("text",)
        page.text(row + 1, column, page.book.say(heads[column]) if column in heads else "", "header", *side)
    page.text(row, 0, page.book.say(title), "section")
    return row + 2


_NUMBERS = {_BEFORE: "plan_before", _AFTER: "plan_after", _DIFFERENCE: "plan_difference"}


def _difference(page: Page, row: int, before: float, after: float, style: str, *names: str) -> None:
    """The three number columns of a row, the last one as a formula."""
    signed = "signed" if style == "fte" else style
    page.number(row, _BEFORE, before, *names, style)
    page.number(row, _AFTER, after, *names, style)
    formula = f"={here(row, _AFTER)}-{here(row, _BEFORE)}"
    page.formula(row, _DIFFERENCE, formula, float(tidy(after - before)), *names, signed)


def _goals(page: Page, row: int) -> int:
    """What each goal comes to, where both plans cover the same months."""
    book, plan = page.book, page.book.plan
    previous = plan.case.previous
    same = previous is not None and (previous.first, previous.months) == (
        plan.dataset.first_month,
        plan.dataset.months,
    )
    before = previous.versions[-1].goals if previous is not None and previous.versions else {}
    known = [goal for goal in GOALS if goal.id in before and goal.id in plan.goals and goal.id != "stability"]
    if not same or not known:
        return row - 1
    row = _section(page, row, "plan_changes_goals", {0: "plan_goal", _MONTH: "plan_unit", **_NUMBERS})
    for goal in known:
        unit = unit_text(goal.unit, book.language, plan.dataset.currency)
        page.text(row, _PLACE, goal_name(goal.id, book.language), "row", "text")
        page.blank(row, _WHAT, "row")
        page.text(row, _MONTH, unit, "row", "muted")
        values = float(tidy(before[goal.id])), float(tidy(plan.goals[goal.id]))
        _difference(page, row, *values, "money" if goal.in_money else "fte", "row")
        page.blank(row, _WHY, "row")
        row += 1
    return row


def _edits(page: Page, row: int, changes: Changes) -> int:
    """Each edited input, with its place."""
    if not changes.edits:
        return row - 1
    heads = {_PLACE: "plan_place", _WHAT: "plan_what", _BEFORE: "plan_before", _AFTER: "plan_after"}
    row = _section(page, row, "plan_changes_edits", heads)
    for edit in changes.edits:
        page.text(row, _PLACE, edit.place, "row", "text", "wrap")
        page.merge(row, _WHAT, _MONTH, edit.what, "row", "text", "wrap")
        page.text(row, _BEFORE, edit.shown_before, "row", "right", "wrap")
        page.text(row, _AFTER, edit.shown_after, "row", "right", "wrap")
        for column in (_DIFFERENCE, _WHY):
            page.blank(row, column, "row")
        longest = max(-(-len(edit.what) // 54), -(-len(edit.place) // 28))
        page.sheet.set_row_pixels(row, _LINE_PIXELS * longest + 3)
        row += 1
    return row


def _directions(page: Page, row: int, changes: Changes) -> int:
    """FTE who leave for each Direction whose moves changed, in the months that both plans cover."""
    plan, previous = page.book.plan, page.book.plan.case.previous
    if not changes.moves or previous is None:
        return row - 1
    data = plan.dataset
    before: dict[str, float] = defaultdict(float)
    for move in previous.moves:
        if 0 <= move.month.since(data.first_month) < data.months:
            before[move.to] += move.fte
    change: dict[str, float] = defaultdict(float)
    for changed in changes.moves:
        change[changed.to] += changed.difference
    row = _section(page, row, "plan_changes_directions", {0: "plan_to", _MONTH: "plan_unit", **_NUMBERS})
    start = row
    names = [direction.name for direction in data.directions if direction.name in change]
    for name in names:
        page.text(row, _PLACE, name, "row", "text")
        page.blank(row, _WHAT, "row")
        page.text(row, _MONTH, page.book.say("plan_fte"), "row", "muted")
        values = float(tidy(before[name])), float(tidy(before[name] + change[name]))
        _difference(page, row, *values, "fte", "row")
        page.blank(row, _WHY, "row")
        row += 1
    sums = sum(before[name] for name in names), sum(before[name] + change[name] for name in names)
    _total(page, start, row, sums)
    return row + 1


def _total(page: Page, start: int, row: int, sums: tuple[float, float]) -> None:
    """The sum of the rows ``start``..``row - 1``, as formulas."""
    for column in range(len(_WIDTHS)):
        page.blank(row, column, "total")
    page.text(row, _PLACE, page.book.say("plan_total"), "total", "text")
    values = {_BEFORE: sums[0], _AFTER: sums[1], _DIFFERENCE: sums[1] - sums[0]}
    for column, value in values.items():
        style = "signed" if column == _DIFFERENCE else "fte"
        formula = f"=SUM({down(start, row - 1, column)})"
        page.formula(row, column, formula, float(tidy(value)), "total", style)


def _moves(page: Page, row: int, changes: Changes) -> int:
    """Every changed move with its reason; returns the last row."""
    if not changes.moves:
        return row - 1
    heads = {_PLACE: "plan_pool", _WHAT: "plan_to", _MONTH: "plan_month", _WHY: "plan_why", **_NUMBERS}
    start = row = _section(page, row, "plan_changes_moves", heads)
    for move in changes.moves:
        page.text(row, _PLACE, move.pool, "row", "text")
        page.text(row, _WHAT, move.to, "row", "text")
        page.month(row, _MONTH, move.month, "row")
        _difference(page, row, float(tidy(move.before)), float(tidy(move.after)), "fte", "row")
        page.text(row, _WHY, move.reason, "row", "text", "indent", "wrap", "middle")
        page.sheet.set_row_pixels(row, _LINE_PIXELS * -(-len(move.reason) // 62) + 3)
        row += 1
    page.sheet.autofilter(start - 1, 0, row - 1, _WHY)
    _total(page, start, row, (sum(m.before for m in changes.moves), sum(m.after for m in changes.moves)))
    return row
