"""How a solve can end, and what can become of a rule in a plan."""

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


class RuleStatus(enum.StrEnum):
    """What became of a rule family: ``past`` where only the past breaks it, ``unused`` where the case has no line of it."""

    KEPT = "kept"
    BINDING = "binding"
    MISSED = "missed"
    PAST = "past"
    UNUSED = "unused"
    OFF = "off"
