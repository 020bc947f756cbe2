"""A copy of a plan workbook with the sheet Proof; everything else of it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.writing.one_sheet import render_with_sheet

if TYPE_CHECKING:
    from planner.plan.types import Plan
    from planner.proof.types import Proof
    from planner.writing.rendering import Rendered


def render_proof(plan: Plan, proof: Proof, suffix: str) -> Rendered:
    """The workbook of ``plan.case``, as it was read, with the sheet Proof, for a file whose name ends in ``suffix``.

    Where the case's own sheets cannot be taken along, Proof is in a workbook of its own, and that is said.
    """
    from planner.writing.sheets.proof import write_proof

    return render_with_sheet(plan, suffix, "proof", lambda book: write_proof(book, proof))
