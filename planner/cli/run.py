"""Runs a command and turns every end, good or bad, into words and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from planner.cli.group import planner
from planner.cli.language import asked_language
from planner.cli.progress import working
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json
from planner.cli.table import Exit
from planner.cli.usage import describe
from planner.findings import BadInput, Finding, Level
from planner.messages import finding, text
from planner.schema.languages import Language


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command line ``arguments``; everything to say has been said."""
    code = _ended(arguments)
    if working():
        _leave(code)
    return code


def _ended(arguments: Sequence[str]) -> int:
    # Known before parsing, so that a mistake in the options is reported as the user asked.
    given: dict[str, Any] = {"asked": asked_language(arguments), "json": "--json" in arguments}
    try:
        code = planner.main(list(arguments), prog_name="planner", standalone_mode=False, obj=given)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message(), err=True)
        return Exit.BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n" + text("cli.interrupted", Session(**given).language), err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception as fault:
        return _failed(fault, Session(**given))
    return int(code or 0)


def _leave(code: int) -> None:
    """End the process while a solver still computes in a thread: unloading it under its feet would abort."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _failed(fault: Exception, session: Session) -> int:
    """Say what went wrong, on stdout as JSON where that was asked, else on stderr."""
    if isinstance(fault, BadInput):
        return _report(fault.findings, "invalid", Exit.BAD_INPUT, session)
    language = session.language
    if isinstance(fault, click.UsageError):
        said = finding(Level.ERROR, "cli.usage", language, problem=describe(fault, language))
        return _report([said], "invalid", Exit.BAD_INPUT, session)
    if isinstance(fault, OSError):
        return _report([_file_fault(fault, language)], "invalid", Exit.BAD_INPUT, session)
    said = finding(Level.ERROR, "cli.fault", language, fault=f"{type(fault).__name__}: {fault}")
    if session.verbose:
        import traceback

        click.echo("".join(traceback.format_exception(fault)), err=True)
    return _report([said], "failed", Exit.FAULT, session)


def _report(findings: Sequence[Finding], status: str, code: Exit, session: Session) -> int:
    if session.json:
        from planner.report.machine import failure_object

        print_json(failure_object(status, findings))
    else:
        print_findings(findings, session)
    return code


def _file_fault(fault: OSError, language: Language) -> Finding:
    """What the system says of a file, or the whole sentence where we said it ourselves."""
    file, reason = str(fault.filename or ""), _reason(fault)
    code = "cli.file_said" if file and file in reason else "cli.file"
    return finding(Level.ERROR, code, language, file=file, reason=reason)


def _reason(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__


def _reader_gone() -> int:
    """Whoever read our output has closed it (``| head``): stop, and keep Python from complaining at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.FAULT
