"""Values written into the user's own sheets."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.spreadsheet.addresses import address, position
from planner.spreadsheet.cells import KEEP, CellValue, StyledValue, formula_cells, set_cells
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package, changed_parts, package_bytes
from tests.spreadsheet.samples import PREFIXED, parts, rich_workbook, with_unknown_parts, zip_parts

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl")
SHEET = "xl/worksheets/sheet1.xml"


def loaded(package: Package) -> Any:
    return openpyxl.load_workbook(io.BytesIO(package_bytes(package)))


@pytest.fixture(scope="module")
def user() -> Package:
    return open_package(with_unknown_parts(rich_workbook()))


def test_only_the_cell_changes(user: Package) -> None:
    after = set_cells(user, "Inputs", {"B3": 42.5})
    assert changed_parts(user, after) == {SHEET: "changed"}
    before = user.data(SHEET)
    old = before[before.index(b'<c r="B3"') : before.index(b'<c r="C3"')]
    style = old.split(b'"')[3]
    assert after.data(SHEET) == before.replace(old, b'<c r="B3" s="%b"><v>42.5</v></c>' % style)


def test_each_kind_of_value_is_read_back(user: Package) -> None:
    values: dict[str, CellValue | StyledValue] = {
        "A2": '  l\'été <b> & "c" ',
        "B2": -0.1,
        "B3": 10**12,
        "B4": True,
        "A4": None,
        "Z99": "far",
        "AA1": "beside",
        "D2": dt.date(2012, 3, 1),
        "D3": dt.datetime(2012, 3, 1, 12),
    }
    sheet = loaded(set_cells(user, "inputs", values))["Inputs"]
    assert sheet["A2"].value == values["A2"]
    assert (sheet["B2"].value, sheet["B3"].value, sheet["B4"].value) == (-0.1, 10**12, True)
    assert sheet["A4"].value is None
    assert (sheet["Z99"].value, sheet["AA1"].value) == ("far", "beside")
    assert (sheet["D2"].value, sheet["D3"].value) == (40969, 40969.5)
    assert sheet.dimensions == "A1:AA99"


def test_days_are_counted_as_the_workbook_counts_them() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": True}) as book:
        book.add_worksheet("A").write("A1", 1)
    package = set_cells(open_package(buffer.getvalue()), "A", {"A1": dt.date(2012, 3, 1)})
    assert loaded(package)["A"]["A1"].value == 40969 - 1462


def test_a_cell_keeps_its_look_and_a_new_one_looks_as_typed(user: Package) -> None:
    sheet = loaded(set_cells(user, "Inputs", {"B2": 1, "D7": "in a slanted row", "M3": "in a green column"}))[
        "Inputs"
    ]
    assert sheet["B2"].number_format == '0.00 "km"'
    assert sheet["D7"].font.italic
    assert sheet["M3"].fill.fgColor.rgb == "FF00FF00"


def test_a_new_column_takes_the_look_of_its_neighbour(user: Package) -> None:
    after = loaded(
        set_cells(user, "Inputs", {"D1": StyledValue("Status", like="C1"), "A3": StyledValue(style=1)})
    )
    sheet = after["Inputs"]
    assert repr(sheet["D1"].font) == repr(sheet["C1"].font)
    assert (sheet["D1"].value, sheet["A3"].value) == ("Status", "Est")


def test_a_formula_is_replaced_on_request_only(user: Package) -> None:
    assert formula_cells(user, "Inputs") == {"C2", "C3", "C4"}
    assert not changed_parts(user, set_cells(user, "Inputs", {"C2": 1}))
    replaced = set_cells(user, "Inputs", {"C2": 1}, replace_formulas=True)
    assert changed_parts(user, replaced) == {
        SHEET: "changed",
        "xl/calcChain.xml": "removed",
        "xl/_rels/workbook.xml.rels": "changed",
    }
    assert loaded(replaced)["Inputs"]["C2"].value == 1
    restyled = set_cells(user, "Inputs", {"C2": StyledValue(KEEP, style=1)})
    assert loaded(restyled)["Inputs"]["C2"].value == "=B2*2"


def test_a_formula_that_fills_other_cells_is_not_torn_apart() -> None:
    content = parts(rich_workbook())
    content[SHEET] = content[SHEET].replace(b"<f>B2*2</f>", b'<f t="shared" ref="C2:C4" si="0">B2*2</f>')
    with pytest.raises(ValueError, match="C2"):
        set_cells(open_package(zip_parts(content)), "Inputs", {"C2": 1}, replace_formulas=True)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"XFE1": 1}, "of a sheet"),
        ({"A1048577": 1}, "of a sheet"),
        ({"A0": 1}, "of a sheet"),
        ({"B": 1}, "no cell"),
        ({"A1": float("nan")}, "no number"),
        ({"A1": float("inf")}, "no number"),
    ],
)
def test_what_no_sheet_can_hold_is_refused(user: Package, cells: dict[str, CellValue], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        set_cells(user, "Inputs", cells)


def test_an_unknown_sheet_is_refused(user: Package) -> None:
    with pytest.raises(KeyError):
        set_cells(user, "Nowhere", {"A1": 1})
    with pytest.raises(KeyError):
        set_cells(user, "Curve", {"A1": 1})  # a chart sheet has no cells


def test_characters_that_xml_cannot_hold_are_written_as_excel_does(user: Package) -> None:
    data = set_cells(user, "Inputs", {"A2": "bell\x07 and _x0041_"}).data(SHEET)
    assert b"bell_x0007_ and _x005F_x0041_" in data


def test_rows_and_cells_without_references() -> None:
    package = set_cells(open_package(zip_parts(PREFIXED)), "Inputs", {"B1": 20, "D1": 40, "B5": "x", "A3": 3})
    rows = [[cell.value for cell in row] for row in loaded(package)["Inputs"].iter_rows()]
    assert rows == [[1, 20, None, 40], [None] * 4, [3, None, None, None], [None] * 4, [None, "x", None, None]]


POSITIONS = st.tuples(st.integers(1, 12), st.integers(1, 8))
VALUES = st.one_of(
    st.text("aZ 09.é€=+&<>\"'", max_size=6),
    st.integers(-(10**9), 10**9),
    st.integers(-(10**9), 10**9).map(lambda number: number / 64),
    st.booleans(),
    st.none(),
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(POSITIONS, VALUES), st.lists(st.dictionaries(POSITIONS, VALUES), max_size=3))
def test_a_sheet_holds_what_was_written_last(
    start: dict[tuple[int, int], CellValue], rounds: list[dict[tuple[int, int], CellValue]]
) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        for (row, column), value in start.items():
            if isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value)
            elif value is not None:
                sheet.write(row - 1, column - 1, value)
    package = open_package(buffer.getvalue())
    expected = dict(start)
    for values in rounds:
        package = set_cells(package, "A", {address(*place): value for place, value in values.items()})
        expected |= values
    found = {
        (cell.row, cell.column): cell.value
        for row in loaded(package)["A"].iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }
    assert found == {place: value for place, value in expected.items() if value not in (None, "")}


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses_and_positions_agree(row: int, column: int) -> None:
    assert position(address(row, column)) == (row, column)
    assert position("$" + address(row, column).lower()) == (row, column)
