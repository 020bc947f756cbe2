"""The plan's identity is carried three times: on its own sheet, in the properties, on Summary. Do they agree?"""

from __future__ import annotations

import re

from planner.reading.own_sheets import OwnSheets
from planner.reading.previous.types import Identity
from planner.reading.report import Report
from planner.schema.results import RESULTS
from planner.spreadsheet.package import Package
from planner.spreadsheet.properties import custom_properties
from planner.spreadsheet.relations import related_part

PROPERTY = "planner."
"""Begins the names of the document properties that hold the identity."""

_SHOWN = re.compile(r"\b([0-9a-f]{12})\b\D*(?:version|v)\s*([0-9]+)")
_SEARCHED = 8


def check_identities(identity: Identity, package: Package, own: OwnSheets, report: Report) -> None:
    """A warning for the properties, and for the Summary, where they name another plan or version.

    Programs that keep no properties leave nothing to compare, and say nothing wrong.
    """
    sheet = own.grids["identity"].title
    said = document_properties(package)
    plan, version = said.get(f"{PROPERTY}plan", ""), said.get(f"{PROPERTY}version", "").partition(".")[0]
    if plan and (plan, version) != (identity.plan, str(identity.version)):
        _disagree("history.properties_disagree", sheet, identity, plan, version, report)
    shown = _identity_on_summary(own)
    if shown is not None and shown != (identity.plan, str(identity.version)):
        _disagree("history.summary_disagrees", sheet, identity, *shown, report)


def _disagree(code: str, sheet: str, identity: Identity, plan: str, version: str, report: Report) -> None:
    report.warning(
        code,
        sheet,
        found=f"{plan} · {version}",
        expected=f"{identity.plan} · {identity.version}",
        plan=identity.plan,
        version=identity.version,
        other_plan=plan,
        other_version=version,
        summary=RESULTS["summary"].text(report.language),
    )


def _identity_on_summary(own: OwnSheets) -> tuple[str, str] | None:
    """Plan and version in the first rows of the Summary; None where nothing there looks like them."""
    grid = own.grids.get("summary")
    for row in grid.values[:_SEARCHED] if grid else ():
        for raw in row:
            found = _SHOWN.search(raw) if isinstance(raw, str) else None
            if found:
                return found[1], found[2]
    return None


def document_properties(package: Package) -> dict[str, str]:
    """The custom document properties as texts, whatever their types; none where they are damaged."""
    return {key: value.strip() for key, value in custom_properties(package).items()}


def last_author(package: Package) -> str:
    """Who saved the workbook last, as their program says it; "" where it says nothing."""
    part = related_part(package, "", "core-properties")
    document = package.sound_document(part) if part is not None else None
    author = document.root.child("lastModifiedBy") if document is not None else None
    return "" if document is None or author is None else document.text(author).strip()
