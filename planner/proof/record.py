"""A proof as a file that any program can check: numbers as they are, prices as fractions."""

from __future__ import annotations

import hashlib
import json
from math import isinf
from typing import Any

from planner.proof.exact import Bound
from planner.proof.prove import subtotals
from planner.proof.types import Claim, Proof, Statement

FORMAT = "transfer plan proof 2"


def proof_object(proof: Proof) -> dict[str, Any]:
    """The whole proof, for JSON. ``digest`` is the SHA-256 of all the rest as ``canonical`` writes it."""
    content = {
        "format": FORMAT,
        "plan": {"id": proof.plan, "version": proof.version, "goals": dict(proof.goals)},
        "relaxed": proof.relaxed,
        "left_out": list(proof.left_out),
        "statement": statement_object(proof.statement),
        "claims": [_claim(proof, claim) for claim in proof.claims],
        "impossible": None
        if proof.impossible is None
        else _bound(proof.impossible, len(proof.statement.rows)),
    }
    return {**content, "digest": hashlib.sha256(canonical(content)).hexdigest()}


def canonical(content: dict[str, Any]) -> bytes:
    """A proof without its digest, as one text that is the same whoever writes it."""
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def statement_object(statement: Statement) -> dict[str, Any]:
    """Columns (name, bounds) and rows (name, family, cell, bounds, terms), and the goals; no bound is null."""
    arrays = statement.arrays
    starts, numbers = arrays.starts.tolist(), arrays.columns.tolist()
    coefficients = arrays.coefficients.tolist()
    lower, upper = arrays.row_lower.tolist(), arrays.row_upper.tolist()
    return {
        "columns": [
            [name, _finite(low), _finite(high)]
            for name, low, high in zip(
                statement.columns, arrays.column_lower.tolist(), arrays.column_upper.tolist(), strict=True
            )
        ],
        "rows": [
            {
                "name": row.name,
                "family": row.rule,
                "sheet": source.sheet,
                "cell": source.cell,
                "lower": _finite(lower[i]),
                "upper": _finite(upper[i]),
                "terms": [
                    [j, value]
                    for j, value in zip(
                        numbers[starts[i] : starts[i + 1]],
                        coefficients[starts[i] : starts[i + 1]],
                        strict=True,
                    )
                ],
            }
            for i, (row, source) in enumerate(zip(statement.rows, statement.sources, strict=True))
        ],
        "goals": {
            goal: {"constant": constant, "terms": [[j, value] for j, value in terms.items()]}
            for goal, (terms, constant) in statement.goals.items()
        },
    }


def _claim(proof: Proof, claim: Claim) -> dict[str, Any]:
    return {
        "goals": dict(claim.goals),
        "value": claim.value,
        "caps": [
            {"claim": cap.priority, "limit": cap.limit, "proven": str(cap.proven), "slack": cap.slack}
            for cap in claim.caps
        ],
        "families": {family: str(part) for family, part in subtotals(proof, claim).items()},
        **_bound(claim.bound, len(proof.statement.rows)),
    }


def _bound(bound: Bound, rows: int) -> dict[str, Any]:
    """The bound and the prices: of the statement's rows by number, and of the caps in their order."""
    return {
        "bound": str(bound.value),
        "allowance": str(bound.allowance),
        "prices": {str(i): str(price) for i, price in bound.multipliers.items() if i < rows},
        "cap_prices": {str(i - rows): str(price) for i, price in bound.multipliers.items() if i >= rows},
    }


def _finite(value: float) -> float | None:
    return None if isinf(value) else value
