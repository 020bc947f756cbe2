"""Findings as people read them on a terminal: errors first, each with its place and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.findings import Finding, Level
from planner.messages import text
from planner.report.lines import wrap
from planner.schema.types import Language

Paint = Callable[[str, str], str]
"""Colours words by their role: ``error``, ``warning``, ``good``, ``title`` or ``heading``."""

_INDENT = " " * 6

_MANY, _TOLD, _CELLS = 6, 3, 8
"""Findings alike beyond which only the first few are told in full, and how many cells of the others are named."""


def plain(words: str, _role: str) -> str:
    """No colours."""
    return words


def describe_findings(
    findings: Iterable[Finding], language: Language, *, title: str = "", width: int = 80, paint: Paint = plain
) -> list[str]:
    """One block of lines per level that occurs, in the order in which they matter; a lone error in a sentence."""
    listed = list(findings)
    if len(listed) == 1 and listed[0].level is Level.ERROR and not place(listed[0]):
        alone = text("report.alone", language, message=listed[0].message)
        return [paint(line, Level.ERROR) for line in _wrap(alone, width, "")]
    lines: list[str] = []
    for level in Level:
        group = [finding for finding in listed if finding.level is level]
        if group:
            role = "heading" if level is Level.INFO else level.value
            heading = text(_heading(level, len(group)), language, count=len(group))
            lines.append(paint(f"{heading} · {title}" if title else heading, role))
            for finding, alike in _group(group):
                lines += _entry(finding, language, width, paint)
                lines += _wrap(_more(alike, language), width, _INDENT) if alike else []
    return lines


def _group(findings: Sequence[Finding]) -> Iterator[tuple[Finding, list[Finding]]]:
    """Each finding that is told in full; beside the last of many that are alike, the others."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.sheet, finding.expected), []).append(finding)
    for finding in findings:
        group = alike[finding.code, finding.sheet, finding.expected]
        told = group if len(group) <= _MANY else group[:_TOLD]
        if any(finding is one for one in told):
            yield finding, group[len(told) :] if finding is told[-1] else []


def _more(alike: Sequence[Finding], language: Language) -> str:
    """How many more there are, and where."""
    cells = [finding.cell or finding.sheet for finding in alike]
    listed = ", ".join(cells[:_CELLS]) + (f" … {cells[-1]}" if len(cells) > _CELLS else "")
    return text("report.more_alike", language, count=len(alike), cells=listed)


def count(findings: Iterable[Finding], language: Language) -> str:
    """``2 errors, 1 warning``; "" where there are none."""
    levels = [finding.level for finding in findings]
    return ", ".join(
        text(_heading(level, levels.count(level)), language, count=levels.count(level))
        for level in Level
        if level in levels
    )


def place(finding: Finding) -> str:
    """``Directions!C7``, ``Directions``, or "" where the finding concerns no place."""
    return f"{finding.sheet}!{finding.cell}" if finding.sheet and finding.cell else finding.sheet


def _heading(level: Level, number: int) -> str:
    return f"report.{level.value}{'' if number == 1 else 's'}"


def _entry(finding: Finding, language: Language, width: int, paint: Paint) -> list[str]:
    where = "" if _says_where(finding) else place(finding)
    words = f"{where}  {finding.message}" if where else finding.message
    lines = _wrap(words, width, "  ") + _wrap(_detail(finding, language), width, _INDENT)
    if where:
        lines[0] = lines[0].replace(where, paint(where, "heading"), 1)
    return lines


def _says_where(finding: Finding) -> bool:
    """Whether the sentence names its sheet and cell by itself."""
    return finding.sheet in finding.message and finding.cell in finding.message


def _wrap(words: str, width: int, indent: str) -> list[str]:
    return wrap(words, width, indent, _INDENT)


def _detail(finding: Finding, language: Language) -> str:
    """What was found, expected and near, where the sentence does not say so already."""
    parts = {"found": finding.found, "expected": finding.expected, "nearest": finding.nearest}
    said = finding.message
    return " · ".join(
        text(f"report.{name}", language, value=value)
        for name, value in parts.items()
        if value and value not in said
    )
