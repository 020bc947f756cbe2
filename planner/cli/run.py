"""Runs a command and turns every end, good or bad, into words and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from planner.cli.group import planner
from planner.cli.language import asked_language
from planner.cli.progress import working
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json
from planner.cli.streams import give_up, lost_output, put
from planner.cli.table import Exit
from planner.cli.usage import describe
from planner.files import forget_written_files, written_files
from planner.findings import BadInput, Finding, Level
from planner.messages import finding, text
from planner.schema.languages import Language


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command line ``arguments``; everything to say has been said."""
    forget_written_files()
    given: dict[str, Any] = {"asked": asked_language(arguments), "json": "--json" in arguments}
    code = _report_lost_output(_run_command(arguments), Session(**given))
    if working():
        _leave(code)
    return code


def _report_lost_output(code: int, session: Session) -> int:
    """``code``, or that of a fault where standard output took nothing, which is said on standard error."""
    fault = lost_output()
    if fault is None:
        return code
    print_findings([_file_fault(fault, session.language)], session)
    _name_written_files(session)
    return Exit.BAD_INPUT if code == Exit.SOLVED else code


def _name_written_files(session: Session) -> None:
    """Name the files that are in their place all the same."""
    for path in written_files():
        put(text("cli.written_before", session.language, path=path), err=True)


def _run_command(arguments: Sequence[str]) -> int:
    # Known before parsing, so that a mistake in the options is reported as the user asked.
    given: dict[str, Any] = {"asked": asked_language(arguments), "json": "--json" in arguments}
    try:
        code = planner.main(list(arguments), prog_name="planner", standalone_mode=False, obj=given)
    except click.exceptions.NoArgsIsHelpError as asked:
        put(asked.format_message(), err=True)
        return Exit.BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        session = Session(**given)
        put("\n" + text("cli.interrupted", session.language), err=True)
        _name_written_files(session)
        return Exit.INTERRUPTED
    except BrokenPipeError as fault:  # click's own words, those of --help: their reader had seen enough
        give_up(fault, sys.stdout)
        return Exit.SOLVED
    except Exception as fault:
        return _report_failure(fault, Session(**given))
    return int(code or 0)


def _leave(code: int) -> None:
    """End the process while a solver still computes in a thread: unloading it under its feet would abort."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)


def _report_failure(fault: Exception, session: Session) -> int:
    """Say what went wrong, on stdout as JSON where that was asked, else on stderr."""
    if isinstance(fault, BadInput):
        from planner.reading.source import UnreadableFile

        told = fault.say_in(session.language) if isinstance(fault, UnreadableFile) else fault
        return _report(told.findings, "invalid", Exit.BAD_INPUT, session)
    language = session.language
    if isinstance(fault, click.UsageError):
        said = finding(Level.ERROR, "cli.usage", language, problem=describe(fault, language))
        return _report([said], "invalid", Exit.BAD_INPUT, session)
    if isinstance(fault, OSError):
        if fault.filename is None:  # click's own words
            give_up(fault, sys.stdout)
            lost_output()
        return _report([_file_fault(fault, language)], "invalid", Exit.BAD_INPUT, session)
    said = finding(Level.ERROR, "cli.fault", language, fault=f"{type(fault).__name__}: {fault}")
    if session.verbose:
        import traceback

        put("".join(traceback.format_exception(fault)), err=True)
    code = _report([said], "failed", Exit.FAULT, session)
    _name_written_files(session)
    return code


def _report(findings: Sequence[Finding], status: str, code: Exit, session: Session) -> int:
    if session.json:
        from planner.report.machine import failure_object

        print_json(failure_object(status, findings))
    else:
        print_findings(findings, session)
    return code


def _file_fault(fault: OSError, language: Language) -> Finding:
    """What the system says of a file, or the whole sentence where we said it ourselves."""
    file, reason = str(fault.filename or text("cli.output", language)), _reason(fault)
    code = "cli.file_said" if file and file in reason else "cli.file"
    return finding(Level.ERROR, code, language, file=file, reason=reason)


def _reason(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__
