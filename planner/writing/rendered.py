"""A workbook that is ready to be saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.findings import Finding
from planner.schema.types import Language
from planner.spreadsheet.package import Package, package_bytes
from planner.spreadsheet.saving import write_file


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a workbook file, and what was noticed while they were made.

    ``language`` is that of the messages about saving it.
    """

    data: bytes
    language: Language
    findings: tuple[Finding, ...] = ()

    def save(self, path: Path, *, force: bool = False) -> Path:
        """Write the file to ``path`` and return it; raises as ``write_file`` does."""
        return write_file(self.data, path, force=force, language=self.language)


def rendered(package: Package, findings: Sequence[Finding] = ()) -> Rendered:
    """The package as bytes, with the findings."""
    return Rendered(package_bytes(package), package.language, tuple(findings))
