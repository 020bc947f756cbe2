"""Is each promise kept: the rule families on the Summary, those at stake first."""

from __future__ import annotations

from planner.plan.types import RuleReport
from planner.schema.rules import MODES, rule
from planner.schema.status import RuleStatus
from planner.tolerances import SAME
from planner.writing.sheets.book import Block, Book, Page
from planner.writing.sheets.rules import result_values

SYMBOLS = {
    RuleStatus.MISSED: "✗", RuleStatus.PAST: "▲", RuleStatus.BINDING: "▲", RuleStatus.KEPT: "✓",
}  # fmt: skip
_STYLES = {
    RuleStatus.MISSED: "missed", RuleStatus.PAST: "limit", RuleStatus.BINDING: "limit", RuleStatus.KEPT: "good",
}  # fmt: skip
_LINE_PIXELS, _LINE_LENGTH = 17, 150  # height and characters of a line of remarks
STATUSES = frozenset(SYMBOLS)
_STATUS_CELL = 2
"""Columns from a rule's least room to its status on What if."""
_RULE, _MODE, _STATUS, _WHERE, _ROOM, _LAST = 0, 4, 6, 9, 13, 14


def write_promises(book: Book, page: Page, row: int) -> Block:
    """A row per family in use, missed ones first; the others in one line. Returns the cells of their statuses.

    The rules on transfers follow what is typed there; who does which work is as the plan was found.
    """
    for column in range(_LAST + 1):
        page.blank(row, column, "section")
    page.text(row, _RULE, book.say("plan_promises"), "section")
    row += 1
    _header(book, page, row)
    used = [report for report in book.plan.rules if report.status in SYMBOLS]
    order = list(SYMBOLS)
    first = row + 1
    for report in sorted(used, key=lambda report: order.index(report.status)):
        row += 1
        _row(book, page, row, report)
    others = [report for report in book.plan.rules if report.status not in SYMBOLS]
    if others:
        row += 1
        names = ", ".join(book.word(rule(report.rule).label) for report in others)
        remark = book.say("plan_promises_unused", rules=names)
        page.merge(row, _RULE, _LAST, remark, "note", "text", "wrap")
        page.height(row, _LINE_PIXELS * -(-len(remark) // _LINE_LENGTH))
    return Block(page.name, first, _STATUS, row - first + 1, 1)


def _header(book: Book, page: Page, row: int) -> None:
    page.merge(row, _RULE, _MODE - 1, book.say("plan_rule"), "header")
    page.merge(row, _MODE, _STATUS - 1, book.say("plan_mode"), "header")
    page.merge(row, _STATUS, _WHERE - 1, book.say("plan_rule_status"), "header")
    page.merge(row, _WHERE, _ROOM - 1, book.say("plan_tightest"), "header")
    page.merge(row, _ROOM, _LAST, book.say("plan_room"), "header", "right")


def _row(book: Book, page: Page, row: int, report: RuleReport) -> None:
    modes = {mode.key: mode.label for mode in MODES}
    values = result_values(report, book.plan)
    status = f"{SYMBOLS[report.status]} {values['status']}"
    page.merge(row, _RULE, _MODE - 1, book.word(rule(report.rule).label), "row", "text")
    page.merge(row, _MODE, _STATUS - 1, book.word(modes[report.mode]), "row", "muted")
    live = _live(book, report)
    page.merge(row, _STATUS, _WHERE - 1, status, "row", _STYLES[report.status])
    if live is not None:
        page.formula(row, _STATUS, _status(book, live), status, "row", _STYLES[report.status])
        _colour(book, page, row)
    page.merge(row, _WHERE, _ROOM - 1, str(values["tightest"] or ""), "row", "text")
    page.blank(row, _ROOM, "row")
    slack = values["slack"] if isinstance(values["slack"], float) else None
    if live is not None and slack is not None:
        page.formula(row, _LAST, f"={live.cell()}", slack, "row", "decimal")
    else:
        page.cell(row, _LAST, slack, "row", "decimal")


def _live(book: Book, report: RuleReport) -> Block | None:
    """Where What if has the rule, where that says all of it: not what work or the past makes of it."""
    live, slack = book.live_rules.get(report.rule), report.slack
    told = slack is None or abs(slack - book.live_now.get(report.rule, 0.0)) <= SAME
    return live if told and report.status != RuleStatus.PAST else None


def _status(book: Book, live: Block) -> str:
    """The status of a rule on transfers as What if has it, with its sign."""
    words = live.cell(0, _STATUS_CELL)
    signs = {
        status: f"{SYMBOLS[status]} " for status in (RuleStatus.MISSED, RuleStatus.BINDING, RuleStatus.KEPT)
    }
    names = {status: book.say(f"plan_rule_{status}") for status in signs}
    missed, binding = (f'{words}="{names[status]}"' for status in (RuleStatus.MISSED, RuleStatus.BINDING))
    of_missed, of_binding, of_kept = signs.values()
    return f'=IF({missed},"{of_missed}",IF({binding},"{of_binding}","{of_kept}"))&{words}'


def _colour(book: Book, page: Page, row: int) -> None:
    """The colour of a status that may change."""
    for status, name in _STYLES.items():
        options = {
            "type": "text",
            "criteria": "begins with",
            "value": SYMBOLS[status],
            "format": book.format(name),
        }
        page.sheet.conditional_format(row, _STATUS, row, _WHERE - 1, options)
