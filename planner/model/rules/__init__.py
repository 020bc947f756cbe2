"""The rule families, one function each, named as the family and as its rows.

``opening`` and ``actual`` have no rows: they decide which columns exist and which are fixed (see ``variables``).
"""

from __future__ import annotations

from collections.abc import Callable

from planner.model.formulation import Formulation
from planner.model.rules import groups, staffing, transfers, work
from planner.schema.rules import RULE_IDS, Mode

FAMILIES: dict[str, Callable[[Formulation], None]] = {
    "envelope": transfers.envelope,
    "minimum_staff": staffing.minimum_staff,
    "maximum_staff": staffing.maximum_staff,
    "training_seats": staffing.training_seats,
    "pool_floor": transfers.pool_floor,
    "release_rate": transfers.release_rate,
    "release_total": transfers.release_total,
    "mobility": transfers.mobility,
    "outsourced_share": work.outsourced_share,
    "activity_outsourcing": work.activity_outsourcing,
    "partner_capacity": work.partner_capacity,
    "partner_commitment": work.partner_commitment,
    "partner_change": work.partner_change,
    "mutual_aid": work.mutual_aid,
    "accompaniment": staffing.accompaniment,
    "decision": transfers.decision,
    "training_group": groups.training_group,
}

WITHOUT_ROWS = frozenset({"opening", "actual"})
"""Families that decide which transfers and which work exist, instead of adding rows."""

_MISSING = set(RULE_IDS) ^ (set(FAMILIES) | WITHOUT_ROWS)
if _MISSING:
    raise LookupError(f"rule families without a function, or functions without a family: {sorted(_MISSING)}")


def add_rules(formulation: Formulation) -> None:
    """Adds the rows of every family that is not off."""
    for rule, family in FAMILIES.items():
        if formulation.dataset.mode(rule) != Mode.OFF:
            family(formulation)
