"""Which language to speak before a workbook has been read."""

from __future__ import annotations

import os

from planner.schema.languages import LANGUAGES

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.schema.languages import Language

VARIABLE = "PLANNER_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language given by ``--lang`` anywhere among ``arguments``; the last one counts."""
    asked = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            asked = "".join(arguments[index + 1 : index + 2])
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else None


def environment_language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of ``PLANNER_LANG``, else of the locale, else English."""
    for variable in (VARIABLE, *_LOCALE):
        value = environment.get(variable, "")
        if value:
            return _language_of(value)
    return _language_of(_windows_locale()) if os.name == "nt" else "en"


def _language_of(locale_name: str) -> Language:
    """``fr_FR.UTF-8``, ``French_France.1252`` → fr; any language that is not spoken here → en."""
    prefix = locale_name[:2].lower()
    return prefix if prefix in LANGUAGES else "en"


def _windows_locale() -> str:
    import locale  # late: only Windows keeps its language outside the environment

    return locale.getlocale()[0] or ""
