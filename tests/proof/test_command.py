"""``planner prove`` and the checker that shares nothing with planner: what holds, and that nothing else does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Call
from tests.cli.conftest import call as call
from tests.proof.forging import CHECKER, Object, check_proof, find_believed, rejects, sign
from tests.proof.many import cases
from tests.proof.many import proven as prove
from tests.support import minimal_case, write_workbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def proven(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The plan of the small example and its proof."""
    from planner.cli.main import main

    folder = tmp_path_factory.mktemp("proof")
    plan, proof = folder / "small.plan.xlsx", folder / "small.plan.proof.json"
    assert main(["solve", str(ROOT / "inputs" / "small.xlsx"), "-o", str(plan), "-q"]) == 0
    assert main(["prove", str(plan), "-q"]) == 0
    return plan, proof


def test_the_proof_of_the_small_example_holds(proven: tuple[Path, Path]) -> None:
    found = check_proof(*proven)
    assert found.returncode == 0, found.stderr
    assert "cost: the plan has 224,500.000000, none is below 224,500.000000" in found.stdout


def test_files_in_the_wrong_order_are_no_false_proof(proven: tuple[Path, Path]) -> None:
    found = check_proof(*reversed(proven))
    assert (found.returncode, found.stderr) == (1, "Usage: python check_proof.py plan.xlsx proof.json\n")


def test_the_checker_is_short_and_stands_alone() -> None:
    text = CHECKER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert "planner" not in [word for line in text.splitlines() if "import" in line for word in line.split()]


def test_each_change_of_a_proof_is_rejected(proven: tuple[Path, Path]) -> None:
    """Prices, limits, claims, coefficients, names: with the old digest, and where it can matter with a forged one."""
    assert find_believed(*proven) == []


def test_another_goal_in_the_workbook_is_rejected(proven: tuple[Path, Path], tmp_path: Path) -> None:
    """The record of the plan says a cent less than was proven."""
    book = openpyxl.load_workbook(proven[0])
    said = next(
        cell for row in book["Planner"].iter_rows() for cell in row if '"goal.cost"' in str(cell.value)
    )
    said.value = said.value.replace('"goal.cost":224500.0', '"goal.cost":224499.99')
    book.save(tmp_path / "plan.xlsx")
    found = check_proof(tmp_path / "plan.xlsx", proven[1])
    assert found.stderr.startswith("REJECTED: cost: the workbook says 224499.99, the proof 224500.0")


def test_a_bound_above_the_plan_is_rejected(proven: tuple[Path, Path], tmp_path: Path) -> None:
    """However little: the plan claims to be better than what is proven to be the best, and the prices are right."""
    book = openpyxl.load_workbook(proven[0])
    content = json.loads(proven[1].read_text(encoding="utf-8"))
    for row in book["Planner"].iter_rows():
        for cell in row:
            if '"goal.cost"' in str(cell.value):
                cell.value = cell.value.replace('"goal.cost":224500.0', '"goal.cost":224499.999999')
    book.save(tmp_path / "plan.xlsx")
    content["plan"]["goals"]["cost"] = content["claims"][1]["value"] = 224499.999999
    (tmp_path / "proof.json").write_text(json.dumps(sign(content)), encoding="utf-8")
    found = check_proof(tmp_path / "plan.xlsx", tmp_path / "proof.json")
    assert found.stderr.startswith("REJECTED: the plan would be better than what is proven to be the best")


def test_each_price_matters(proven: tuple[Path, Path]) -> None:
    """Any price of any claim, moved by a thousandth or taken away, is found out; on a limit that is not 0, always.

    On a limit of 0 another price may prove the same: then only the digest tells it.
    """
    plan, proof = proven
    for where, content, weighs in _moved_prices(proof):
        assert rejects(plan, content), where
        assert not weighs or rejects(plan, sign(content)), where


def _moved_prices(proof: Path) -> Iterator[tuple[str, Object, bool]]:
    original = proof.read_text(encoding="utf-8")
    for at, claim in enumerate(json.loads(original)["claims"]):
        for row, price in claim["prices"].items():
            for new in (Fraction(price) * Fraction(1001, 1000), 0):
                content = json.loads(original)
                content["claims"][at]["prices"][row] = str(new)
                limits = content["statement"]["rows"][int(row)]
                weighs = bool(limits["upper" if Fraction(price) < 0 else "lower"])
                yield f"{at} {row} {new}", content, weighs


def test_every_row_names_the_cell_that_it_comes_from(proven: tuple[Path, Path]) -> None:
    content = json.loads(proven[1].read_text(encoding="utf-8"))
    without = {row["family"] for row in content["statement"]["rows"] if not row["cell"]}
    assert without <= {"staff_at_work", "trainer_balance", "outsourced_share"}


@pytest.mark.parametrize(("kind", "seed"), list(cases())[:10])
def test_random_cases_are_proven(tmp_path: Path, kind: str, seed: int) -> None:
    """``python -m tests.proof.many 200`` proves more, and tries every change of each proof."""
    prove(kind, seed, tmp_path, changes=seed % 5 == 0)


def test_a_sum_that_cannot_be_is_told_in_lines(call: Call, tmp_path: Path) -> None:
    """35 are needed, 30 start and 3 may leave: 5 are needed where 3 can be."""
    sheets = minimal_case()
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
        ["Est", 30, 1, 35],
    ]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["all", 3]]
    path = write_workbook(tmp_path / "case.xlsx", sheets)
    told = call("prove", path, "--json")
    assert told.code == 3
    why = told.json["contradiction"]
    assert (why["needed"] - why["possible"]) == pytest.approx(2)
    assert {(line["sheet"], line["cell"]) for line in why["lines"]} == {
        ("Directions", "D2"),
        ("Envelopes", "B2"),
    }
    assert check_proof(path, tmp_path / "case.proof.json").returncode == 0


def test_whole_people_are_bounded_by_fractions(call: Call, tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Settings"].append(["headcount unit", 1])
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff"], ["Est", 30, 1, 35.5],
    ]  # fmt: skip
    sheets["Advisor types"] = [["Type", "Training cost"], ["CCO", 100]]
    plan = tmp_path / "plan.xlsx"
    assert call("solve", write_workbook(tmp_path / "case.xlsx", sheets), "-o", plan).code == 0
    told = call("prove", plan, "--json").json
    assert told["relaxed"]
    assert check_proof(plan, tmp_path / "plan.proof.json").returncode == 0


def test_no_plan_in_whole_groups_is_no_sum_of_rules(call: Call, tmp_path: Path) -> None:
    """Two have to leave, five may, ten at least go together: with a fifth of a group there is a plan."""
    sheets = minimal_case()
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
        ["Est", 30, 1, 32],
    ]
    sheets["Advisor types"] = [["Type", "Smallest group"], ["CCO", 10]]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["all", 5]]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    assert call("solve", case, "-o", tmp_path / "plan.xlsx").code == 3
    told = call("prove", case, "--json")
    assert told.code == 2
    assert [one["code"] for one in told.json["findings"]] == ["proof.no_whole_plan"]


def test_a_tolerance_is_told_and_counts_once(call: Call, tmp_path: Path) -> None:
    """Cost may rise by a tenth to shorten the distance: its gap is that tenth, and the distance has none."""
    sheets = minimal_case()
    sheets["Settings"].append(["maximum move distance (km)", 500])
    sheets["Directions"] = [
        ["Direction", "Latitude", "Longitude", "Starting staff", "Share of customers", "Minimum staff"],
        ["Est", 48.7, 6.2, 30, 1, 40],
        ["Sud", 45.7, 4.8, 0, 0, None],
    ]
    sheets["Advisor types"] = [["Type", "Training cost"], ["CCO", 100], ["AVSC", 200]]
    sheets["Pools"] = [
        ["Pool", "Type", "Direction", "Available"],
        ["CCO Sud", "CCO", "Sud", 20],
        ["AVSC Est", "AVSC", "Est", 20],
    ]
    sheets["Goals"] = [["Goal", "Tolerance"], ["cost", 0.1]]
    plan = tmp_path / "plan.xlsx"
    assert call("solve", write_workbook(tmp_path / "case.xlsx", sheets), "-o", plan).code == 0
    told = call("prove", plan, "--json").json
    cost, wellbeing = told["claims"][1:]
    assert (cost["tolerance"], cost["closed"]) == (0.1, False)
    assert cost["value"] == pytest.approx(1.1 * cost["bound"])
    assert wellbeing["closed"]
    assert check_proof(plan, tmp_path / "plan.proof.json").returncode == 0
    assert "were granted 10" in call("prove", plan, "-o", tmp_path / "again.json").out


@pytest.mark.parametrize(("language", "title"), [("en", "Proof"), ("fr", "Preuve")])
def test_the_sheet_adds_up(call: Call, tmp_path: Path, language: str, title: str) -> None:
    plan = tmp_path / "plan.xlsx"
    small = ROOT / "inputs" / "small.xlsx"
    assert call("--lang", language, "solve", small, "-o", plan, "--prove").code == 0
    assert check_proof(plan, tmp_path / "plan.proof.json").returncode == 0
    rows = list(openpyxl.load_workbook(plan, data_only=True)[title].iter_rows(values_only=True))
    head = {"en": "Bound", "fr": "Borne"}[language]
    bound = next(row for row in rows if row[1] == head)
    assert bound[3] == pytest.approx(224_500)
    formulas = openpyxl.load_workbook(plan)[title]
    assert any("SUMIFS" in str(cell.value) for line in formulas.iter_rows() for cell in line)


def test_a_copy_gets_the_sheet_and_the_plan_stays_as_it_is(
    call: Call, proven: tuple[Path, Path], tmp_path: Path
) -> None:
    plan, copy = proven[0], tmp_path / "copy.xlsx"
    before = plan.read_bytes()
    told = call("prove", plan, "-o", tmp_path / "proof.json", "--sheet", copy, "--json")
    assert (told.code, told.json["sheet"]) == (0, str(copy))
    assert plan.read_bytes() == before
    assert "Proof" in openpyxl.load_workbook(copy).sheetnames


def test_an_edited_plan_is_not_proven(call: Call, proven: tuple[Path, Path], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(proven[0])
    sheet = book["Pools"]
    head = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Available"))
    sheet.cell(head.row + 1, head.column).value += 1
    book.save(tmp_path / "edited.xlsx")
    told = call("prove", tmp_path / "edited.xlsx")
    assert told.code == 2
    assert "planner solve" in told.err
