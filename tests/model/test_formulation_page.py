"""models/transfers.md against the code: no column, row, rule or goal is missing from the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.build import build_model
from planner.schema.rules import GOAL_IDS, RULE_IDS
from tests.model.hand_cases import HAND_CASES, definitions_case, hand_case

PAGE = (Path(__file__).parents[2] / "models" / "transfers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*RULE_IDS, *GOAL_IDS])
def test_rules_and_goals_have_a_line(name: str) -> None:
    assert f"| `{name}` |" in PAGE


def test_every_kind_of_column_and_row_is_named() -> None:
    datasets = [definitions_case(), *(hand_case(rule).dataset for rule in HAND_CASES)]
    programs = [build_model(dataset).program for dataset in datasets]
    kinds = {name.split(".")[0] for program in programs for name in program.column_names}
    kinds |= {row.rule for program in programs for row in program.rows}
    missing = {kind for kind in kinds if f"`{kind}." not in PAGE and f"`{kind}`" not in PAGE}
    assert not missing
