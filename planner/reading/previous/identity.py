"""The plan's identity is carried three times: on its own sheet, in the properties, on Summary. Do they agree?"""

from __future__ import annotations

import re
from contextlib import suppress

from planner.reading.own_sheets import OwnSheets
from planner.reading.previous.types import Identity
from planner.reading.report import Report
from planner.schema.results import RESULTS
from planner.spreadsheet.parts import Attributes, Package, local, parse, relationships
from planner.spreadsheet.refusal import Refusal

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
    shown = _shown_on_summary(own)
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


def _shown_on_summary(own: OwnSheets) -> tuple[str, str] | None:
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
    with suppress(Refusal):
        return _properties(package)
    return {}


def saved_by(package: Package) -> str:
    """Who saved the workbook last, as their program says it; "" where it says nothing."""
    with suppress(Refusal):
        return _last_author(package)
    return ""


def _last_author(package: Package) -> str:
    part = next(
        (target for kind, target in relationships(package, "").values() if kind == "core-properties"), ""
    )
    inside: list[str] = []
    found: list[str] = []

    def start(element: str, _attributes: Attributes) -> None:
        inside[:] = [local(element)]

    def text(data: str) -> None:
        if inside == ["lastModifiedBy"]:
            found.append(data)

    if part and package.has(part):
        parse(package.part(part), part, start, lambda _element: inside.clear(), text)
    return "".join(found).strip()


def _properties(package: Package) -> dict[str, str]:
    part = next(
        (target for kind, target in relationships(package, "").values() if kind == "custom-properties"), ""
    )
    found: dict[str, str] = {}
    name: list[str] = []

    def start(element: str, attributes: Attributes) -> None:
        if local(element) == "property":
            name[:] = [attributes.get("name", "")]

    def text(data: str) -> None:
        if name:
            found[name[0]] = found.get(name[0], "") + data

    if part and package.has(part):
        parse(package.part(part), part, start, text=text)
    return {key: value.strip() for key, value in found.items()}
