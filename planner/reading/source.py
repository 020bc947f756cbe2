"""The file that a case was read from, and whether it has changed since."""

from __future__ import annotations

from planner.findings import Finding, Level
from planner.messages import finding
from planner.reading.types import Case


def saved_meanwhile(case: Case) -> tuple[Finding, ...]:
    """A warning where the file of ``case`` holds something else now than when it was read; nothing otherwise.

    A file that is gone, or cannot be read any more, says nothing about its contents.
    """
    try:
        same = not case.path.is_file() or case.path.read_bytes() == case.source
    except OSError:
        return ()
    if same:
        return ()
    return (finding(Level.WARNING, "reading.saved_meanwhile", case.language, file=case.path.name),)
