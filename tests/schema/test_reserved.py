"""No sheet and no name of ours is one that Excel keeps for itself."""

from __future__ import annotations

import re
from io import BytesIO

import openpyxl
import pytest

from planner.examples import EXAMPLES, load
from planner.schema.inputs import INPUTS
from planner.schema.results import RESERVED_NAMES, RESERVED_SHEETS, RESULTS
from planner.schema.types import LANGUAGES, Language
from planner.writing.template import workbook_bytes

LIKE_A_CELL = re.compile(r"\$?[A-Z]{1,3}\$?\d+|[RLC]\d*([CRL]\d*)?", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sheet_bears_a_name_that_excel_keeps(language: Language) -> None:
    names = [label.text(language) for label in (*RESULTS.values(), *(sheet.label for sheet in INPUTS))]
    assert not {name.casefold() for name in names} & RESERVED_SHEETS
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_the_sheet_of_versions_is_known_by_the_names_it_had() -> None:
    assert set(RESULTS["history"].spellings()) == {"Versions", "History", "Historique"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_defined_name_is_one_that_excel_keeps_or_looks_like_a_cell(
    example: str, language: Language
) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(load(example), language, "case.xlsx")))
    names = [*book.defined_names, *(name for sheet in book for name in sheet.defined_names)]
    ours = {name.casefold() for name in names if not name.startswith("_xlnm.")}
    assert ours
    assert not ours & RESERVED_NAMES
    assert not [name for name in ours if LIKE_A_CELL.fullmatch(name)]
