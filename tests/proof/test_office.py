"""LibreOffice adds up the sheet Proof by itself, to what the proof's file says in fractions."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.messages import text
from planner.proof.words import family_name
from planner.schema.languages import Language
from tests.agreement.test_random import case_of
from tests.cli.conftest import Call
from tests.cli.conftest import call as call
from tests.roundtrip.office import Office

pytestmark = pytest.mark.office
SEED = 7  # targets, service, cost and wellbeing are all missed by something
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def _without_values(path: Path) -> None:
    """Saves the workbook with formulas only: whoever opens it must add up."""
    openpyxl.load_workbook(path).save(path)


def _column(path: Path, title: str, claim: int) -> dict[str, Any]:
    """What stands in a claim's column of the subtotals, by the name beside it."""
    rows = openpyxl.load_workbook(path, data_only=True)[title].iter_rows(values_only=True)
    return {str(row[1]): row[2 + claim] for row in rows if row[0] is None and row[1] is not None}


def test_the_sheet_proof_is_what_the_file_proves(call: Call, tmp_path: Path) -> None:
    """Of a case in each language, one of whole people: subtotals of families, bound, and distance."""
    plans = [tmp_path / f"{language}.xlsx" for language in LANGUAGES]
    for language, plan in zip(LANGUAGES, plans, strict=True):
        case = case_of(SEED, tmp_path, **({"headcount unit": 1} if language == "fr" else {}))
        said = call("--lang", language, "solve", case, "-o", plan, "--prove")
        assert said.code in (0, 4), said.err
        _without_values(plan)
    made = Office(tmp_path).convert_all(plans, tmp_path / "out")
    for language, plan, path in zip(LANGUAGES, plans, made, strict=True):
        proof = json.loads(plan.with_suffix(".proof.json").read_text(encoding="utf-8"))
        assert any(claim["families"] for claim in proof["claims"])
        for at, claim in enumerate(proof["claims"]):
            sheet = _column(path, {"en": "Proof", "fr": "Preuve"}[language], at)
            for family, part in claim["families"].items():
                assert _near(sheet[family_name(family, language)], Fraction(part)), family
            assert _near(sheet[text("proof.head.bound", language)], Fraction(claim["bound"]))
            value = float(claim["value"])
            above = Fraction(sheet[text("proof.head.gap", language)])
            assert abs(above - Fraction(value) + Fraction(claim["bound"])) <= max(1.0, abs(value)) * 1e-9


def _near(found: float, proven: Fraction) -> bool:
    return abs(Fraction(found) - proven) <= 1e-12 * max(1.0, float(abs(proven))) + 1e-6
