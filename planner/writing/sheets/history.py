"""History: one line per version of the plan: who made it, when, why, what was edited, and what it reached."""

from __future__ import annotations

from planner.display import goal_name
from planner.history.version import history
from planner.months import moment
from planner.reading.previous.types import Version
from planner.schema.units import unit_text
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.paper import head_of_sheet, print_setup

_HEADER_ROW = 3
_GOALS = ("cost", "service", "targets", "wellbeing")
_WIDTHS = (8, 19, 15, 33, 14, 14, 14, 11, 12, 54)
_WHY_WIDTH, _EDITED_WIDTH = 36, 64  # characters a line of those columns holds
_LINE_PIXELS = 17


def write_history(book: Book) -> None:
    """The versions, oldest first."""
    page, currency = book.page("history"), book.plan.dataset.currency
    head_of_sheet(page, book.heading("history"), book.say("plan_history_subtitle"))
    units = {"wellbeing": unit_text("points", book.language)}
    goals = [
        f"{goal_name(goal, book.language).capitalize()} ({units.get(goal, currency)})" for goal in _GOALS
    ]
    first = [book.say(f"plan_{name}") for name in ("version", "time", "author", "why")]
    heads = [*first, *goals, book.say("plan_told_again"), book.say("plan_changes_edits")]
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        page.sheet.set_column(column, column, width)
        last = column == len(heads) - 1
        side = ("text", "indent") if last else ("right",) if column >= 4 else ("text",)
        page.text(_HEADER_ROW, column, head, "header", *side)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 1)
    row = _HEADER_ROW
    for row, version in enumerate(history(book.plan), _HEADER_ROW + 1):
        _line(page, row, version)
    print_setup(page, last_row=row, last_column=len(heads) - 1, landscape=True, header_row=_HEADER_ROW)


def _line(page: Page, row: int, version: Version) -> None:
    who = version.identity
    page.number(row, 0, who.version, "row", "center", "strong")
    for column, said in enumerate((moment(who.time, page.book.language), who.author, version.why), 1):
        page.text(row, column, said, "row", "text", "wrap")
    for column, goal in enumerate(_GOALS, 4):
        value = version.goals.get(goal)
        page.cell(row, column, value, "row", "decimal" if goal == "wellbeing" else "money")
    page.number(row, 8, version.told_again, "row", "fte")
    page.text(row, 9, version.edited, "row", "text", "indent", "wrap", "middle")
    lines = max(1, -(-len(version.why) // _WHY_WIDTH), -(-len(version.edited) // _EDITED_WIDTH))
    page.sheet.set_row_pixels(row, _LINE_PIXELS * lines + 3)
