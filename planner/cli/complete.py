"""What a shell may complete: texts of the catalogue beside each word, and the values that options take.

Completion never fails and never speaks: where a workbook cannot be read there is nothing to offer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from planner.reading.types import Case

type Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def solvers(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The solvers that are installed."""
    from planner.solve.other_solvers import available_solvers

    return _list_matches(available_solvers(), begun)


def sides(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The goals and limits that can be traded against one another."""
    from planner.tradeoff.axes import known_axes

    return _list_matches(known_axes(), begun)


def complete_name(sheet: str, column: str) -> Complete:
    """Completes with the names in a column of the workbook that stands on the command line."""

    def complete(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        case = _case(context)
        return (
            [] if case is None else _list_matches((row.values.get(column) for row in case.rows(sheet)), begun)
        )

    return complete


def months(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The months of the workbook's horizon."""
    from planner.months import Month

    case = _case(context)
    first = None if case is None else case.settings["first_month"]
    count = None if case is None else case.settings["months"]
    if not isinstance(first, Month) or not isinstance(count, int | float):
        return []
    return _list_matches((first.plus(t) for t in range(int(count))), begun)


def _case(context: click.Context) -> Case | None:
    """The workbook given on the command line; None where there is none that can be read."""
    from planner import api
    from planner.findings import BadInput

    # While an option waits for its value, click leaves the arguments before it unread.
    given = context.params.get("case") or next((one for one in context.args if Path(one).is_file()), None)
    if given is None:
        return None
    try:
        return api.read(Path(given))
    except (BadInput, OSError):
        return None


def _list_matches(values: Iterable[object], begun: str) -> list[CompletionItem]:
    """Each value once that begins like what was typed, in any case."""
    from click.shell_completion import CompletionItem

    words = dict.fromkeys(str(value) for value in values if value is not None)
    return [CompletionItem(word) for word in words if word.casefold().startswith(begun.casefold())]
