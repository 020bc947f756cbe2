"""Puts words on the terminal: findings on stderr, results on stdout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence

import click

from planner.cli.session import Session
from planner.findings import Finding
from planner.report.findings import describe_findings

_COLOURS = {"error": "red", "warning": "yellow", "heading": "cyan"}


def print_json(content: Mapping[str, object]) -> None:
    """One object on stdout. ASCII, so that it passes through any console and pipe."""
    click.echo(json.dumps(content, indent=2, allow_nan=False))


def print_findings(findings: Sequence[Finding], session: Session, title: str = "") -> None:
    """The findings on stderr, errors first; nothing where there are none. Quiet: errors only."""

    def paint(words: str, role: str) -> str:
        return click.style(words, fg=_COLOURS[role], bold=True) if session.coloured() else words

    shown = [one for one in findings if not session.quiet or one.level == "error"]
    for line in describe_findings(shown, session.language, title=title, width=width(), paint=paint):
        click.echo(line, err=True)


def width() -> int:
    """Columns to write in: those of the terminal, within what is comfortable to read."""
    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))
