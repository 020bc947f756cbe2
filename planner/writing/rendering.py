"""A workbook that is ready to be saved, made from a case's own or standing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.findings import Finding, Level
from planner.messages import finding, text
from planner.mishaps import describe_fault
from planner.reading.source import UnreadableFile, warn_of_later_save
from planner.reading.types import Case
from planner.schema.types import Language
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package, package_bytes
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.saving import write_file
from planner.spreadsheet.workbook import has_macros, suit_extension

DAMAGES = (Refusal, LookupError, ValueError, RecursionError)
"""What parts of a workbook that nothing was known to be wrong with can raise when they are changed."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a workbook file, and what was noticed while they were made.

    ``language`` is that of the messages about saving it. ``alone``: the case's own sheets are not in it.
    """

    data: bytes
    language: Language
    findings: tuple[Finding, ...] = ()
    alone: bool = False

    def save(self, path: Path, *, force: bool = False) -> Path:
        """Write the file to ``path`` and return it; raises as ``write_file`` does."""
        return write_file(self.data, path, force=force, language=self.language)


def render(package: Package, findings: Sequence[Finding] = (), *, alone: bool = False) -> Rendered:
    """The package as bytes, with the findings."""
    return Rendered(package_bytes(package), package.language, tuple(findings), alone)


def open_source(case: Case, suffix: str) -> tuple[Package, tuple[Finding, ...]]:
    """The workbook of ``case`` as it was read, for a file whose name ends in ``suffix``, and what is said of that.

    Raises:
        Refusal: the workbook cannot be opened.
    """
    package = open_package(case.source, case.language)
    suited = suit_extension(package, suffix)
    noticed = warn_of_later_save(case)
    if has_macros(package) and not has_macros(suited):
        left = finding(
            Level.WARNING, "writing.macros_left", case.language, file=case.path.name, expected=".xlsm"
        )
        noticed = (*noticed, left)
    return suited, noticed


def why_alone(case: Case, damage: BaseException) -> Finding:
    """The warning that the results go without the case's sheets, which ``damage`` kept from being taken along."""
    if isinstance(damage, Refusal):
        detail = UnreadableFile(damage, case.path, case.language).findings[0].message.rstrip(".")
    else:
        detail = text("writing.alone_fault", case.language, fault=describe_fault(damage))
    return finding(Level.WARNING, "writing.alone", case.language, file=case.path.name, detail=detail)
