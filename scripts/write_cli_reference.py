"""Writes docs/cli.md: the help of every command, as the commands themselves give it."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.group import planner
from planner.cli.help import command_help, overview
from planner.cli.table import COMMANDS

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"

_INTRODUCTION = """# The command line

Written by `scripts/write_cli_reference.py` from the help of the commands; change that, not this page.
"""


def reference() -> str:
    """The page: an overview, then each command in the order of the help."""
    root = click.Context(planner, info_name="planner")
    sections = [_INTRODUCTION, _block("planner", overview("en"))]
    for name in COMMANDS:
        command = planner.get_command(root, name)
        if command is None:
            raise LookupError(name)
        context = click.Context(command, info_name=name, parent=root)
        sections.append(_block(f"planner {name}", command_help(command, context, "en")))
    return "\n".join(sections)


def _block(title: str, words: str) -> str:
    return f"## {title}\n\n```text\n{words}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
