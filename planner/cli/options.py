"""Options and arguments that several commands share. Their help is ``option.<name>`` in the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from planner.cli.session import Session
from planner.schema.types import LANGUAGES

Decorated = Callable[..., Any]


def shared(command: Decorated) -> Decorated:
    """``--lang``, ``--quiet`` and ``--verbose``, accepted before and after the command's name alike."""
    for decorate in (
        click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_remember),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_remember),
        click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, callback=_remember),
    ):
        command = decorate(command)
    return command


def machine(command: Decorated) -> Decorated:
    """``--json``: one object on stdout and nothing else."""
    return click.option("--json", is_flag=True, expose_value=False, callback=_remember)(command)


def case_argument(command: Decorated) -> Decorated:
    """The workbook to read."""
    return click.argument("case", type=click.Path(path_type=Path))(command)


def force_option(command: Decorated) -> Decorated:
    """``--force``: replace an existing file."""
    return click.option("--force", is_flag=True)(command)


def session(context: click.Context) -> Session:
    """The session as given by the options read so far; with ``--verbose`` faults of ours are shown as they happen."""
    given = Session(**(context.find_root().obj or {}))
    if given.verbose:
        from planner.cli.mishaps import show_mishaps

        show_mishaps()
    return given


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep a shared option that was given; one that was not leaves what was given before the command."""
    if value:
        key = "asked" if parameter.name == "lang" else str(parameter.name)
        context.ensure_object(dict)[key] = value
