"""A proof in words: what is claimed of a plan, and the lines whose sum no plan can satisfy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.display import priority_name
from planner.messages import exists, number, text
from planner.proof.types import Claim, Proof
from planner.schema.languages import Language
from planner.schema.rules import GOALS, RULE_IDS, rule
from planner.schema.units import unit_text

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.model.build import Model
    from planner.reading.types import Case


@dataclass(frozen=True, slots=True)
class SummedLine:
    """One rule of a sum that cannot be: its clause, weight, and what it adds; above 0 where it is needed. FTE."""

    text: str
    weight: float
    amount: float
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The sum in which the rules contradict one another: ``needed`` is above ``possible``, both in FTE."""

    lines: tuple[SummedLine, ...]
    needed: float
    possible: float


def claim_sentences(proof: Proof, dataset: Dataset, language: Language) -> Iterator[str]:
    """A sentence for each claim, then what the proof leaves open."""
    for claim in proof.claims:
        yield _claim(claim, dataset, language)
    if proof.relaxed:
        yield text("proof.relaxed", language)
    if proof.left_out:
        yield text("proof.left_out", language, goals=priority_name(proof.left_out, language))


def _claim(claim: Claim, dataset: Dataset, language: Language) -> str:
    code = "proof.best" if claim.closed else "proof.tolerated" if claim.tolerated else "proof.open"
    unit = next(goal.unit for goal in GOALS if goal.id in claim.goals)
    return text(
        code,
        language,
        goals=priority_name(claim.goals, language),
        value=number(claim.value, language, 3),
        bound=number(float(claim.bound.value), language, 3),
        unit=unit_text(unit, language, dataset.currency),
        gap=number(100 * max(claim.gap, 0.0), language, 3),
        tolerance=number(100 * claim.tolerance, language, 3),
        caps=text("proof.caps", language) if claim.caps else "",
    )


def family_name(family: str, language: Language) -> str:
    """A rule family or definition as people call it."""
    if family in RULE_IDS:
        return rule(family).label.text(language)
    code = f"proof.family.{family}"
    return text(code, language) if exists(code) else text("proof.family.other", language)


def contradiction(proof: Proof, case: Case, model: Model) -> Contradiction:
    """The rules whose sum cannot be, with their weights; those that ask for something first.

    Raises:
        ValueError: the proof is about a plan.
    """
    from planner.explain.blocks import rule_blocks
    from planner.explain.phrases import Words, sentence

    bound = proof.impossible
    if bound is None:
        raise ValueError("the proof is about a plan")
    words = Words(case, model.dataset)
    scale = max((abs(bound.multipliers[i]) for i in bound.rows), default=Fraction(1)) or Fraction(1)
    lines = []
    for block in rule_blocks(model):
        part = block.part([at for at, i in enumerate(block.rows) if i in bound.multipliers])
        if part.rows:
            amount = sum((bound.rows.get(i, Fraction(0)) for i in part.rows), Fraction(0)) / scale
            weight = max((bound.multipliers[i] for i in part.rows), key=abs) / scale
            source = proof.statement.sources[part.rows[0]]
            lines.append(
                SummedLine(
                    sentence(words.clause(part)), float(abs(weight)), float(amount), source.sheet, source.cell
                )
            )
    lines.sort(key=lambda line: (line.amount <= 0, -abs(line.amount), line.text))
    needed = sum((part for part in bound.rows.values() if part > 0), Fraction(0)) / scale
    return Contradiction(tuple(lines), float(needed), float(needed - bound.value / scale))
