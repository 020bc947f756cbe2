"""The comparison workbook, read back: only what differs, formulas that agree with their values, no blank page."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest

from planner.reading.types import Case
from planner.scenarios.collect import Collected
from planner.scenarios.execute import run_study, setup_of
from planner.scenarios.read_scenarios import read_lines, read_scenarios
from planner.scenarios.sheets.comparison import render_comparison
from planner.scenarios.study import Study
from planner.solve.options import SolveOptions
from tests.scenarios.conftest import dataset_of


@pytest.fixture(scope="module")
def collected(open_2012: Case) -> Collected:
    """The shipped scenarios, one that fails, a sweep, a product of two, and draws."""
    study = Study(
        "en",
        (
            *read_scenarios(open_2012)[0],
            read_lines(open_2012, ["Directions!Share of customers × 2"], "broken"),
            read_lines(open_2012, ["Customers × 0.9..1.1 step 0.1"]),
            read_lines(open_2012, ["Customers × 0.9..1.1 step 0.2", "internal cost + 0..100 step 100"]),
            read_lines(open_2012, ["Customers × 0.9..1.2"], "uncertain"),
        ),
        draws=6,
    )
    result = Collected(study)
    result.extend(run_study(setup_of(open_2012, study, SolveOptions()), workers=1))
    return result


@pytest.fixture(scope="module")
def path(open_2012: Case, collected: Collected, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("comparison") / "compare.xlsx"
    return render_comparison(open_2012, dataset_of(open_2012), collected).save(target)


def _table(path: Path, sheet: str) -> dict[str, list[object]]:
    """Rows of a sheet by their label; the first of a name."""
    rows: dict[str, list[object]] = {}
    for label, *values in openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(
        min_row=4, values_only=True
    ):
        rows.setdefault(str(label or ""), list(values))
    return rows


def test_sheets(path: Path) -> None:
    assert openpyxl.load_workbook(path).sheetnames == [
        "Comparison",
        "By month",
        "Charts",
        "Sweep 1",
        "Sweep 2",
        "Draws 3",
    ]


def test_only_inputs_that_differ_are_shown(path: Path) -> None:
    rows = _table(path, "Comparison")
    names = rows[""]
    assert names[:3] == ["as it is", "plan", "trend"]
    partner = dict(zip(names, rows["Partners · Stream · Capacity"], strict=True))
    assert partner["as it is"] == 1500
    assert {name for name, value in partner.items() if value is not None} == {
        "as it is",
        "a partner drops out",
    }
    assert dict(zip(names, rows["Customers · customers · Dec 2012"], strict=True))["trend"] == 2_300_000
    assert not any(label.startswith("Partners · Arvato") for label in rows)


def test_results_and_their_differences(path: Path, collected: Collected) -> None:
    sheet = openpyxl.load_workbook(path)["Comparison"]
    cached = openpyxl.load_workbook(path, data_only=True)["Comparison"]
    costs = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Cost (EUR)"]
    value, difference = costs
    whole = collected.whole
    for column, result in enumerate(whole, start=2):
        expected = result.goals["cost"] if result.goals else None
        assert cached.cell(value, column).value == (expected and pytest.approx(expected))
    assert sheet.cell(difference, 4).value == f"=D{value}-$B{value}"
    assert whole[0].goals is not None
    assert whole[2].goals is not None
    assert cached.cell(difference, 4).value == pytest.approx(whole[2].goals["cost"] - whole[0].goals["cost"])
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "Scenarios without a plan" in text
    assert "broken:" in text


def test_a_sweep_a_product_and_draws(path: Path, collected: Collected) -> None:
    sweep = _table(path, "Sweep 1")
    assert {"0.9", "1", "1.1"} <= sweep.keys()
    product = _table(path, "Sweep 2")
    assert product["0.9"][0] == pytest.approx(collected.families[1].column("cost")[0])
    draws = _table(path, "Draws 3")
    mean, lowest, *_, highest = (value for value in draws["Cost (EUR)"] if value is not None)
    assert isinstance(mean, float)
    assert isinstance(lowest, float)
    assert isinstance(highest, float)
    assert lowest < mean < highest


@pytest.mark.office
def test_it_recalculates_and_prints(path: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    for kind in ("xlsx", "pdf"):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)],
            check=True,
            capture_output=True,
            timeout=180,
        )
    assert (tmp_path / "compare.pdf").stat().st_size > 10_000
    again = openpyxl.load_workbook(tmp_path / "compare.xlsx", data_only=True)
    for sheet in openpyxl.load_workbook(path, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                new = again[sheet.title].cell(cell.row, cell.column).value
                if isinstance(cell.value, float):
                    assert new == pytest.approx(cell.value, rel=1e-9, abs=1e-6), (
                        sheet.title,
                        cell.coordinate,
                    )
                assert not (isinstance(new, str) and new.startswith(("#", "Err:")))
