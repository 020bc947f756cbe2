"""The program of each rule family against the file in models/golden that was checked by reading it.

``python -m tests.model.test_golden`` writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.dataset.types import Dataset
from planner.model.build import build_model
from planner.model.rules import FAMILIES, WITHOUT_ROWS
from planner.report.program_file import write_program
from planner.schema.rules import RULE_IDS
from tests.model.hand_cases import HAND_CASES, definitions_case, hand_case

GOLDEN = Path(__file__).parents[2] / "models" / "golden"


def programs() -> dict[str, Dataset]:
    """Name of the golden file → the dataset whose program it holds."""
    return {"definitions": definitions_case(), **{rule: hand_case(rule).dataset for rule in HAND_CASES}}


def test_no_family_lacks_a_function_a_case_or_a_golden_program() -> None:
    assert set(FAMILIES) | WITHOUT_ROWS == set(RULE_IDS)
    assert set(HAND_CASES) == set(RULE_IDS)
    assert {path.stem for path in GOLDEN.glob("*.lp")} == {"definitions", *RULE_IDS}


@pytest.mark.parametrize("name", ["definitions", *HAND_CASES])
def test_program_is_the_golden_one(name: str, tmp_path: Path) -> None:
    written = tmp_path / f"{name}.lp"
    write_program(build_model(programs()[name]), written)
    assert written.read_text() == (GOLDEN / f"{name}.lp").read_text()


@pytest.mark.parametrize("rule", sorted(FAMILIES))
def test_rows_are_named_after_their_family(rule: str) -> None:
    rows = [row for row in build_model(hand_case(rule).dataset).program.rows if row.rule == rule]
    assert rows
    assert all(row.name.startswith(rule + ".") for row in rows)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, dataset in programs().items():
        write_program(build_model(dataset), GOLDEN / f"{name}.lp", force=True)
