"""Which result sheets there are: a new one is a ``write_<sheet>(book)`` function and a line here.

Sheets that few plans have are imported when one has them: together they take a hundredth of a short solve.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.history.past import compare_past
from planner.plan.types import Plan
from planner.writing.sheets.actuals import write_realised
from planner.writing.sheets.book import Book
from planner.writing.sheets.chances import has_chances, write_chances
from planner.writing.sheets.changes import write_changes
from planner.writing.sheets.charts import write_charts
from planner.writing.sheets.checks import write_checks
from planner.writing.sheets.costs import write_costs
from planner.writing.sheets.findings import write_findings
from planner.writing.sheets.history import write_history
from planner.writing.sheets.identity import write_identity
from planner.writing.sheets.outsourcing_plan import write_outsourcing_plan
from planner.writing.sheets.pool_stock import write_pool_stock
from planner.writing.sheets.staff import write_staff
from planner.writing.sheets.summary import write_summary
from planner.writing.sheets.training import write_training
from planner.writing.sheets.transfers import write_transfers
from planner.writing.sheets.what_if import write_what_if


def write_plan_proof(book: Book) -> None:
    """The proof of a plan that was asked to have one."""
    from planner.proof.types import proof_of
    from planner.writing.sheets.proof import write_proof

    proof = proof_of(book.plan)
    if proof is not None:
        write_proof(book, proof)


def write_plan_sensitivity(book: Book) -> None:
    """What limits a plan that was asked to say so."""
    from planner.writing.sheets.sensitivity import write_sensitivity

    write_sensitivity(book)


WRITERS: dict[str, Callable[[Book], None]] = {
    "transfers": write_transfers,
    "pool_stock": write_pool_stock,
    "training": write_training,
    "outsourcing_plan": write_outsourcing_plan,
    "staff": write_staff,
    "chances": write_chances,
    "costs": write_costs,
    "what_if": write_what_if,
    "changes": write_changes,
    "realised": write_realised,
    "history": write_history,
    "findings": write_findings,
    "sensitivity": write_plan_sensitivity,
    "proof": write_plan_proof,
    "checks": write_checks,
    "summary": write_summary,
    "charts": write_charts,
    "identity": write_identity,
}
"""Key of ``RESULTS`` → writer, in the order of writing: a sheet comes after those that its formulas refer to."""


def _has_proof(plan: Plan) -> bool:
    if not plan.notes:
        return False
    from planner.proof.types import proof_of

    return proof_of(plan) is not None


_PRESENT: dict[str, Callable[[Plan], bool]] = {
    "chances": has_chances,
    "sensitivity": lambda plan: plan.sensitivity is not None,
    "proof": _has_proof,
    "changes": lambda plan: plan.changes is not None,
    "realised": lambda plan: compare_past(plan) is not None,
}
"""Key of a sheet that not every plan has → whether a plan has it."""


def is_present(key: str, plan: Plan) -> bool:
    """Whether ``plan`` has the sheet ``key``: what it has nothing to say of has none."""
    return key not in _PRESENT or _PRESENT[key](plan)
