"""What scenarios made of a plan's in-house share: from where to where, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.plan.types import Plan

NOTE = "band"
"""Under which a plan's notes hold its band."""


@dataclass(frozen=True, slots=True)
class Band:
    """Over the scenarios that have a plan, the case as it is among them: ``low`` and ``high`` share by month.

    ``count`` is how many scenarios there are beside the case as it is, ``names`` are the first of them. NaN where no
    work is due.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    names: tuple[str, ...]
    count: int


def band_in(plan: Plan) -> Band | None:
    """The band that a plan was given; None where no scenarios were."""
    found = plan.notes.get(NOTE)
    return found if isinstance(found, Band) else None
