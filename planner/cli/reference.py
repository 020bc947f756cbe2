"""The pages docs/cli.md and docs/fr/cli.md: the help of every command, as the commands themselves give it.

``python -m planner.cli.reference > docs/cli.md`` writes the first again; with ``fr``, the second.
"""

from __future__ import annotations

import sys

import click

from planner.cli.group import planner
from planner.cli.help import command_help, overview
from planner.cli.table import COMMANDS
from planner.schema.languages import Language

_INTRODUCTIONS: dict[Language, str] = {
    "en": """# The command line

Written by `python -m planner.cli.reference > docs/cli.md` from the help of the commands; change that, not this page.
""",
    "fr": """# La ligne de commande

Page écrite par `python -m planner.cli.reference fr > docs/fr/cli.md` d'après l'aide des commandes ; modifiez celle-ci.
""",
}


def reference(language: Language = "en") -> str:
    """The page: an overview, then each command in the order of the help."""
    root = root_context()
    sections = [_INTRODUCTIONS[language], _section("planner", overview(language))]
    for name in COMMANDS:
        command = planner.get_command(root, name)
        if command is None:
            raise LookupError(name)
        context = click.Context(command, info_name=name, parent=root)
        sections.append(_section(f"planner {name}", command_help(command, context, language)))
    return "\n".join(sections)


def root_context() -> click.Context:
    """The context in which the commands are explained, with the settings of the group."""
    return click.Context(planner, info_name="planner", **planner.context_settings)


def _section(title: str, words: str) -> str:
    return f"## {title}\n\n```text\n{words}\n```\n"


if __name__ == "__main__":
    click.echo(reference(sys.argv[1] if sys.argv[1:] else "en"), nl=False)
