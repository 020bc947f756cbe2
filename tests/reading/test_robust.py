"""Whatever stands in a cell: it is read, or it is reported; the reader never fails and never guesses."""

from __future__ import annotations

import datetime
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.dataset.build import build_dataset
from planner.findings import errors
from planner.reading.workbook import read_case
from planner.tolerances import TYPED
from tests.reading.cases import render
from tests.support import Sheets, write_workbook

CASE = render("en")
CASES = {"en": CASE, "fr": render("fr")}
AWKWARD = (
    "NA", "None", "-", "1,234", "60 %", "#REF!", "=1+1", "Total", "Total Est", "Est;;", ";", "2012-01",
    "01/02/2012", "Type", "Direction", "off", "inactive", "soft", "vrai", "× ", "1e9", "9" * 400, "%", "()", "\u200b",
)  # fmt: skip
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(datetime.date(1901, 1, 1), datetime.date(2200, 1, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30),
    st.sampled_from(AWKWARD),
)
NUMBERS = [
    (title, row, column)
    for title, rows in CASE.items()
    for row, cells in enumerate(rows)
    for column, value in enumerate(cells)
    if isinstance(value, int | float) and not isinstance(value, bool)
]
NAMED = [("Pools", 1, 2), ("Envelopes", 1, 1), ("Goals", 1, 0)]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def _changed(title: str, row: int, column: int, value: object) -> Sheets:
    """The whole case with one cell changed."""
    sheets = {name: [list(cells) for cells in rows] for name, rows in CASE.items()}
    sheets[title][row][column] = value
    return sheets


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(st.data(), st.sampled_from(sorted(CASES)), ANYTHING)
def test_any_value_in_any_cell(tmp_path: Path, data: st.DataObject, language: str, value: object) -> None:
    """It is read or reported, what is read without an error makes a dataset, and the rest is checked all the same."""
    sheets = {name: [list(cells) for cells in rows] for name, rows in CASES[language].items()}
    title = data.draw(st.sampled_from(sorted(sheets)))
    row = data.draw(st.integers(0, len(sheets[title]) - 1))
    column = data.draw(st.integers(0, len(sheets[title][0]) - 1))
    sheets[title][row][column : column + 1] = [value]
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    for finding in case.findings:
        assert finding.message
        assert finding.sheet in {"", *sheets}
    dataset, found = build_dataset(case)
    assert (dataset is None) == bool(errors((*case.findings, *found)))


@settings(max_examples=30, deadline=None, suppress_health_check=QUIET)
@given(st.sampled_from(NUMBERS), st.floats(-10, 10**6))
def test_a_changed_number_is_seen(tmp_path: Path, place: tuple[str, int, int], value: float) -> None:
    """It makes another case, or it is reported: no number is dropped in silence."""
    title, row, column = place
    before = CASE[title][row][column]
    assert isinstance(before, int | float)
    if abs(before - value) <= TYPED:
        return
    after = read_case(write_workbook(tmp_path / "after.xlsx", _changed(title, row, column, value)))
    assert errors(after.findings) or after.fingerprint != _fingerprint()


@cache
def _fingerprint() -> str:
    """That of the unchanged case."""
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_workbook(Path(folder) / "before.xlsx", CASE)).fingerprint


@pytest.mark.parametrize(
    "text", ["1" + "," * 31_998 + "1", "1 " * 16_000 + "x", "(" * 32_000, "²" * 3, "jan " * 8_000]
)
def test_a_text_as_long_as_a_cell_is_refused_at_once(tmp_path: Path, text: str) -> None:
    """``redos``: a cell of 32,000 commas. Names, months and choices are tried as well as numbers."""
    read_as_numbers = [place for place in NUMBERS if place[0] != "Scenarios"]  # its values may be texts
    for title, row, column in [*read_as_numbers[::7], *NAMED]:
        started = time.process_time()
        case = read_case(write_workbook(tmp_path / "case.xlsx", _changed(title, row, column, text)))
        assert time.process_time() - started < 2
        assert all(len(finding.found) <= 80 for finding in case.findings)
        assert errors(case.findings)
