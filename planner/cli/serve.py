"""``planner serve``: a local page for those who do not like terminals, and for the meeting itself."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import click

from planner.cli.group import Command
from planner.cli.options import session, shared
from planner.cli.progress import leave_working
from planner.cli.session import Session
from planner.cli.streams import put
from planner.cli.table import Exit


@click.command("serve", cls=Command)
@click.argument("case", type=click.Path(path_type=Path), required=False)
@click.option("--no-open", is_flag=True)
@shared
@click.pass_context
def command(context: click.Context, case: Path | None, *, no_open: bool) -> Exit:
    """Serve the page until it is told to end."""
    asked = session(context)
    try:
        from planner.serve.run import serve
    except ImportError as missing:
        if (missing.name or "").startswith("planner"):
            raise
        raise asked.refuse("serve.not_installed") from missing
    leave_working(serve(case, asked.asked, lambda address: _announce(address, asked, show=not no_open)))
    return Exit.SOLVED


def _announce(address: str, asked: Session, *, show: bool) -> None:
    """The address alone on a line of standard output, and in a browser where there is a screen."""
    put(address)
    asked.say("serve.running")
    if show and _has_screen():
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_screen() -> bool:
    """Whether a browser of its own window can be opened: one in the terminal would write over the address."""
    if sys.platform.startswith(("win", "darwin")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
