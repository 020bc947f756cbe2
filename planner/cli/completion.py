"""``planner completion``: the script that teaches a shell the commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from planner.cli.group import Command
from planner.cli.options import session, shared
from planner.cli.streams import put
from planner.cli.table import Exit

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@shared
@click.pass_context
def command(context: click.Context, shell: str) -> Exit:
    """Print the script."""
    completion = get_completion_class(shell)
    if completion is None:
        raise session(context).refuse("cli.shell", name=shell)
    root = context.find_root()
    put(completion(root.command, {}, "planner", "_PLANNER_COMPLETE").source())
    return Exit.SOLVED
