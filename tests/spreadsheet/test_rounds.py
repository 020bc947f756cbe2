"""Many rounds: whatever people do to the tabs between two solves, their sheets and names stay together."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.spreadsheet.graft import graft
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package, package_bytes
from planner.spreadsheet.workbook import sheets
from tests.spreadsheet.samples import parts, zip_parts

RESULTS = ("Summary", "Transfers", "Staff", "Changes", "It's a result")
OWN = ("Inputs", "Notes & more", "O'Hara", "Données")
MAY_REPLACE = {"Summary", "Transfers", "Staff", "Changes", "It's a result"}

generated_titles = st.lists(st.sampled_from(RESULTS), min_size=1, unique=True).map(
    lambda chosen: tuple(title for title in RESULTS if title in chosen)
)


def book(titles: Sequence[str], *, formula: str = "") -> bytes:
    """A workbook whose every sheet has its own title in A1, a print area of its own size and a name of its own."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        for size, title in enumerate(titles, 1):
            sheet = workbook.add_worksheet(title)
            look = workbook.add_format({"num_format": f"0.{'0' * len(title)}"})
            sheet.write_string("A1", title)
            sheet.write_number("B1", size, look)
            if formula:
                sheet.write_formula("C1", formula, None, 0)
            sheet.print_area(0, 0, len(title), 3)
            quoted = title.replace("'", "''")
            workbook.define_name(f"{title}!Here", f"='{quoted}'!$A$1")
    return buffer.getvalue()


def shuffled(package: Package, order: Sequence[int]) -> Package:
    """The package after a user has dragged its tabs into another order."""
    content = parts(package_bytes(package))
    xml = content["xl/workbook.xml"].decode()
    entries = re.findall(r"<sheet [^>]*/>", xml)
    ranks = sorted(range(len(entries)), key=lambda at: (order[at % len(order)], at))
    moved = {old: new for new, old in enumerate(ranks)}
    xml = re.sub(
        r"<sheets>.*</sheets>", lambda _: f"<sheets>{''.join(entries[at] for at in ranks)}</sheets>", xml
    )
    xml = re.sub(r'localSheetId="(\d+)"', lambda found: f'localSheetId="{moved[int(found[1])]}"', xml)
    xml = re.sub(r' activeTab="\d+"', "", xml)
    content["xl/workbook.xml"] = xml.encode()
    return open_package(zip_parts(content))


def check(package: Package, expected: set[str]) -> None:
    """Every sheet holds its own content, look, print area and name."""
    content: Any = openpyxl.load_workbook(io.BytesIO(package_bytes(package)))
    assert set(content.sheetnames) == expected
    for sheet in content.worksheets:
        quoted = sheet.title.replace("'", "''")
        assert sheet["A1"].value == sheet.title
        assert sheet["B1"].number_format == f"0.{'0' * len(sheet.title)}"
        assert sheet.print_area == f"'{quoted}'!$A$1:$D${len(sheet.title) + 1}"
        assert (
            sheet.defined_names["Here"].attr_text.replace("'", "") == f"{sheet.title.replace("'", '')}!$A$1"
        )
    ids = [entry.sheet_id for entry in sheets(package)]
    assert len(set(ids)) == len(ids)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(generated_titles, st.lists(st.integers(0, 9), min_size=1, max_size=9), st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_sheets_and_their_names_stay_together(
    rounds: list[tuple[tuple[str, ...], list[int], bool]],
) -> None:
    package = open_package(book(OWN, formula="=1+1"))
    own_parts = {entry.title: package.data(entry.part) for entry in sheets(package)}
    for titles, order, first in rounds:
        before = [entry.title for entry in sheets(package)]
        package = graft(
            package,
            book(titles),
            replace=MAY_REPLACE,
            before_first=["Summary"] if first else [],
            active=titles[0],
        )
        check(package, {*OWN, *titles})
        after = [entry.title for entry in sheets(package)]
        kept = [title for title in before if title in after]
        assert [title for title in after if title in before] == kept
        again = graft(package, book(titles), replace=MAY_REPLACE, active=titles[0])
        assert package_bytes(again) == package_bytes(package)
        package = shuffled(package, order)
        check(package, {*OWN, *titles})
    for entry in sheets(package):
        if entry.title in OWN[1:]:  # the first was selected
            assert package.data(entry.part) == own_parts[entry.title]


def test_styles_do_not_grow_with_the_rounds() -> None:
    package = open_package(book(OWN))
    sizes = set()
    for _ in range(4):
        package = graft(package, book(RESULTS), replace=MAY_REPLACE)
        sizes.add(len(package.data("xl/styles.xml")))
    assert len(sizes) == 1
