"""Options and arguments that several commands share. Their help is ``option.<name>`` in the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from planner.cli.numbers import SECONDS
from planner.cli.session import Session
from planner.schema.languages import LANGUAGES

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


def with_session(command: Decorated) -> Decorated:
    """The shared options and ``--json``, one object on stdout and nothing else; the command is given the session."""

    @click.pass_context
    @wraps(command)
    def start(context: click.Context, /, **given: Any) -> Any:
        return command(session(context), **given)

    return click.option("--json", is_flag=True, expose_value=False, callback=_remember)(shared(start))


def file_argument(name: str) -> Callable[[Decorated], Decorated]:
    """The file of that name in the usage line: ``CASE``, ``PLAN``."""
    return click.argument(name, type=click.Path(path_type=Path))


def output_option(command: Decorated) -> Decorated:
    """``--output``: where the result goes."""
    return click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")(command)


def time_limit_option(command: Decorated) -> Decorated:
    """``--time-limit``: seconds for each solve."""
    return click.option("--time-limit", type=SECONDS, metavar="SECONDS")(command)


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
