"""Reads a workbook as a case: every table typed, every fault found at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from planner.months import Month
from planner.reading.cells import EPOCH_1900, EPOCH_1904, Reader
from planner.reading.checks import check_rows, check_rules, read_priorities
from planner.reading.columns import check_horizon
from planner.reading.fingerprint import fingerprint
from planner.reading.fitting import find_renamed, say_own, say_renamed
from planner.reading.monthcolumns import check_month_columns
from planner.reading.oddities import check_table
from planner.reading.open_sheets import Opened, open_sheets
from planner.reading.own_sheets import OwnSheets, own_sheets
from planner.reading.previous.identity import last_author
from planner.reading.previous.lost_inputs import kept_sheets, say_lost_columns
from planner.reading.previous.read import read_own_records, read_previous
from planner.reading.previous.types import Previous
from planner.reading.references import check_duplicates, names_in_use, resolve_names
from planner.reading.report import Report
from planner.reading.settings import currency_of, defaults, read_settings
from planner.reading.sheets import check_sheets
from planner.reading.source import UnreadableFile
from planner.reading.tables import TableDraft, read_table
from planner.reading.types import Case, Digest
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.types import Language
from planner.spreadsheet.opening import open_package, read_file
from planner.spreadsheet.refusal import Refusal


def read_case(path: Path, language: Language | None = None, base: Path | None = None) -> Case:
    """The case in the workbook ``path``; what is wrong or odd about its cells is in ``case.findings``.

    ``language`` is that of the messages, by default that of the plan it holds, else of most of its names. ``base`` is a
    plan workbook whose plan is the agreed one, instead of that which ``path`` itself may hold.

    Raises:
        BadInput: a file cannot be opened as a workbook, or is too large to be a case; ``base`` holds no plan.
    """
    path = Path(path)
    with _without_collector():
        try:
            source = read_file(path)
            opened = open_sheets(open_package(source))
        except Refusal as refusal:
            raise UnreadableFile(refusal, path, language) from refusal
        report = Report(language or opened.language)
        if opened.package.strict:
            report.info("reading.strict", file=path.name)
        case = replace(_read(path, opened, report), source=source)
    return case if base is None else _with_base(case, Path(base), case.language)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles: reading leaves few, and the search would take a twentieth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _with_base(case: Case, base: Path, language: Language) -> Case:
    """The case with the plan of another file as the agreed one."""
    from planner.reading.previous.base import with_base

    report = Report(language)
    try:
        previous = with_base(case.previous, base, report)
    except Refusal as refusal:
        raise UnreadableFile(refusal, base, language) from refusal
    return replace(case, previous=previous, findings=(*report.findings, *case.findings))


def _read(path: Path, opened: Opened, report: Report) -> Case:
    package, book = opened.package, opened.book
    epoch = EPOCH_1904 if book.dates_1904 else EPOCH_1900
    reader = Reader(report.language, epoch=epoch)
    own = own_sheets(package, book)
    known = read_own_records(own, path, reader, report)
    opened = _adopt_renamed(opened, own, known, report)
    grids, headers = opened.grids, opened.headers
    drafts: dict[str, TableDraft] = {}
    settings, setting_cells = defaults(), dict[str, str]()
    for key in (
        sheet.key for sheet in INPUTS if sheet.key in grids
    ):  # Settings come first, with the currency
        used = names_in_use(key, grids, headers, drafts)
        drafts[key] = read_table(grids[key], input_sheet(key), headers[key], reader, report, used)
        check_table(drafts[key], reader, report)
        if key == "settings":
            reader = Reader(report.language, currency_of(drafts[key]), epoch)
            settings, setting_cells = read_settings(drafts[key], reader, report)
    _check(drafts, settings, reader, report)
    if known is not None:
        say_lost_columns(known.inputs, drafts, setting_cells, report)
    tables = {key: draft.finish() for key, draft in drafts.items()}
    previous, decided = read_previous(opened.package, own, known, path, tables, settings, reader, report)
    if decided is not None:
        tables[decided.sheet] = decided
    return Case(
        path,
        report.language,
        tables,
        settings,
        setting_cells,
        report.in_order(entry.title for entry in book.sheets),
        Digest(fingerprint, tables, settings),
        previous,
        saved_by=last_author(package),
        own=own.keys,
    )


def _adopt_renamed(opened: Opened, own: OwnSheets, known: Previous | None, report: Report) -> Opened:
    """The sheets with the inputs that stand under another name; what is said of sheets alone is reported."""
    had = kept_sheets(known.inputs) if known is not None else frozenset[str]()
    found = find_renamed(opened.package, opened.book, opened.matched, own.keys, had)
    check_sheets(opened.matched, found, own.keys, report)
    say_own(opened.strangers, report)
    say_renamed(found, had, opened.matched, report)
    return opened.adopt(found)


def _check(
    drafts: Mapping[str, TableDraft], settings: Mapping[str, object], reader: Reader, report: Report
) -> None:
    """Everything that needs more than one cell."""
    if "goals" in drafts:
        read_priorities(drafts["goals"], reader, report)
    if "rules" in drafts:
        check_rules(drafts["rules"], report)
    resolve_names(drafts, report)
    for table in drafts.values():
        check_duplicates(table, report)
    check_rows(drafts, report)
    first, months = settings["first_month"], settings["months"]
    for table in drafts.values():
        start, count = (first, months) if isinstance(first, Month) and isinstance(months, int) else (None, 0)
        check_month_columns(table, start, count, reader, report)
        if start is not None:
            check_horizon(table.grid, table.header, start, count, report)
