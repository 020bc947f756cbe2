"""Faults of this program in what a plan can do without: they are said, and cost no plan."""

from __future__ import annotations

from collections.abc import Callable

from planner.findings import BadInput, Finding, Level
from planner.messages import finding
from planner.schema.languages import Language


def report_mishap(fault: Exception) -> None:
    """Hand ``fault`` with its traceback to the logger ``planner``; tests raise it instead, so that none hides."""
    import logging

    logging.getLogger("planner").debug("%s", describe_fault(fault), exc_info=fault)


def describe_fault(fault: BaseException) -> str:
    """The fault in one line: its kind, and what it says."""
    return f"{type(fault).__name__}: {fault}".removesuffix(": ")


def mishap_finding(code: str, language: Language, fault: BaseException, *, sheets: str = "") -> Finding:
    """The warning ``code``, whose message names the ``{fault}`` and the ``{sheets}``."""
    return finding(Level.WARNING, code, language, fault=describe_fault(fault), sheets=sheets)


def or_without[T](step: Callable[[], T], without: Callable[[Finding], T], code: str, language: Language) -> T:
    """What ``step`` gives; where a fault of ours ends it, what ``without`` gives of the warning ``code``.

    Raises:
        BadInput, OSError: as ``step`` does: those are no faults of ours.
    """
    try:
        return step()
    except (BadInput, OSError):
        raise
    except Exception as fault:
        report_mishap(fault)
        return without(mishap_finding(code, language, fault))
