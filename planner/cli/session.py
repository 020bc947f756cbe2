"""What holds for one call of the command line: the language, and how much to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli.language import environment_language
from planner.cli.streams import put
from planner.messages import finding, text
from planner.schema.languages import Language

if TYPE_CHECKING:
    from planner.findings import BadInput
    from planner.reading.types import Case


@dataclass(frozen=True, slots=True)
class Session:
    """The options that every command shares.

    ``asked`` is the language that the user named, None where the workbook or the environment decides.
    """

    asked: Language | None = None
    quiet: bool = False
    verbose: bool = False
    json: bool = False

    @property
    def language(self) -> Language:
        """The language to speak before, or without, a workbook."""
        return self.asked or environment_language()

    def say(self, code: str, /, **places: object) -> None:
        """Tell the user something on stderr, in the language of the environment, unless quiet."""
        if not self.quiet:
            put(text(code, self.language, **places), err=True)

    def refuse(self, code: str, /, **places: object) -> BadInput:
        """The exception for something the user asked that cannot be done, to be raised."""
        from planner.findings import BadInput, Level

        return BadInput([finding(Level.ERROR, code, self.language, **places)])  # type: ignore[arg-type]

    def for_case(self, case: Case) -> Session:
        """The same, in the language that the workbook is written in where the user named none."""
        return Session(self.asked or case.language, self.quiet, self.verbose, self.json)
