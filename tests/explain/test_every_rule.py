"""Every rule family, on every side: its cell, limit, clause, conflict, repair, sensitivity, blame and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.dataset.types import Dataset, Move
from planner.explain.blocks import Block, rule_blocks
from planner.explain.conflict.elastic import Elastic
from planner.explain.infeasible import explain_infeasible
from planner.explain.phrases import Words
from planner.explain.places import place_of
from planner.explain.sensitivity.worth import sensitivity
from planner.explain.why.cell import why_cell
from planner.explain.why.gap import why_unmet
from planner.explain.why.solved_case import Asked
from planner.grading.breaches import breaches
from planner.grading.grade import grade
from planner.grading.types import HandMade, StandingMove
from planner.model.build import build_model
from planner.reading.monthtext import read_month
from planner.reading.types import Case
from planner.schema.limits import Side
from planner.schema.rules import RULES, limit_of
from tests.explain.cases import base, read, rules
from tests.explain.every_rule import CASES, RuleCase

KEYS = sorted(CASES)
FAR = 1e12
"""A moment that never comes."""


def having(answer: str) -> list[tuple[str, str]]:
    """The sides that are to have an answer of a kind."""
    return [key for key in KEYS if not CASES[key].lacks(answer)]


def loaded(key: tuple[str, str], folder: Path, *, soft: bool = False) -> tuple[RuleCase, Case, Dataset]:
    """The case of a rule; with the rule ``soft``, so that it has a plan and misses the rule."""
    found = CASES[key]
    sheets = found.make()
    if soft:
        sheets["Rules"] = rules((key[0], "soft", 1000, None, None))
    return found, *read(sheets, folder)


def block_of(key: tuple[str, str], case: Case, dataset: Dataset) -> Block:
    """The rule itself, at the place that its case is about."""
    index, cell = Words(case, dataset).index, CASES[key].cell
    blocks = [b for b in Elastic(dataset, deadline=FAR).blocks if (b.rule, b.side) == key]
    at = [(place_of(index, block), block) for block in blocks]
    return next(block for place, block in at if f"{case.title(place.sheet)}!{place.cell}" == cell)


def test_every_side_of_every_family_has_a_case() -> None:
    declared = {(family.id, side) for family in RULES for limit in family.limits for side in limit.sides}
    assert set(CASES) == declared
    assert {family.id for family in RULES if not family.limits} == {"actual"}


@pytest.mark.parametrize("key", KEYS, ids="-".join)
def test_cell_and_limit(key: tuple[str, str], tmp_path: Path) -> None:
    found, case, dataset = loaded(key, tmp_path)
    block, words = block_of(key, case, dataset), Words(case, dataset)
    if found.limit is None:
        with pytest.raises(LookupError):
            words.number_in(block)
    else:
        assert words.number_in(block) == found.limit


@pytest.mark.parametrize("key", KEYS, ids="-".join)
def test_clause_in_both_languages(key: tuple[str, str], tmp_path: Path) -> None:
    found, case, dataset = loaded(key, tmp_path)
    block = block_of(key, case, dataset)
    said = [Words(replace(case, language=language), dataset).clause(block) for language in ("en", "fr")]
    assert said[0] != said[1]
    if found.limit is not None and limit_of(key[0], Side(key[1])).column != "opens":
        share = found.limit < 1
        assert all(f"{100 * found.limit if share else found.limit:g}" in clause for clause in said), said


@pytest.mark.parametrize("key", having("conflict"), ids="-".join)
def test_conflict(key: tuple[str, str], tmp_path: Path) -> None:
    found, case, dataset = loaded(key, tmp_path)
    members = [m for conflict in explain_infeasible(case, dataset).conflicts for m in conflict.members]
    assert found.cell in {f"{m.sheet}!{m.cell}" for m in members if m.rule == key[0]}


@pytest.mark.parametrize("key", having("repair"), ids="-".join)
def test_repair(key: tuple[str, str], tmp_path: Path) -> None:
    found, case, dataset = loaded(key, tmp_path)
    repairs = explain_infeasible(case, dataset).repairs
    new = {str(e.new) for r in repairs for change in r.changes if change.rule == key[0] for e in change.edits}
    assert str(found.repaired) in new or f"{float(found.repaired):g}" in {  # type: ignore[arg-type]
        f"{float(one):g}" for one in new if one.replace(".", "").isdigit()
    }


@pytest.mark.parametrize("key", having("sensitivity"), ids="-".join)
def test_sensitivity(key: tuple[str, str], tmp_path: Path) -> None:
    found, case, dataset = loaded(key, tmp_path, soft=True)
    told = sensitivity(Words(case, dataset), build_model(dataset), told=50).limits
    (worth,) = [one for one in told if f"{one.sheet}!{one.cell}" == found.cell]
    assert worth.rule == key[0]
    assert worth.loosened[0] > 0 or (worth.tightened is not None and worth.tightened[0] > 0)
    assert worth.step


@pytest.mark.parametrize("key", having("blame"), ids="-".join)
def test_blame(key: tuple[str, str], tmp_path: Path) -> None:
    found, case, dataset = loaded(key, tmp_path)
    index = Words(case, dataset).index
    moves = [
        Move(index.pool(pool), index.direction(to), month_index(dataset, month), fte)
        for pool, to, month, fte in found.moves
    ]
    standing = tuple(StandingMove(m.pool, m.destination, m.month, m.fte, "Z1") for m in moves)
    broken = breaches(case, dataset, grade(dataset, moves), HandMade("Transfers", standing, {}))
    mine = [one for one in broken if one.rule == key[0]]
    assert mine, [one.text for one in broken]
    assert any(one.moves == standing for one in mine)
    stated = found.cell if key != ("mobility", "routes") else "Routes!C2"
    assert stated in {f"{one.sheet}!{one.cell}" for one in mine}


def month_index(dataset: Dataset, text: str) -> int:
    """The index of a month given as text."""
    month = read_month(text)
    assert month is not None
    return month.readings[0].since(dataset.first_month)


@pytest.mark.parametrize("key", having("why"), ids="-".join)
def test_why(key: tuple[str, str], tmp_path: Path) -> None:
    _, case, dataset = loaded(key, tmp_path, soft=True)
    held = why_cell(Asked(case, dataset), (None, None, None)).binding
    words = Words(case, dataset)
    blocks = [b for b in rule_blocks(build_model(dataset)) if (b.rule, b.side) == key]
    clauses = {words.clause(block).split(" in ")[0].split(" from ")[0].lower() for block in blocks}
    assert any(clause in told.lower() for clause in clauses for told in held), (clauses, held)


def test_mutual_aid_is_why_work_stays_undone(tmp_path: Path) -> None:
    """Work may stay undone, so that mutual aid makes no case impossible: asked why, it is named, and lifted."""
    _, case, dataset = loaded(("mutual_aid", "max"), tmp_path)
    answer = why_unmet(Asked(case, dataset), 0, 1)
    conflict = answer.consequences[0].conflict
    assert conflict is not None
    assert ("Directions", "I3") in {(m.sheet, m.cell) for m in conflict.members if m.rule == "mutual_aid"}
    assert [(e.column, e.new) for repair in answer.repairs for e in repair.edits] == [
        ("served_elsewhere", 1.0)
    ]


def test_what_happened_is_a_circumstance(tmp_path: Path) -> None:
    """``actual`` is no limit: where the past takes part in a conflict, its setting is named."""
    sheets = base()
    sheets["Settings"].append(["as of", "2012-03"])
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 60, "2012-04", 20, None]
    case, dataset = read(sheets, tmp_path)
    (conflict,) = explain_infeasible(case, dataset).conflicts
    assert ("actual", "Settings", "B6") in {(m.rule, m.sheet, m.cell) for m in conflict.members}
