"""Rows and values that are plain are read at once: with the result of the reader that looks at every cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from planner.reading import grids, scan
from planner.reading.formats import Formats
from planner.reading.plain_rows import PlainRows, take_plain_rows
from planner.reading.plain_values import PlainValues
from planner.reading.scan import SheetScan, scan_sheet
from planner.reading.types import Case
from planner.reading.workbook import read_case
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.refusal import Refusal
from tests.reading.cases import render
from tests.reading.packages import parts_of, write_parts
from tests.support import Sheets, add_sheets, minimal_case, write_workbook

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMATS = Formats(frozenset({"2"}), {"3": "EUR"})

CELLS = (
    '<c r="{at}"><v>1</v></c>',
    '<c r="{at}" s="1"><v>-1.5E+3</v></c>',
    '<c r="{at}" s="2"><v>0.5</v></c>',
    '<c r="{at}" s="3" t="n"><v>12</v></c>',
    '<c r="{at}" t="s"><v>0</v></c>',
    '<c r="{at}" s="2" t="b"><v>1</v></c>',
    '<c r="{at}" s="2"/>',
    '<c r="{at}"><f>A1</f><v>0</v></c>',
    '<c r="{at}" s="2"><f/><v></v></c>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>x</t></is></c>',
    '<c s="2" r="{at}"><v>7</v></c>',
    "<c><v>8</v></c>",
    '<c r="{at}"><v></v></c>',
    '<c r="{at}" t="str"><v>&lt;row&gt;</v></c>',
    '<!-- <row r="9"><c r="A9"><v>1</v></c></row> -->',
    '<c r="{at}"><v>1</v>',
)
ROWS = (
    '<row r="{r}">',
    '<row r="{r}" spans="1:3" ht="15">',
    "<row>",
    '<row r="{r}" hidden="1">',
    '<row hidden="0" r="{r}">',
)


def _sheet(rows: list[tuple[str, int, list[tuple[str, int]]]]) -> bytes:
    """The XML of a sheet of rows: how each begins, its number, and its cells with their columns."""
    body = "".join(
        begin.format(r=number)
        + "".join(cell.format(at=f"{'ABCDE'[column]}{number}") for cell, column in cells)
        + "</row>"
        for begin, number, cells in rows
    )
    return f'<?xml version="1.0"?><worksheet><sheetData>{body}</sheetData></worksheet>'.encode()


def _scan(content: bytes) -> SheetScan:
    return scan_sheet(content, take_plain_rows(content, FORMATS), "sheet", FORMATS, "Sheet")


def _outcome(work: Callable[[], SheetScan]) -> SheetScan | str:
    try:
        return work()
    except Refusal as refusal:
        return f"{refusal.code} {refusal.cell}"
    except ValueError:
        return "reading.damaged None"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ROWS),
            st.integers(1, 12),
            st.lists(st.tuples(st.sampled_from(CELLS[:7] * 4 + CELLS), st.integers(0, 4)), max_size=4),
        ),
        max_size=6,
    )
)
def test_the_scan_of_rows_at_once_is_that_of_each_element(
    rows: list[tuple[str, int, list[tuple[str, int]]]],
) -> None:
    """Whatever stands beside the plain rows, and whatever makes a row look like one."""
    content = _sheet(rows)
    every = _outcome(lambda: scan._scan_elements(content, "sheet", FORMATS, "Sheet"))
    assert _outcome(lambda: _scan(content)) == every


def test_plain_rows_are_taken_out() -> None:
    """One element stands for all of them; cells that are not filled do not count."""
    rows = [
        (ROWS[0], 3, [(CELLS[0], 0), (CELLS[2], 3)]),
        (ROWS[1], 4, [(CELLS[6], 4)]),
        (ROWS[3], 5, [(CELLS[0], 0)]),
    ]
    plain = take_plain_rows(_sheet(rows), FORMATS)
    assert b'<sheetData><row r="4"/><row r="5" hidden="1">' in plain.rest
    assert (plain.filled, plain.last) == (2, (3, 4))
    assert plain.percents == {(3, 4)}


@pytest.mark.parametrize("content", ["><v>1</v></c>", "/>"], ids=["filled", "empty"])
@pytest.mark.parametrize(("row", "cell"), [("1048577", "A1048577"), ("1", "ZZZ1")], ids=["row", "column"])
def test_a_cell_outside_a_sheet_is_damage(row: str, cell: str, content: str) -> None:
    """A number or letters beyond those of a sheet are found in plain rows too."""
    xml = f'<worksheet><sheetData><row r="{row}"><c r="{cell}"{content}</row></sheetData></worksheet>'
    with pytest.raises(Refusal) as caught:
        _scan(xml.encode())
    assert caught.value.code == "reading.damaged"


def test_too_many_cells_are_refused_at_the_cell_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit counts plain rows and others together, and names the first cell beyond it."""
    monkeypatch.setattr(scan, "MAX_FILLED", 3)
    rows = [(ROWS[0], row, [(CELLS[0], 0), (CELLS[0], 1)]) for row in (1, 2)]
    with pytest.raises(Refusal) as caught:
        _scan(_sheet(rows))
    assert (caught.value.code, caught.value.cell) == ("reading.sheet_too_large", (2, 2))


_STRINGS = "<si><t>Pool</t></si><si><t/></si><si><r><t>a</t></r><r><t> b</t></r></si>"
_CODES = (
    "0.0&quot; d&quot;",
    "mmm yy",
    "#,##0;[Red]-#,##0",
    "#,##0 [$€-40C]",
    "[$-40C]d mmm",
    "[h]:mm",
    "0.0E+00",
)
_NUMBERS = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(_CODES))
_STYLES = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 9, *range(164, 164 + len(_CODES)), 46))
_HELD = (
    *CELLS[:-1],
    *(f'<c r="{{at}}" s="{style}"><v>40909.5</v></c>' for style in (*range(1, 13), "01")),
    *(f'<c r="{{at}}" s="1" t="s"><v>{index}</v></c>' for index in (1, 2, 3)),
    '<c r="{at}" t="n"/>',
)


def _values(rows: list[tuple[str, int, list[tuple[str, int]]]], taken: Callable[..., PlainRows]) -> object:
    """The values of a sheet of these rows, of which some are ``taken`` as plain."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        parts = parts_of(write_workbook(Path(folder, "case.xlsx"), {"Pools": [["Pool"]]}))
        sheet = _sheet(rows).replace(b"<worksheet>", b'<worksheet xmlns="' + MAIN + b'">')
        parts["xl/worksheets/sheet1.xml"] = sheet
        parts["xl/sharedStrings.xml"] = b'<sst xmlns="%b">%b</sst>' % (MAIN, _STRINGS.encode())
        styles = f"<numFmts>{_NUMBERS}</numFmts><cellXfs>{_STYLES}</cellXfs>"
        parts["xl/styles.xml"] = b'<styleSheet xmlns="%b">%b</styleSheet>' % (MAIN, styles.encode())
        package = open_package(write_parts(Path(folder, "case.xlsx"), parts).read_bytes())
        book = grids.contents(package)
        patch.setattr(grids, "take_plain_rows", taken)
        try:
            return grids.load_grids(package, book, book.sheets)["Pools"].values
        except Refusal as refusal:
            return refusal.code


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ROWS[:2] * 5 + ROWS),
            st.integers(1, 12),
            st.lists(st.tuples(st.sampled_from(CELLS[:5] * 9 + _HELD), st.integers(0, 4)), max_size=4),
        ),
        max_size=6,
    )
)
def test_the_values_of_plain_rows_are_those_that_calamine_reads(
    rows: list[tuple[str, int, list[tuple[str, int]]]],
) -> None:
    """Numbers, dates, durations, shared texts and what lacks among them, in any place and format."""
    assert repr(_values(rows, take_plain_rows)) == repr(_values(rows, lambda sheet, _: PlainRows([sheet])))


def _both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Case, Case]:
    """The case as it is read, and as it is read without taking any value at once."""
    quick = read_case(path)
    monkeypatch.setattr(PlainValues, "row", lambda plain, _: (dict(plain._defaults), {}, plain._placed))
    monkeypatch.setattr(PlainValues, "months", lambda *_: None)
    return quick, read_case(path)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_plain_values_are_those_of_the_careful_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Every sheet of a case, with numbers beside texts in any order."""
    path = write_workbook(tmp_path / "case.xlsx", render(language, 5))
    quick, careful = _both(path, monkeypatch)
    assert quick == careful
    assert any(row.months for row in quick.rows("customers"))


def _with_floors(*floors: object) -> Sheets:
    """A case whose pool has these floors in its first months."""
    months = [f"2012-{month:02}" for month in range(1, len(floors) + 1)]
    pool = minimal_case()["Pools"][1][0]
    return {**minimal_case(), "Pool floors": [["Pool", *months], [pool, *floors]]}


@pytest.mark.parametrize(
    "floors",
    [
        (1, 2.5, 0), (1e12, 0, 3), (1.1e12, 0, 1), (-1, 2, 3), (-1e-12, 2, 3), (1, None, 3), ("4", 2, 3), (True, 2, 3),
        ("1e400", 2, 3), (1, 2),
    ],
    ids=repr,
)  # fmt: skip
def test_months_at_and_beyond_their_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floors: tuple[object, ...]
) -> None:
    """A row of months is taken at once only where each is a number within the bounds."""
    quick, careful = _both(write_workbook(tmp_path / "case.xlsx", _with_floors(*floors)), monkeypatch)
    assert quick == careful


_FORMATS = ("General", "0%", '0.0" %"', '0" FTE"', "yyyy-mm-dd")
_CONTENTS = (None, 0.5, 1.0, 1.5, -0.5, 60, 2e12, True, "0.4", "40 %", "x", " ", "=NA()", "=1/4")


def test_whatever_a_column_holds_and_however_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares, numbers, whole numbers, months and names: each value in each format, in rows of their own."""
    columns = ("Attrition", "Minimum staff", "Confidence", "Opens", "Direction")
    held = [(value, shown) for value in _CONTENTS for shown in _FORMATS]
    for heading in columns:
        path = tmp_path / f"{heading}.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet, rows = add_sheets(book, minimal_case())["Directions"], minimal_case()["Directions"]
            at = rows[0].index(heading) if heading in rows[0] else len(rows[0])
            sheet.write(0, at, heading)
            for number, (value, shown) in enumerate(held, start=len(rows)):
                sheet.write_row(number, 0, [f"Added {number}", *rows[1][1:]])
                sheet.write(number, at, value, book.add_format({"num_format": shown}))
        with monkeypatch.context() as patch:
            quick, careful = _both(path, patch)
        assert quick == careful
        assert len(quick.findings) > len(_CONTENTS)
