"""All result sheets of a plan in one workbook; one that a fault of ours keeps from being written costs no plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from planner import mishaps
from planner.messages import join
from planner.plan.types import Plan
from planner.schema.inputs import input_sheet
from planner.schema.results import RESULTS
from planner.writing.sheets.book import Book
from planner.writing.sheets.figures import Figures, figures
from planner.writing.sheets.plain import PLAIN
from planner.writing.sheets.registry import WRITERS, is_present
from planner.writing.sheets.rules import write_rules

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

Writers = Mapping[str, Callable[[Book], None]]

_OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}


@dataclass(slots=True)
class Faulty:
    """Sheets that cannot be written, by key: ``plain`` ones with their numbers alone, others not at all."""

    plain: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    first: Exception | None = None
    """The first fault; those after it may follow from it."""

    def add(self, keys: set[str], fault: Exception) -> None:
        """Note that ``fault`` came of the sheets ``keys``, and write less of them the next time."""
        mishaps.report_mishap(fault)
        self.first = self.first or fault
        hopeless = {key for key in keys if key in self.plain or key not in PLAIN}
        self.left_out |= hopeless
        self.plain |= keys - hopeless
        self.plain -= self.left_out

    def writers(self, all_of_them: Writers) -> Writers:
        """Those of ``all_of_them`` that are still to be tried."""
        chosen = {key: PLAIN[key] if key in self.plain else write for key, write in all_of_them.items()}
        return {key: write for key, write in chosen.items() if key not in self.left_out}


class _SheetFault(Exception):  # noqa: N818 - caught here, and no error of its own
    def __init__(self, key: str, fault: Exception) -> None:
        super().__init__(key)
        self.key, self.fault = key, fault


def write_plan_sheets(
    target: BytesIO,
    plan: Plan,
    *,
    with_rules: bool,
    titles: Mapping[str, str] | None = None,
    date_1904: bool = False,
) -> Book:
    """Write the result sheets of ``plan`` to ``target``, and return where everything stands in them.

    ``book.noticed`` names the sheets that a fault of ours kept from being written, or left with their numbers alone.
    """
    faulty = Faulty()
    numbers = _figures(plan, faulty)
    writers = {**_present(plan, faulty), **({"rules": write_rules} if with_rules else {})}

    def empty_book(workbook: Workbook) -> Book:
        return Book(workbook, plan, numbers, titles=titles, date_1904=date_1904)

    return write_sheets(target, empty_book, writers, faulty)


def write_sheets(
    target: BytesIO, empty_book: Callable[[Workbook], Book], writers: Writers, faulty: Faulty
) -> Book:
    """Write the sheets of ``writers`` to ``target``, but for those that are ``faulty`` or turn out to be.

    ``empty_book`` makes the book of each attempt.
    """
    while True:
        target.seek(0)
        target.truncate()
        left = faulty.writers(writers)
        try:
            book = empty_book(xlsxwriter.Workbook(target, _OPTIONS))
            _write(book, left)
        except _SheetFault as broken:
            faulty.add({broken.key}, broken.fault)
        except Exception as fault:  # while the parts are put together: whose it is, nobody can say
            if not left or set(left) <= faulty.plain:
                raise
            faulty.add(set(left) - faulty.plain, fault)
        else:
            _tell(book, faulty)
            return book


def _present(plan: Plan, faulty: Faulty) -> Writers:
    """The writers of the sheets that this plan has: what it has nothing to say of has none."""
    found: dict[str, Callable[[Book], None]] = {}
    for key, write in WRITERS.items():
        try:
            if is_present(key, plan):
                found[key] = write
        except Exception as fault:
            faulty.add({key}, fault)
    return found


def _figures(plan: Plan, faulty: Faulty) -> Figures | None:
    """The sums that the sheets show; None where a fault keeps them from being made."""
    try:
        return figures(plan)
    except Exception as fault:
        faulty.add(set(), fault)
        return None


def _write(book: Book, writers: Writers) -> None:
    book.workbook.set_properties({"title": book.title})
    if "rules" in writers:
        book.add("rules", input_sheet("rules").label.text(book.language))
    for key in RESULTS:
        if key in writers:
            book.add(key, book.sheet_name(key))
    for key, write in writers.items():
        try:
            write(book)
        except Exception as fault:
            raise _SheetFault(key, fault) from fault
    book.workbook.close()


def _tell(book: Book, faulty: Faulty) -> None:
    """Say which sheets are missing or hold less, in the order of the tabs."""
    if faulty.first is None:
        return
    for code, keys in (("writing.left_out", faulty.left_out), ("writing.plain", faulty.plain)):
        if keys:
            named = [book.sheet_name(key) for key in RESULTS if key in keys]
            named += [input_sheet("rules").label.text(book.language)] if "rules" in keys else []
            sheets = join(named, book.language)
            book.noticed.append(mishaps.mishap_finding(code, book.language, faulty.first, sheets=sheets))
