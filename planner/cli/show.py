"""Puts words on the terminal: findings on stderr, results on stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

import click

from planner.cli.session import Session
from planner.cli.streams import put

if TYPE_CHECKING:
    from planner.findings import Finding
    from planner.report.findings import Paint

_COLOURS = {"error": "red", "warning": "yellow", "good": "green", "heading": "cyan", "title": None}


def print_json(content: Mapping[str, object]) -> None:
    """One object on stdout. ASCII, so that it passes through any console and pipe."""
    import json

    put(json.dumps(content, indent=2, allow_nan=False))


def answer(
    session: Session,
    content: Callable[[], Mapping[str, object]],
    lines: Callable[[], Sequence[str]],
    findings: Sequence[Finding] = (),
) -> None:
    """What a command found: one object where ``--json`` asks for it, else the findings and, unless quiet, the lines."""
    if session.json:
        print_json(content())
        return
    print_findings(findings, session)
    if not session.quiet:
        put("\n".join(lines()))


def print_findings(findings: Sequence[Finding], session: Session, title: str = "") -> None:
    """The findings on stderr, errors first; nothing where there are none. Quiet: errors only.

    Headings are in the language of the sentences: that of a workbook which could not be read to its end, where the
    user named none.
    """
    from planner.findings import Level
    from planner.report.findings import describe_findings

    shown = [one for one in findings if not session.quiet or one.level == Level.ERROR]
    language = next((one.language for one in shown if one.language), session.language)
    for line in describe_findings(shown, language, title=title, width=width(), paint=painter(sys.stderr)):
        put(line, err=True)


def painter(stream: TextIO | None) -> Paint:
    """Colours for a terminal whose user has not set NO_COLOR; none for anything else."""
    from planner.report.findings import plain

    if stream is None or not stream.isatty() or os.environ.get("NO_COLOR"):
        return plain
    return lambda words, role: click.style(words, fg=_COLOURS[role], bold=True)


def width() -> int:
    """Columns to write in: those of the terminal, within what is comfortable to read."""
    import shutil

    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))
