"""What comes out: the plan of each example in inputs/ is rebuilt and compared with the one in outputs/.

``python -m tests.test_outputs`` writes the outputs anew; look at what changed before committing it.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from unittest import mock

import openpyxl
import pytest

from planner import api
from planner.schema.results import RESULTS

ROOT = Path(__file__).parents[1]
EXAMPLES = {
    "open-2012": "plan",
    "open-2012-everywhere": "infeasible",
    "open-2012-pools": "plan",
    "small": "plan",
}
"""Every case in inputs/ → what a solve makes of it, which ends the name of its output."""

VERSIONED = {"identity", "history"}
"""Sheets that tell who made the plan with which versions, and so differ between machines."""

Cells = dict[tuple[str, str], object]


def build(name: str, target: Path) -> None:
    """Solves an example and writes its plan, at a fixed time and in a name that is nobody's."""
    with mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1325376000", "LOGNAME": "planner"}):
        plan = api.sign_plan(api.solve(api.read(ROOT / "inputs" / f"{name}.xlsx")), author="example")
        write = api.write if plan.solution.quantities is not None else api.write_explanation
        write(plan, target, force=True)


def output(name: str) -> str:
    """The file in outputs/ that belongs to a case."""
    return f"{name}.{EXAMPLES[name]}.xlsx"


def cells(path: Path) -> Cells:
    """Every filled cell of the workbook, formulas as text, without the sheets about versions."""
    left_out = {RESULTS[key].en for key in VERSIONED if key in RESULTS}
    workbook = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        if sheet.title not in left_out
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def cached(path: Path) -> Cells:
    """As ``cells``, formulas by the values they were written with."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    left_out = {RESULTS[key].en for key in VERSIONED if key in RESULTS}
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        if sheet.title not in left_out
        for row in sheet.iter_rows()
        for cell in row
    }


def same(one: object, other: object) -> bool:
    """Equal, numbers within the tolerance that plans are verified to."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, abs=1e-6, rel=1e-9)
    return one == other


def told_apart(value: object) -> bool:
    """Whether a cell says which plan, when, by whom, in how many seconds or with which version it was made."""
    text = str(value)
    return isinstance(value, datetime.datetime) or "HiGHS" in text or "2012-01-01T" in text or "· v" in text


def test_every_case_has_its_output() -> None:
    assert sorted(EXAMPLES) == sorted(path.stem for path in (ROOT / "inputs").glob("*.xlsx"))
    assert [name for name in EXAMPLES if not (ROOT / "outputs" / output(name)).exists()] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_plan_is_the_one_in_outputs(name: str, tmp_path: Path) -> None:
    rebuilt, kept = tmp_path / output(name), ROOT / "outputs" / output(name)
    build(name, rebuilt)
    for read in (cells, cached):
        new, old = read(rebuilt), read(kept)
        assert new.keys() == old.keys()
        different = {
            key: (old[key], new[key])
            for key in old
            if not same(old[key], new[key]) and not told_apart(old[key])
        }
        assert different == {}


if __name__ == "__main__":
    for example in EXAMPLES:
        build(example, ROOT / "outputs" / output(example))
