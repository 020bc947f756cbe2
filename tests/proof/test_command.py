"""``planner prove`` and the checker that shares nothing with planner: what holds, and that nothing else does."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.proof.record import canonical
from tests.agreement.test_random import case_of
from tests.cli.conftest import Call
from tests.cli.conftest import call as call
from tests.support import minimal_case, write_workbook

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "scripts" / "check_proof.py"

Object = dict[str, Any]


def checked(book: Path, proof: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(CHECKER), str(book), str(proof)],
        capture_output=True,
        text=True,
        check=False,
    )


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
    found = checked(*proven)
    assert found.returncode == 0, found.stderr
    assert "cost: the plan has 224,500.000000, none is below 224,500.000000" in found.stdout


def test_the_checker_is_short_and_stands_alone() -> None:
    text = CHECKER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert "planner" not in [word for line in text.splitlines() if "import" in line for word in line.split()]


def _price(proof: Object) -> None:
    claim = proof["claims"][1]
    claim["prices"][next(iter(claim["prices"]))] = "1/7"


def _sign(proof: Object) -> None:
    prices = proof["claims"][1]["prices"]
    row = next(i for i in prices if proof["statement"]["rows"][int(i)]["upper"] is None)
    prices[row] = "-1"


def _claim(proof: Object) -> None:
    proof["claims"][1]["bound"] = "224501"


def _family(proof: Object) -> None:
    families = proof["claims"][1]["families"]
    families[next(iter(families))] = "0"


def _limit(proof: Object) -> None:
    row = next(row for row in proof["statement"]["rows"] if row["upper"] not in (None, 0.0))
    row["upper"] += 1.0


def _coefficient(proof: Object) -> None:
    proof["statement"]["rows"][0]["terms"][0][1] = 2.0


def _cell(proof: Object) -> None:
    proof["statement"]["rows"][0]["cell"] = "Z99"


def _goal(proof: Object) -> None:
    proof["plan"]["goals"]["cost"] -= 1.0


def _value(proof: Object) -> None:
    proof["claims"][1]["value"] -= 1.0


def _cap(proof: Object) -> None:
    proof["claims"][1]["caps"][0]["limit"] = -5.0


def _plan(proof: Object) -> None:
    proof["plan"]["id"] = "000000000000"


STATED = (_cell, _coefficient)
MUTATIONS: list[Callable[[Object], None]] = [
    _price, _sign, _claim, _family, _limit, _coefficient, _cell, _goal, _value, _cap, _plan,
]  # fmt: skip


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda one: one.__name__.strip("_"))
def test_a_mutated_proof_is_rejected(
    proven: tuple[Path, Path], tmp_path: Path, mutate: Callable[[Object], None]
) -> None:
    plan, proof = proven
    content = json.loads(proof.read_text(encoding="utf-8"))
    mutate(content)
    changed = tmp_path / "proof.json"
    changed.write_text(json.dumps(content), encoding="utf-8")
    assert checked(plan, changed).stderr.startswith("REJECTED: the file is not as it was written")
    if (
        mutate not in STATED
    ):  # what the proof rests on can be stated otherwise: then it is a proof of something else
        changed.write_text(json.dumps(signed(content)), encoding="utf-8")
        found = checked(plan, changed)
        assert found.returncode == 1
        assert found.stderr.startswith("REJECTED")


def signed(content: Object) -> Object:
    """The proof as somebody would pass it off who forges the digest too."""
    rest = {key: value for key, value in content.items() if key != "digest"}
    return {**rest, "digest": hashlib.sha256(canonical(rest)).hexdigest()}


def test_each_price_matters(proven: tuple[Path, Path], tmp_path: Path) -> None:
    """Any price of any claim, moved by a thousandth or taken away, is found out."""
    plan, proof = proven
    missed = [where for where, content in _moved_prices(proof) if _holds(plan, content, tmp_path)]
    assert missed == []


def _moved_prices(proof: Path) -> Iterator[tuple[str, Object]]:
    original = proof.read_text(encoding="utf-8")
    for at, claim in enumerate(json.loads(original)["claims"]):
        for row, price in list(claim["prices"].items())[:12]:
            for new in (f"{price.partition('/')[0]}1/{price.partition('/')[2] or 1}", "0"):
                content = json.loads(original)
                content["claims"][at]["prices"][row] = new
                yield f"{at} {row} {new}", content


def _holds(plan: Path, content: Object, folder: Path) -> bool:
    changed = folder / "moved.json"
    changed.write_text(json.dumps(content), encoding="utf-8")
    return checked(plan, changed).returncode == 0


def test_every_row_names_the_cell_that_it_comes_from(proven: tuple[Path, Path]) -> None:
    content = json.loads(proven[1].read_text(encoding="utf-8"))
    without = {row["family"] for row in content["statement"]["rows"] if not row["cell"]}
    assert without <= {"staff_at_work", "trainer_balance", "outsourced_share"}


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 5, 6, 8, 9, 11, 12])
def test_random_cases_are_proven(call: Call, tmp_path: Path, seed: int) -> None:
    path, plan = case_of(seed, tmp_path), tmp_path / "plan.xlsx"
    if call("solve", path, "-o", plan).code == 0:
        told = call("prove", plan, "--json")
        assert told.code == 0, told.err
        assert all(-1e-9 <= claim["gap"] < 1e-6 for claim in told.json["claims"])
        book = plan
    else:
        told = call("prove", path, "-o", tmp_path / "plan.proof.json", "--json")
        assert told.code == 3, told.err
        assert told.json["contradiction"]["needed"] > told.json["contradiction"]["possible"]
        book = path
    assert checked(book, tmp_path / "plan.proof.json").returncode == 0


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
    assert checked(path, tmp_path / "case.proof.json").returncode == 0


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
    assert checked(plan, tmp_path / "plan.proof.json").returncode == 0


@pytest.mark.parametrize(("language", "title"), [("en", "Proof"), ("fr", "Preuve")])
def test_the_sheet_adds_up(call: Call, tmp_path: Path, language: str, title: str) -> None:
    plan = tmp_path / "plan.xlsx"
    small = ROOT / "inputs" / "small.xlsx"
    assert call("--lang", language, "solve", small, "-o", plan, "--prove").code == 0
    assert checked(plan, tmp_path / "plan.proof.json").returncode == 0
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
