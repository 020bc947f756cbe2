"""What people read: sentences in both languages, and never a name of a row, a column or a rule of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.explain.infeasible import explain_infeasible
from planner.explain.phrases import Words
from planner.explain.sensitivity.worth import sensitivity
from planner.explain.why.cell import why_cell
from planner.explain.why.solved_case import Asked
from planner.messages import explaining
from planner.model.build import build_model
from planner.schema.rules import RULE_IDS
from tests.explain.cases import base, contradictory_decisions, late_centre, read, rules
from tests.support import Sheets

INNER = re.compile(
    "|".join(
        [
            *(rf"\b{rule}\b" for rule in RULE_IDS if "_" in rule),
            r"\b(staff|pool|aid|trainer)_balance\b",
            r"\bshortfall\.",
            r"\b\w+\.\w+\.\d{4}_\d\d\b",
            r"\b\d{4}_\d\d\b",
            r"\{\w*\}",
            r"\b(None|nan|inf)\b",
        ]
    )
)
"""Names that only the code knows."""


def everything() -> Sheets:
    """A case in which every rule that can be in conflict is."""
    sheets = late_centre()
    sheets["Decisions"] = contradictory_decisions()["Decisions"]
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, None, None, None, 19]
    sheets["Envelopes"] = [["Envelope", "From", "To", "Minimum"], ["Early", "2012-01", "2012-02", 300]]
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 100, 2, 7, 0.1, 99]
    sheets["Activities"] = [["Activity", "Outsourced min"], ["Calls", 0.9]]
    sheets["Partners"] = [["Partner", "Capacity", "Cost", "Change per month"], ["Arvato", 30, 500, 1]]
    sheets["Outsourcing"] = [["Line", "2012-01", "2012-02"], ["max share", 0.4, 0.3]]
    return sheets


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_inner_name_in_an_explanation(tmp_path: Path, language: str) -> None:
    case, dataset = read(everything(), tmp_path, language)
    found = explain_infeasible(case, dataset)
    assert len(found.conflicts) >= 4
    said = [conflict.text for conflict in found.conflicts]
    said += [member.text for conflict in found.conflicts for member in conflict.members]
    said += [repair.text for repair in found.repairs]
    for text in said:
        assert not INNER.search(text), text
        assert text[0].isupper() or text[0].isdigit(), text
        assert text.endswith("."), text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_inner_name_in_what_limits_a_plan(tmp_path: Path, language: str) -> None:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, None, None, 3, None]
    sheets["Rules"] = rules(("outsourced_share", "soft", 2000, None, None))
    sheets["Outsourcing"] = [["Line", "2012-06"], ["max share", 0.3]]
    case, dataset = read(sheets, tmp_path, language)
    found = sensitivity(Words(case, dataset), build_model(dataset))
    assert found.limits
    for worth in found.limits:
        assert not INNER.search(worth.text + worth.step)
    answer = why_cell(Asked(case, dataset), (0, 0, 1))
    assert not INNER.search(
        " ".join([answer.question, *(c.text for c in answer.consequences), *answer.binding])
    )


def test_no_inner_name_in_any_message() -> None:
    for code, texts in explaining.MESSAGES.items():
        for text in texts:
            without_places = re.sub(r"\{\w+\}", "", text)
            assert not INNER.search(without_places), code
