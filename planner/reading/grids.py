"""The sheets of a workbook as grids of raw values, with what the scan of their XML adds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypedDict

from planner.reading.formats import Formats, read_formats
from planner.reading.plain_cells import PlainCells, sheet_of_texts
from planner.reading.plain_rows import take_plain_rows
from planner.reading.scan import SheetScan, scan_sheet, without_blanks
from planner.spreadsheet.addresses import span
from planner.spreadsheet.archive import stored_zip
from planner.spreadsheet.events import run_events
from planner.spreadsheet.markup import whole
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import Link, related_part, relationships
from planner.spreadsheet.text import is_sound, sound_text
from planner.spreadsheet.workbook import added_sheets, sheets, workbook_document

Raw = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
"""A cell's value as it comes from the file; a ``datetime`` is a ``date`` too."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it: its title, its XML part and whether it is hidden."""

    title: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What the workbook's own part says."""

    sheets: tuple[SheetEntry, ...]
    dates_1904: bool
    recalculate: bool  # no spreadsheet program has calculated the file since it was written
    shared_strings: str
    styles: str
    marked: frozenset[str] = frozenset()  # titles of the sheets that bear our hidden name


class Looks(TypedDict):
    """``percent``: the number is shown times 100; ``beside``: the text that is shown with it."""

    percent: bool
    beside: str


_PLAIN: Looks = {"percent": False, "beside": ""}


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of a sheet, ``values[row - 1][column - 1]``, rectangular or ragged."""

    title: str
    values: list[list[Raw]]
    scan: SheetScan
    hidden: bool = False
    recalculate: bool = False
    table_totals: frozenset[int] = frozenset()  # rows that an Excel table says are its totals
    mended: tuple[tuple[int, int], ...] = ()  # cells with characters that no file can hold, read as U+FFFD

    @property
    def last_row(self) -> int:
        """The last row that holds anything, formulas without a result included."""
        return max(len(self.values), self.scan.last_row)

    def value(self, row: int, column: int) -> Raw | None:
        """The value of a cell, 1-based; None where it is blank or outside the sheet."""
        cells = self.values[row - 1] if row <= len(self.values) else ()
        if column > len(cells):
            return None
        raw = cells[column - 1]
        return unless_blank(raw) if isinstance(raw, str) else raw

    def looks(self, cell: tuple[int, int]) -> Looks:
        """How the format of a cell shows its number, as ``Reader.parse`` takes it."""
        scan = self.scan
        if not scan.percents and not scan.texts:
            return _PLAIN
        return {"percent": cell in scan.percents, "beside": scan.texts.get(cell, "")}

    def is_filled(self, row: int) -> bool:
        """Whether a row holds anything, see ``filled_columns``."""
        for raw in self.values[row - 1] if row <= len(self.values) else ():
            if not isinstance(raw, str) or (raw and unless_blank(raw) is not None):
                return True
        return row in self.scan.flagged

    def filled_columns(self, row: int) -> list[int]:
        """Columns of a row that hold something: a value, an error or a formula without a result."""
        values = self.values[row - 1] if row <= len(self.values) else []
        found = [
            column
            for column, raw in enumerate(values, start=1)
            if not isinstance(raw, str) or (raw and unless_blank(raw) is not None)
        ]
        flagged = self.scan.flagged.get(row)
        return found if flagged is None else sorted({*found, *flagged})


def unless_blank(raw: Raw) -> Raw | None:
    """``raw``, or None where it is blank: nothing, or only spaces."""
    if not isinstance(raw, str):
        return raw
    plain = raw.strip()
    return raw if plain and (plain[0] not in _INVISIBLE or plain.strip(_INVISIBLE + " ")) else None


def contents(package: Package) -> Contents:
    """The workbook part of a package.

    Raises:
        Refusal: a part that lists others is damaged.
    """
    main, document = workbook_document(package)
    targets = {link.id: link.part for link in relationships(package, main)}
    flags: dict[str, str] = {}
    for element in document.root.children:
        if element.local in {"workbookPr", "calcPr"}:
            flags.update(element.attributes)
    return Contents(
        tuple(
            SheetEntry(entry.title, entry.part or targets[entry.relation], entry.state != "visible")
            for entry in sheets(package)
            if entry.kind == Link.WORKSHEET
        ),
        dates_1904=_true(flags.get("date1904")),
        recalculate=_true(flags.get("fullCalcOnLoad")),
        shared_strings=related_part(package, main, Link.SHARED_STRINGS) or "",
        styles=related_part(package, main, Link.STYLES) or "",
        marked=frozenset(added_sheets(package)),
    )


def _true(value: str | None) -> bool:
    return value in {"1", "true", "on"}


def load_grids(package: Package, book: Contents, wanted: Iterable[SheetEntry]) -> dict[str, Grid]:
    """The grids of the wanted sheets by title; each sheet is scanned before its values are read.

    Raises:
        Refusal: a part is damaged, or a sheet too large.
    """
    entries = list(wanted)
    styles = package.xml(book.styles) if book.styles else b""
    formats = read_formats(styles, book.styles) if styles else Formats()
    xml = {entry.title: without_blanks(package.xml(entry.part)) for entry in entries}
    plain = {title: take_plain_rows(content, formats) for title, content in xml.items()}
    scans = {
        entry.title: scan_sheet(xml[entry.title], plain[entry.title], entry.part, formats, entry.title)
        for entry in entries
    }
    cells = {title: PlainCells(xml[title], rows, formats) for title, rows in plain.items()}
    values = _values(package, book, cells)
    mended = (
        {title: _mend(cells) for title, cells in values.items()} if _may_be_odd(package, book, xml) else {}
    )
    for entry in entries:
        if scans[entry.title].last_row and not values[entry.title] and not scans[entry.title].uncached:
            raise Refusal("reading.damaged", detail=entry.part)
    return {
        entry.title: Grid(
            entry.title,
            values[entry.title],
            scans[entry.title],
            entry.hidden,
            book.recalculate,
            _table_totals(package, entry.part),
            mended.get(entry.title, ()),
        )
        for entry in entries
    }


def _may_be_odd(package: Package, book: Contents, xml: Mapping[str, bytes]) -> bool:
    """Whether any text may hold a character that XML cannot: Excel writes those as ``_x0001_``."""
    strings = package.xml(book.shared_strings) if book.shared_strings else b""
    return any(
        b"_" in content and b"_x" in content for content in (strings, *xml.values())
    )  # "_" alone is fast


def _mend(values: list[list[Raw]]) -> tuple[tuple[int, int], ...]:
    """Puts U+FFFD for characters that no file can hold: they would damage what is written. Returns their cells."""
    found = []
    for row, cells in enumerate(values, 1):
        for column, raw in enumerate(cells, 1):
            if isinstance(raw, str) and not is_sound(raw):
                cells[column - 1] = sound_text(raw)
                found.append((row, column))
    return tuple(found)


def _table_totals(package: Package, part: str) -> frozenset[int]:
    """The totals rows of the Excel tables on a sheet."""
    rows: set[int] = set()
    for link in relationships(package, part):
        if link.kind == Link.TABLE and link.part in package.parts:
            table = package.document(link.part).root
            count = whole(table.attributes.get("totalsRowCount"))
            try:
                last = span(table.attributes.get("ref", ""))[2] if count else 0
            except ValueError as fault:  # a range that is none
                raise Refusal("reading.damaged", detail=link.part) from fault
            rows.update(range(max(last - count, 0) + 1, last + 1))
    return frozenset(rows)


def _values(package: Package, book: Contents, sheets: Mapping[str, PlainCells]) -> dict[str, list[list[Raw]]]:
    """Cell values by sheet title, from a package rebuilt from the scanned XML alone."""
    from python_calamine import CalamineError, CalamineWorkbook

    shared = sorted(set[int]().union(*(cells.shared for cells in sheets.values())))
    xml = [*(cells.rest for cells in sheets.values()), sheet_of_texts(shared)]
    try:
        with CalamineWorkbook.from_filelike(stored_zip(_parts(package, book, xml))) as workbook:
            read = [
                workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)
                for index in range(len(xml))
            ]
    except (CalamineError, OSError, ValueError) as fault:
        raise Refusal("reading.damaged", detail=str(fault)) from fault
    texts = dict(zip(shared, chain.from_iterable(read.pop()), strict=False))
    result = dict(zip(sheets, read, strict=True))
    if any(cells.meet(result[title]) for title, cells in sheets.items()):  # which of two comes last, it knows
        return _values(package, book, {title: cells.without_plain_rows() for title, cells in sheets.items()})
    for title, cells in sheets.items():
        cells.put_into(result[title], texts)
    return result


def _parts(package: Package, book: Contents, xml: Iterable[bytes]) -> dict[str, bytes]:
    """The parts of a minimal workbook: the scanned sheets with the file's own strings and styles."""
    parts = {f"xl/worksheets/sheet{number}.xml": content for number, content in enumerate(xml, start=1)}
    numbers = range(1, len(parts) + 1)
    dates = ' date1904="1"' if book.dates_1904 else ""
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    links = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in numbers}
    for kind, part, name in (
        ("sharedStrings", book.shared_strings, "sharedStrings.xml"),
        ("styles", book.styles, "styles.xml"),
    ):
        if part:
            run_events(package.xml(part), part, lambda *_: None)
            links[kind] = (kind, name)
            parts[f"xl/{name}"] = package.xml(part)
    parts["_rels/.rels"] = _relations({"rId1": ("officeDocument", "xl/workbook.xml")})
    parts["xl/_rels/workbook.xml.rels"] = _relations(links)
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}"><workbookPr{dates}/><sheets>{sheets}</sheets></workbook>'
    ).encode()
    parts["[Content_Types].xml"] = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    return parts


def _relations(links: Mapping[str, tuple[str, str]]) -> bytes:
    body = "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{body}</Relationships>'.encode()
