"""How people arranged a sheet of ours: protection, hidden rows and columns, widths, merged and bold cells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from planner.spreadsheet.addresses import Position, address, position
from planner.spreadsheet.markup import Edits, Element, tag, whole
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import Link, related_part, workbook_part
from planner.spreadsheet.sheetdata import SheetData
from planner.spreadsheet.styles import Stylesheet, canonical
from planner.spreadsheet.values import Values
from planner.writing.carry_over.places import Places
from planner.writing.carry_over.sheet_records import Written

_PADDING = 5 / 7
"""Characters that a file adds to the width of a column as it was asked for."""

_SAME_WIDTH = 0.75
"""Characters by which programs change the width of a column that nobody touched."""

_PROTECTION = ("sheetProtection", "protectedRanges")
_BEFORE_MERGED = ("sheetData", "sheetCalcPr", *_PROTECTION, "scenarios", "autoFilter", "sortState")
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is to be done on the new sheet, by its rows, columns and positions.

    ``protection`` is markup as the old sheet has it; ``fonts`` are indexes of the workbook's stylesheet; ``unlocked``
    are cells that may be typed into on a protected sheet. ``whole`` says whether all of it has a place there.
    """

    protection: bytes = b""
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    widths: Mapping[int, float] = field(default_factory=dict)
    merged: tuple[tuple[Position, Position], ...] = ()
    fonts: Mapping[Position, int] = field(default_factory=dict)
    unlocked: frozenset[Position] = frozenset()
    whole: bool = True

    @property
    def any(self) -> bool:
        """Whether people arranged anything."""
        return self != Arranged()


def is_arranged(old: Values, looks: Looks, ours: Looks, known: Written | None) -> bool:
    """Whether people may have arranged an old sheet at all; most are as we wrote them.

    ``looks`` are the formats of its workbook, ``ours`` those that we write.
    """
    sheet = old.sheet
    if _protection(sheet) or _hidden_rows(sheet) or _hidden_columns(sheet) or _widths(sheet, known):
        return True
    bold = {style for style in looks.bold if not looks.same_font(style, ours)}
    return any(_cells(old, bold)) or sheet.document.root.child("mergeCells") is not None


def find_arrangement(
    old: Values, new: Values, spots: Places, looks: tuple[Looks, Looks], known: Written | None
) -> Arranged:
    """What people arranged on an old sheet, on the rows and columns of the new one.

    ``looks`` are the formats of the workbooks of both. Without a record of what we wrote (``known``), widths are left
    as ours; merged cells are looked at where we merge none.
    """
    here, there = looks
    rows, lost_rows = _move_places(_hidden_rows(old.sheet), spots.rows)
    columns, lost_columns = _move_places(_hidden_columns(old.sheet), spots.columns)
    plain = spots.new.header and new.sheet.document.root.child("mergeCells") is None
    merged = tuple(_merged_areas(old, new, spots)) if plain else ()
    protection = _protection(old.sheet)
    typed = _cells(old, here.unlocked) if protection else ()
    widths = _widths(old.sheet, known)
    return Arranged(
        protection,
        rows,
        columns,
        {spots.columns[column]: width for column, width in widths.items() if column in spots.columns},
        tuple(place for place in merged if place is not None),
        _fonts((old, here), (new, there), spots) if spots.new.header else {},
        frozenset(at for place in typed if (at := spots.of(place))),
        not (lost_rows or lost_columns or None in merged),
    )


def _move_places(found: set[int], places: Mapping[int, int]) -> tuple[frozenset[int], bool]:
    """Rows or columns on the new sheet, and whether one that says something is not there."""
    return frozenset(places[at] for at in found if at in places), bool(found - places.keys())


def _hidden_rows(sheet: SheetData) -> set[int]:
    """The rows that people hid and that hold something; those that a filter hides are shown again."""
    filter_ = sheet.document.root.child("autoFilter")
    filtered = range(0)
    if filter_ is not None and filter_.all("filterColumn"):
        first, _, last = filter_.attributes.get("ref", "A1").partition(":")
        filtered = range(position(first)[0] + 1, position(last or first)[0] + 1)
    return {
        number
        for number, row in sheet.rows.items()
        if row.attributes.get("hidden") in _TRUE and number not in filtered and _is_filled(sheet, number)
    }


def _is_filled(sheet: SheetData, row: int) -> bool:
    return any(cell.children for cell in sheet.cells.get(row, {}).values())


def _columns(sheet: SheetData) -> Iterator[tuple[int, Element]]:
    """Each column that says how it looks; what reaches to the end of the sheet is the same for all."""
    listing, last = (
        sheet.document.root.child("cols"),
        max((max(c, default=0) for c in sheet.cells.values()), default=0),
    )
    for element in listing.all("col") if listing is not None else ():
        first, final = (whole(element.attributes.get(name), 1) for name in ("min", "max"))
        for column in range(first, min(final, last) + 1):
            yield column, element


def _hidden_columns(sheet: SheetData) -> set[int]:
    return {column for column, element in _columns(sheet) if element.attributes.get("hidden") in _TRUE}


def _widths(sheet: SheetData, known: Written | None) -> dict[int, float]:
    """The widths that people gave to columns; none where it is not known what we gave them."""
    ours_by_column = known.widths if known is not None else {}
    found = {}
    for column, element in _columns(sheet) if ours_by_column else ():
        ours, now = ours_by_column.get(column), float(element.attributes.get("width", "0"))
        hidden = element.attributes.get("hidden") in _TRUE
        if ours is not None and not hidden and abs(now - _PADDING - ours) > _SAME_WIDTH:
            found[column] = now
    return found


def _protection(sheet: SheetData) -> bytes:
    document = sheet.document
    found = (document.root.child(local) for local in _PROTECTION)
    return b"".join(document.raw(element) for element in found if element is not None)


def _merged_areas(old: Values, new: Values, spots: Places) -> Iterator[tuple[Position, Position] | None]:
    """Merged cells on the new sheet; None for some that would cover a figure of ours there, or have no place."""
    listing = old.sheet.document.root.child("mergeCells")
    for element in listing.all("mergeCell") if listing is not None else ():
        first, _, last = element.attributes.get("ref", "").partition(":")
        begin, end = spots.of(position(first)), spots.of(position(last or first))
        (top, left), (bottom, right) = position(first), position(last or first)
        if (
            begin is None
            or end is None
            or (end[0] - begin[0], end[1] - begin[1]) != (bottom - top, right - left)
        ):
            yield None
            continue
        inside = ((r, c) for r in range(begin[0], end[0] + 1) for c in range(begin[1], end[1] + 1))
        yield (begin, end) if not any(place in new.cells for place in inside if place != begin) else None


class Looks:
    """The cell formats of a workbook: ``bold`` ones with their font, and those ``unlocked`` under protection."""

    def __init__(self, package: Package) -> None:
        part = related_part(package, workbook_part(package), Link.STYLES)
        root = package.document(part).root if part else None
        listings = (root.child("cellXfs"), root.child("fonts")) if root else (None, None)
        formats, fonts = (listing.children if listing else [] for listing in listings)
        self._fonts = [canonical(font) for font in fonts]
        heavy = {at for at, font in enumerate(fonts) if _is_bold(font)}
        self.bold = {
            str(at): font
            for at, xf in enumerate(formats)
            if (font := whole(xf.attributes.get("fontId"))) in heavy
        }
        self.unlocked = {
            str(at)
            for at, xf in enumerate(formats)
            if (said := xf.child("protection")) is not None
            and said.attributes.get("locked") in ("0", "false")
        }

    def same_font(self, style: str, other: Looks) -> bool:
        """Whether the font of a bold format is one of another workbook's."""
        return self._fonts[self.bold[style]] in other._fonts


def _cells(values: Values, styles: Collection[str]) -> Iterator[Position]:
    """The cells with one of these formats."""
    for row, cells in values.sheet.cells.items():
        for column, cell in cells.items():
            if cell.attributes.get("s", "0") in styles:
                yield row, column


def _is_bold(font: Element) -> bool:
    bold = font.child("b")
    return bold is not None and bold.attributes.get("val", "1") in _TRUE


def _fonts(old: tuple[Values, Looks], new: tuple[Values, Looks], spots: Places) -> dict[Position, int]:
    """The cells below the headings that people made bold, where ours are not, with their font."""
    (values, here), (coming, there) = old, new
    found = {}
    for place in _cells(values, here.bold):
        at, cell = spots.of(place), values.sheet.cell(place)
        twin = coming.sheet.cell(at) if at is not None else None
        if at is None or cell is None or twin is None or place[0] <= spots.old.header:
            continue
        if twin.attributes.get("s", "0") not in there.bold:
            found[at] = here.bold[cell.attributes.get("s", "0")]
    return found


def arrange(sheet: SheetData, styles: Stylesheet, wanted: Arranged) -> bytes:
    """The new sheet as people arranged the old one; formats that it needs are added to ``styles``."""
    edits, root = Edits(sheet.document), sheet.document.root
    if wanted.protection:
        edits.insert(sheet.listing.end, wanted.protection)
    for number in wanted.rows:
        if number in sheet.rows:
            edits.set_attribute(sheet.rows[number], "hidden", "1")
    if wanted.columns or wanted.widths:
        _set_columns(edits, root, sheet, wanted)
    if wanted.merged:
        _merge(edits, root, wanted)
    for place in wanted.fonts.keys() | wanted.unlocked:
        _dress(edits, sheet, place, styles, wanted)
    return edits.apply()


def _set_columns(edits: Edits, root: Element, sheet: SheetData, wanted: Arranged) -> None:
    """The list of columns, one by one, with the widths that people gave and those that they hid."""
    listing = root.child("cols")
    looks = {column: dict(element.attributes) for column, element in _columns(sheet)}
    for column in (*wanted.columns, *wanted.widths):
        looks.setdefault(column, {"width": "9.14"})
    for column, width in wanted.widths.items():
        looks[column] |= {"width": f"{width:g}", "customWidth": "1"}
    for column in wanted.columns:
        looks[column]["hidden"] = "1"
    columns = (tag("col", look | {"min": str(at), "max": str(at)}) for at, look in sorted(looks.items()))
    content = b"".join(columns)
    if listing is not None:
        edits.fill(listing, content)
    else:
        edits.insert(sheet.listing.start, tag("cols", {}, content))


def _merge(edits: Edits, root: Element, wanted: Arranged) -> None:
    cells = b"".join(
        tag("mergeCell", {"ref": f"{address(*first)}:{address(*last)}"}) for first, last in wanted.merged
    )
    there = root.child("mergeCells")
    if there is not None:
        edits.append(there, cells)
        edits.set_attribute(there, "count", None)
        return
    before = [element for local in _BEFORE_MERGED for element in root.all(local)]
    edits.insert(max(element.end for element in before), tag("mergeCells", {}, cells))


def _dress(edits: Edits, sheet: SheetData, place: Position, styles: Stylesheet, wanted: Arranged) -> None:
    """A cell in the font that people gave it, and unlocked where theirs was; one that is not there stays so."""
    cell = sheet.cell(place)
    if cell is None:
        return
    steps: list[Callable[[int], int]] = []
    if place in wanted.fonts:
        steps.append(lambda style: styles.in_font(style, wanted.fonts[place]))
    if place in wanted.unlocked:
        steps.append(styles.unlock)
    style = whole(cell.attributes.get("s"))
    for step in steps:
        style = step(style)
    edits.set_attribute(cell, "s", str(style))
