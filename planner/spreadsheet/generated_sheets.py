"""The sheets of a workbook made by XlsxWriter, rewritten so that they can live in another workbook.

XlsxWriter always writes a tag, its attributes and their order the same way, so regular expressions over whole tags
are exact here; the user's own parts are never treated so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planner.spreadsheet.drafts import fill
from planner.spreadsheet.markup import whole
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import Link, related_part, workbook_part
from planner.spreadsheet.styles import StyleMap

_CELL = re.compile(rb'(<c r="[A-Z]+[0-9]+")( s="[0-9]+")?(?: t="s"><v>([0-9]+)</v></c>)?')
_ROWS, _END_OF_ROWS, _ROW_FORMAT = b"<sheetData", b"</sheetData>", b" customFormat="
_ROW = re.compile(rb'(<row r="[0-9]+"[^>]*? s=")([0-9]+)(")')
_COLUMN = re.compile(rb'(<col min="[0-9]+"[^>]*? style=")([0-9]+)(")')
_DIFFERENTIAL = re.compile(rb'(<(?:cfRule|colorFilter|sortCondition)\b[^>]*? dxfId=")([0-9]+)(")')
_TABLE_FORMAT = re.compile(rb'( (?:\w*D|d)xfId=")([0-9]+)(")')
_TABLE_NAMES = re.compile(rb'<table ([^>]*?)id="([0-9]+)" name="([^"]*)" displayName="([^"]*)"')
_SELECTED = re.compile(rb'(<sheetView\b[^>]*?) tabSelected="1"')
_VIEW = re.compile(rb"<sheetView\b")
_PROPERTIES = re.compile(rb"<sheetPr\b")
_HEAD = re.compile(rb"<worksheet\b[^>]*>")
_UNSAID = (
    (re.compile(rb"(<c:lang [^>]*/>)(?!<c:roundedCorners)"), rb'\1<c:roundedCorners val="0"/>'),
    (re.compile(rb"(</c:tx><c:layout/>)(?!<c:overlay)"), rb'\1<c:overlay val="0"/>'),
    (re.compile(rb"(<c:legendPos [^>]*/><c:layout/>)(?!<c:overlay)"), rb'\1<c:overlay val="0"/>'),
    (re.compile(rb"(</c:scaling>)(?!<c:delete)"), rb'\1<c:delete val="0"/>'),
    (re.compile(rb"(<c:majorTickMark [^>]*/>)(?=<c:tickLblPos)"), rb'\1<c:minorTickMark val="none"/>'),
    (
        re.compile(rb"(?<!TickMark val=\"none\"/>)(?=<c:tickLblPos)"),
        rb'<c:majorTickMark val="out"/><c:minorTickMark val="none"/>',
    ),
    (re.compile(rb"(<c:plotVisOnly [^>]*/>)(?!<c:dispBlanksAs)"), rb'\1<c:dispBlanksAs val="gap"/>'),
)
"""What Excel 2007 takes for granted in a chart, and what says so: later programs take the opposite for granted."""

_LINES = re.compile(rb"<c:(lineChart|scatterChart)>.*?</c:\1>", re.DOTALL)
_STRAIGHT = re.compile(rb"(?<!<c:smooth val=\"1\"/>)</c:ser>")
_FORMULA = re.compile(rb"<(f|formula[12]?)\b[^>]*>[^<]*</\1>")


def shared_strings(package: Package) -> list[bytes]:
    """The content of each shared string of a generated workbook, ready to stand in an inline one."""
    part = related_part(package, workbook_part(package), Link.SHARED_STRINGS)
    if part is None:
        return []
    document = package.document(part)
    return [document.inner(item) for item in document.root.children]


def rewrite_sheet(data: bytes, styles: StyleMap, strings: Sequence[bytes]) -> bytes:
    """A generated sheet with the other workbook's style indexes and with its texts inside it."""
    shown = {b' s="%d"' % old: b' s="%d"' % new for old, new in enumerate(styles.cells)}
    default = shown[b' s="0"'] if styles.cells[0] else b""

    def cell(found: re.Match[bytes]) -> bytes:
        start, style, text = found.groups()
        look = shown[style] if style else default
        if text is None:
            return start + look
        return b'%b%b t="inlineStr"><is>%b</is></c>' % (start, look, strings[int(text)])

    data = _CELL.sub(cell, data)
    for pattern, places in (
        (_ROW, styles.cells),
        (_COLUMN, styles.cells),
        (_DIFFERENTIAL, styles.differential),
    ):
        data = _renumber(pattern, places, data)
    return data


def fill_sheet(draft: str, styles: StyleMap, strings: Sequence[bytes]) -> bytes:
    """As ``rewrite_sheet``, of a sheet that says itself where its cells have styles and texts (see ``drafts``)."""
    before, rows, after = _cut_sheet(fill(draft, styles.cells, strings))
    if _ROW_FORMAT in rows:
        rows = _renumber(_ROW, styles.cells, rows)
    before = _renumber(_COLUMN, styles.cells, before)
    return before + rows + _renumber(_DIFFERENTIAL, styles.differential, after)


def _cut_sheet(data: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands before the rows of a sheet, its rows, and the rest."""
    start = data.index(_ROWS)
    end = max(start, data.rfind(_END_OF_ROWS))  # one tag stands for no row
    return data[:start], data[start:end], data[end:]


def _renumber(pattern: re.Pattern[bytes], places: Sequence[int], data: bytes) -> bytes:
    return pattern.sub(lambda found: b"%b%d%b" % (found[1], places[int(found[2])], found[3]), data)


def rewrite_chart(data: bytes) -> bytes:
    """A generated chart that says what XlsxWriter leaves out.

    It counts on the workbook being one of Excel 2007. In a workbook that another program saved, what is left out
    means its opposite: lines are rounded, blanks are drawn as zeros, and axes are hidden or full of ticks.
    """
    for pattern, said in _UNSAID:
        data = pattern.sub(said, data)
    return _LINES.sub(lambda lines: _STRAIGHT.sub(b'<c:smooth val="0"/></c:ser>', lines[0]), data)


def select_sheet(data: bytes, selected: bool) -> bytes:
    """A generated sheet whose tab is selected or not: two selected tabs would be edited together in Excel."""
    data = _SELECTED.sub(rb"\1", data, count=1)
    return _VIEW.sub(b'<sheetView tabSelected="1"', data, count=1) if selected else data


def name_for_macros(data: bytes, code_name: str) -> bytes:
    """A generated sheet under the name by which the user's macros know the sheet that it replaces."""
    attribute = f' codeName="{code_name}"'.encode()
    if _PROPERTIES.search(data):
        return _PROPERTIES.sub(b"<sheetPr" + attribute, data, count=1)
    return _HEAD.sub(lambda head: head[0] + b"<sheetPr" + attribute + b"/>", data, count=1)


def table_names(package: Package, part: str) -> tuple[int, str]:
    """The id and the name of a table part; 0 and "" of a damaged one."""
    document = package.sound_document(part)
    attributes = document.root.attributes if document is not None else {}
    return whole(attributes.get("id")), attributes.get("displayName", "")


def rewrite_table(data: bytes, styles: StyleMap, number: int, name: str) -> bytes:
    """A generated table with another id and name, and with the other workbook's formats."""

    def head(found: re.Match[bytes]) -> bytes:
        return b'<table %bid="%d" name="%b" displayName="%b"' % (
            found[1],
            number,
            name.encode(),
            name.encode(),
        )

    return _renumber(_TABLE_FORMAT, styles.differential, _TABLE_NAMES.sub(head, data, count=1))


def rename_references(data: bytes, names: Mapping[str, str]) -> bytes:
    """A generated sheet whose formulas name tables by their new names (``Table1[Total]`` …)."""
    renamed = {old.encode(): new.encode() for old, new in names.items() if old != new}
    if not renamed:
        return data
    old_names = b"|".join(re.escape(old) for old in renamed)
    reference = re.compile(rb"(?<![\w.])(" + old_names + rb")(?=\[)")
    return _FORMULA.sub(lambda found: reference.sub(lambda name: renamed[name[1]], found[0]), data)
