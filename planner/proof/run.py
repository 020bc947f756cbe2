"""From a workbook to a proof of the plan that it holds, or of there being none."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.findings import BadInput, Finding, Level
from planner.messages import finding
from planner.model.build import build_model
from planner.plan.types import Plan, Solution, SolverReport, Status
from planner.proof.prove import prove_impossible, prove_plan
from planner.proof.types import Proof
from planner.proof.words import Contradiction, contradiction

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case


SECONDS = 60.0
"""Time to find the rules that contradict one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Proven:
    """A proof, the case and data that it is about, and ``why`` no plan exists, where none does."""

    case: Case
    dataset: Dataset
    proof: Proof
    why: Contradiction | None
    findings: tuple[Finding, ...] = ()

    def as_plan(self) -> Plan:
        """The case as a plan without numbers, for what is written from one."""
        status = Status.OPTIMAL if self.why is None else Status.INFEASIBLE
        return Plan(self.case, self.dataset, Solution(status, SolverReport("", "", 0.0)))


def prove_case(case: Case, dataset: Dataset, findings: tuple[Finding, ...] = ()) -> Proven:
    """The proof for the plan that the workbook of ``case`` holds, or that ``dataset`` has none.

    ``dataset`` holds the margins of the plan, and no plan to keep to.

    Raises:
        BadInput: the workbook holds no plan though one may exist, or its inputs were edited since.
    """
    previous = case.previous
    if previous is None:
        try:
            proof, clashing = prove_impossible(case, dataset, time.monotonic() + SECONDS)
        except ValueError:
            code = "proof.no_plan" if dataset.in_fractions else "proof.no_whole_plan"
            raise _refusal(case, code) from None
        return Proven(case, dataset, proof, contradiction(proof, case, clashing), findings)
    identity = previous.identity
    goals = previous.goals()
    if goals is None or identity.fingerprint != case.fingerprint:
        raise _refusal(case, "proof.edited")
    model = build_model(replace(dataset, agreed=None))
    left_out = _after_stability(dataset) if identity.parent else ()
    proof = prove_plan(case, model, goals, plan=identity.id, version=identity.version, left_out=left_out)
    return Proven(case, dataset, proof, None, findings)


def _after_stability(dataset: Dataset) -> tuple[str, ...]:
    """The goals that were pursued only after staying close to a version that the file does not hold."""
    priority = {goal.id: goal.priority for goal in dataset.goals}
    stability = priority.get("stability")
    if stability is None:
        return ()
    return tuple(goal for goal, number in priority.items() if number is not None and number >= stability)


def _refusal(case: Case, code: str) -> BadInput:
    return BadInput([finding(Level.ERROR, code, case.language, file=case.path.name)])
