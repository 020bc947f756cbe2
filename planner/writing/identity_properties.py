"""The plan's identity among the document's properties, where it stays when sheets are copied about."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from planner.reading.previous.identity import PROPERTY

if TYPE_CHECKING:
    from planner.plan.types import Plan
    from planner.spreadsheet.package import Package


def with_identity(package: Package, plan: Plan) -> Package:
    """``package`` with the fields of the plan's identity as text properties; as it is where the plan has none."""
    from planner.spreadsheet.properties import set_custom_properties

    said = identity_properties(plan)
    return set_custom_properties(package, said) if said else package


def identity_properties(plan: Plan) -> dict[str, str]:
    """Name of a document property → its text; none where the plan has no identity."""
    if plan.version is None:
        return {}
    identity = plan.version.identity
    return {f"{PROPERTY}{field.name}": str(getattr(identity, field.name)) for field in fields(identity)}
