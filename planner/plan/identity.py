"""Who a plan is: the identity that it carries, and the one that a new version gets."""

from __future__ import annotations

import getpass
import hashlib
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.reading.previous.types import Identity
from planner.schema.digits import whole_number

if TYPE_CHECKING:
    from planner.plan.types import Plan

EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable: seconds since 1970 that stand for the time, so that equal input gives an equal file."""

_NOBODY = frozenset(
    {"root", "administrator", "administrateur", "admin", "system", "daemon", "nobody", "user"}
)
"""Accounts that are nobody's: such a name says not whose plan it is."""

_DIGITS = 12
_LAST_SECOND = 253402300799  # of the year 9999


def next_identity(plan: Plan, author: str = "") -> Identity:
    """The identity of ``plan``: the next version of the plan that its case holds, or the first of a new one.

    ``author`` is by default who saved the workbook last, or the name of the account. Nothing is random: equal input
    gives an equal identity, but for the time (see ``EPOCH``).

    Raises:
        ValueError: the solve left no plan.
    """
    case, before = plan.case, plan.case.previous
    known = before is not None and before.complete
    name = before.identity.plan if before is not None and known else _digest("plan", case.fingerprint)
    version = before.identity.version + 1 if before is not None and known else 1
    parent = before.identity.id if before is not None and known else ""
    transfers = plan.quantities.transfers.round(6) + 0.0
    numbers = hashlib.sha256(transfers.tobytes()).hexdigest()
    return Identity(
        plan=name,
        version=version,
        id=_digest("version", name, str(version), parent, case.fingerprint, numbers),
        parent=parent,
        author=author or case.saved_by or account(),
        time=now(),
        planner=program_version(),
        solver=f"{plan.solution.solver.name} {plan.solution.solver.version}".strip(),
        fingerprint=case.fingerprint,
    )


def account() -> str:
    """The name of the user's account, "" where the system tells none or it is nobody's."""
    try:
        name = getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
    return "" if name.casefold() in _NOBODY else name


def now() -> str:
    """The time in UTC, to the second; that of ``EPOCH`` where it is set."""
    seconds = whole_number(os.environ.get(EPOCH, ""))
    known = seconds is not None and seconds <= _LAST_SECOND
    moment = datetime.fromtimestamp(seconds or 0, UTC) if known else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def program_version() -> str:
    """This program's own version, "-" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("transfer-planner")
    except PackageNotFoundError:
        return "-"


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:_DIGITS]
