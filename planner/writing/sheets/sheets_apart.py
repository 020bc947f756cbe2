"""Sheets of one workbook, each written by a function of its own: one that cannot be written costs no other.

Where a fault of ours keeps a sheet from being written, the workbook is written again without it, or with its numbers
alone, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner import mishaps
from planner.messages import join
from planner.spreadsheet.text import property_text
from planner.writing.cut_texts import cut_properties
from planner.writing.sheets.book import Book
from planner.writing.sheets.handover import UnpackedWorkbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from planner.findings import Finding
    from planner.spreadsheet.package import Package

Write = Callable[[Book], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet to write: its name, what writes it, and what writes its numbers alone (None: nothing does)."""

    name: str
    write: Write
    plain: Write | None = None


Parts = Mapping[str, Part]
"""Key of a sheet → the sheet, in the order of writing."""


@dataclass(slots=True)
class Faulty:
    """Sheets that cannot be written, by key: ``plain`` ones with their numbers alone, others not at all."""

    plain: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    first: Exception | None = None
    """The first fault; those after it may follow from it."""

    def add(self, keys: Iterable[str], fault: Exception, parts: Parts) -> None:
        """Note that ``fault`` came of the sheets ``keys`` of ``parts``, and write less of them the next time."""
        mishaps.report_mishap(fault)
        self.first = self.first or fault
        for key in keys:
            hopeless = key in self.plain or key not in parts or parts[key].plain is None
            (self.left_out if hopeless else self.plain).add(key)
        self.plain -= self.left_out

    def writers(self, parts: Parts) -> dict[str, Write]:
        """What is still to be tried of ``parts``."""
        return {
            key: part.plain if key in self.plain and part.plain is not None else part.write
            for key, part in parts.items()
            if key not in self.left_out
        }


class _SheetFault(Exception):  # noqa: N818 - caught here, and no error of its own
    def __init__(self, key: str, fault: Exception) -> None:
        super().__init__(key)
        self.key, self.fault = key, fault


def write_sheets(
    empty_book: Callable[[Workbook], Book],
    parts: Parts,
    *,
    tabs: Iterable[str] | None = None,
    faulty: Faulty | None = None,
) -> tuple[Book, Package]:
    """Write the sheets of ``parts`` to a workbook, but for those that are ``faulty`` or turn out to be.

    ``empty_book`` makes the book of each attempt. ``tabs`` are the keys in the order of the tabs, else that of
    writing. Returns the book, whose ``noticed`` names the sheets that lack, or that hold their numbers alone, and the
    workbook.

    Raises:
        Exception: the fault, where not even numbers can be written.
    """
    order, faulty = list(parts if tabs is None else tabs), faulty or Faulty()
    while True:
        left = faulty.writers(parts)
        if not left and faulty.first is not None:
            raise faulty.first
        try:
            workbook = UnpackedWorkbook()
            book = empty_book(workbook)
            _write(book, left, {key: parts[key].name for key in order if key in left})
        except _SheetFault as broken:
            faulty.add({broken.key}, broken.fault, parts)
        except Exception as fault:  # while the parts are put together: whose it is, nobody can say
            if not left or set(left) <= faulty.plain:
                raise
            faulty.add(set(left) - faulty.plain, fault, parts)
        else:
            book.noticed += _find_missing(
                book, faulty, {key: parts[key].name for key in order if key in parts}
            )
            return book, workbook.package(book.language)


def _write(book: Book, writers: Mapping[str, Write], names: Mapping[str, str]) -> None:
    """Write one attempt; ``names`` are the sheets in the order of the tabs."""
    book.workbook.set_properties({"title": property_text(book.title)})
    book.noticed += cut_properties(book.language, {"title": book.title})
    for key, name in names.items():
        book.add(key, name)
    for key, write in writers.items():
        try:
            write(book)
        except Exception as fault:
            raise _SheetFault(key, fault) from fault
    book.workbook.close()


def _find_missing(book: Book, faulty: Faulty, names: Mapping[str, str]) -> list[Finding]:
    """Which sheets are missing or hold less, in the order of the tabs."""
    if faulty.first is None:
        return []
    found = []
    for code, keys in (("writing.left_out", faulty.left_out), ("writing.plain", faulty.plain)):
        if keys:
            sheets = join([name for key, name in names.items() if key in keys], book.language)
            found.append(mishaps.mishap_finding(code, book.language, faulty.first, sheets=sheets))
    return found
