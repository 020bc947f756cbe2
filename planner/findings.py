"""What a check found: one fault or oddity, with its place and what to do about it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field, replace


class Level(enum.StrEnum):
    """How much a finding matters: an error stops the solve, a warning is odd but legal."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry of the list that ``planner check`` prints and the Findings sheet holds.

    ``sheet`` and ``cell`` are as in the user's file ("" where the finding concerns no place);
    ``found`` and ``expected`` are short texts; ``message`` is a whole sentence in the user's language.
    ``code`` is the entry of the message catalogue that the finding comes from, ``language`` the one of ``message``
    ("" where it is not known).
    """

    level: Level
    code: str
    message: str
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""
    nearest: str = ""
    language: str = field(default="", compare=False)

    def as_json(self) -> dict[str, str]:
        """The finding as an object of the machine output."""
        return {
            "level": self.level.value,
            "code": self.code,
            "sheet": self.sheet,
            "cell": self.cell,
            "found": self.found,
            "expected": self.expected,
            "nearest": self.nearest,
            "message": self.message,
        }


def as_warning(found: Finding) -> Finding:
    """The same finding where it stops nothing."""
    return replace(found, level=Level.WARNING) if found.level is Level.ERROR else found


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop a solve."""
    return [finding for finding in findings if finding.level is Level.ERROR]


class BadInput(Exception):  # noqa: N818 - read as a noun in messages and documentation
    """The workbook cannot be solved as it is; ``findings`` says why, every fault at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(f.message for f in errors(self.findings)))
