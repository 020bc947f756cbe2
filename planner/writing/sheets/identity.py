"""Planner: the tool's own sheet. What the next version needs to know of this one, a record to a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import chain

from planner.history.version import agreed_moves, earlier_plan_of_past, first_planned_month, history
from planner.months import Month
from planner.plan.outcome import outcome_of
from planner.plan.types import Plan
from planner.reading.input_records import encode, recorded_inputs
from planner.reading.previous.outcome import outcome_lines
from planner.reading.previous.records import FIRST_MONTH, GOAL, MONTHS, PLANNED_FROM, SHARE
from planner.reading.previous.types import AgreedMove, Identity, Scalar, Version
from planner.schema.plan_sheets import RECORDS, RecordKind
from planner.spreadsheet.text import MAX_TEXT, pieces_of
from planner.writing.carry_over.sheet_records import record_of
from planner.writing.sheets.book import Book, Value
from planner.writing.sheets.paper import head_of_sheet, print_setup

_HEADER_ROW = 3
_STYLES = {"fte": "general", "content": "muted"}

Record = tuple[Value | Month | None, ...]
"""A line of the sheet: kind, name, to, month, FTE, content."""


def write_identity(book: Book) -> None:
    """Who the plan is, what is agreed, the inputs it came from and the versions before: see ``RECORDS``."""
    page = book.page("identity")
    head_of_sheet(page, book.heading("identity"), book.say("plan_identity_subtitle"))
    for at, column in enumerate(RECORDS.columns):
        page.sheet.set_column(at, at, column.width)
        page.text(_HEADER_ROW, at, book.word(column.label), "header")
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)
    kinds = {choice.key: book.word(choice.label) for choice in RECORDS.column("record").choices}
    last = printed = _HEADER_ROW
    lines = chain(records(book.plan), sheet_records(book))
    for last, (kind, *values) in enumerate(chain.from_iterable(map(_in_parts, lines)), _HEADER_ROW + 1):
        page.text(last, 0, kinds[str(kind)], "text")
        for at, (column, value) in enumerate(zip(RECORDS.columns[1:], values, strict=True), 1):
            if value is not None and value != "":
                page.cell(last, at, value, _STYLES.get(column.key, "text"))
        printed = last if kind == RecordKind.IDENTITY else printed
    # Who the plan is fits a page; the records below are for the program, and other sheets print what they say.
    print_setup(
        page,
        last_row=printed,
        last_column=len(RECORDS.columns) - 1,
        landscape=True,
        pages_high=1,
        header_row=_HEADER_ROW,
    )


def _in_parts(record: Record) -> Iterator[Record]:
    """The record, in several lines where its content is too long for a cell; their FTE is the number of the part."""
    *said, content = record
    if not isinstance(content, str) or len(content) <= MAX_TEXT:
        yield record
        return
    kind, name, to, month, _fte = said
    for part, piece in enumerate(pieces_of(content), 1):
        yield kind, name, to, month, float(part), piece


def records(plan: Plan) -> Iterator[Record]:
    """Every record of a plan that has a version."""
    if plan.version is None:
        raise ValueError("a plan is written with its version")
    for name, value in _identity(plan.version.identity).items():
        yield RecordKind.IDENTITY, name, None, None, None, value
    yield RecordKind.IDENTITY, FIRST_MONTH, None, None, None, str(plan.dataset.first_month)
    yield RecordKind.IDENTITY, MONTHS, None, None, None, str(plan.dataset.months)
    yield RecordKind.IDENTITY, PLANNED_FROM, None, None, None, str(first_planned_month(plan))
    for version in history(plan):
        yield RecordKind.VERSION, version.identity.id, None, None, None, encode(_version(version))
    for move in agreed_moves(plan):
        yield _move(RecordKind.MOVE, move)
    for move in earlier_plan_of_past(plan):
        yield _move(RecordKind.PAST, move)
    if plan.confidence is not None:
        for direction, margin in plan.confidence.margins.items():
            share = encode({SHARE: plan.confidence.shares[direction]})
            yield RecordKind.MARGIN, direction, None, None, float(margin), share
        for goal, difference in plan.confidence.price.items():
            yield RecordKind.PRICE, goal, None, None, difference, None
    for name, of, content in outcome_lines(outcome_of(plan)):
        yield RecordKind.FIGURES, name, of, None, None, content
    for row in recorded_inputs(plan.case):
        yield RecordKind.INPUT, row.sheet, row.row, None, None, encode(row.values)


def sheet_records(book: Book) -> Iterator[Record]:
    """What stands on each other sheet of ours, so that additions of people's can be told apart next time."""
    for page in book.pages():
        if page.key not in ("identity", "rules"):
            widths = {column + 1: width for column, width in page.sheet.widths.items()}
            said = record_of(page.texts, len(page.sheet.charts), widths)
            yield RecordKind.SHEET, page.key, None, None, None, said.encode()


def _identity(identity: Identity) -> dict[str, str]:
    """The fields as texts: programs turn numbers in such places into others."""
    return {field.name: str(getattr(identity, field.name)) for field in fields(identity)}


def _version(version: Version) -> dict[str, Scalar]:
    said: dict[str, Scalar] = {**_identity(version.identity)}
    said |= {"why": version.why, "edited": version.edited, "told_again": float(version.told_again)}
    return said | {f"{GOAL}{goal}": float(value) for goal, value in version.goals.items()}


def _move(kind: RecordKind, move: AgreedMove) -> Record:
    return kind, move.pool, move.to, move.month, move.fte, None
