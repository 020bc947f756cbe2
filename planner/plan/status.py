"""How a solve can end: apart from the other types, for the help of a command knows it and not them."""

from __future__ import annotations

import enum


class Status(enum.StrEnum):
    """How a solve ended. Values exist for ``optimal``, and for ``limit`` where a plan was found in time."""

    OPTIMAL = "optimal"
    LIMIT = "limit"
    INFEASIBLE = "infeasible"
    UNBOUNDED = "unbounded"
    FAILED = "failed"
    INVALID = "invalid"
