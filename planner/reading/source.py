"""The file that a case was read from: why it is refused, and whether it has changed since."""

from __future__ import annotations

from pathlib import Path

from planner.findings import BadInput, Finding, Level
from planner.messages import finding
from planner.reading.report import Report
from planner.reading.types import Case
from planner.schema.types import Language
from planner.spreadsheet.refusal import Refusal


def warn_of_later_save(case: Case) -> tuple[Finding, ...]:
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


class UnreadableFile(BadInput):
    """A whole file is refused; the single finding is in ``language``, in English where none is known yet."""

    def __init__(self, refusal: Refusal, path: Path, language: Language | None) -> None:
        self.refusal, self.path, self.language = refusal, path, language
        report = Report(language or "en")
        report.add(
            Level.ERROR,
            refusal.code,
            refusal.sheet,
            refusal.cell,
            nearest=refusal.nearest,
            file=path.name or str(path),
            **refusal.places,
        )
        super().__init__(report.findings)

    def say_in(self, language: Language) -> UnreadableFile:
        """The same in ``language``, unless the language was known."""
        return self if self.language else UnreadableFile(self.refusal, self.path, language)
