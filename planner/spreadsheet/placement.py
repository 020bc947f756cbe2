"""In which order the tabs stand after sheets were replaced, added and taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the result: the position that its sheet had in the user's workbook, in the generated one, or both.

    Both: a sheet that is replaced. ``old`` alone: the user's own. ``new`` alone: added.
    """

    old: int | None = None
    new: int | None = None


def replacements(tabs: Sequence[Tab]) -> dict[int, int]:
    """Position in the generated workbook → position in the user's, of the sheets that are replaced."""
    return {tab.new: tab.old for tab in tabs if tab.old is not None and tab.new is not None}


def arrange(
    titles: Sequence[str],
    generated: Sequence[str],
    *,
    removed: Collection[int],
    before_first: Collection[str],
    after: str | None,
) -> list[Tab]:
    """The tabs of the result.

    ``titles`` and ``generated`` are the tabs of the two workbooks; ``removed`` are positions in ``titles``. A sheet
    that comes back stays where it was. Of the new ones, those in ``before_first`` open the workbook; each other one
    stands beside its neighbour in ``generated`` where that one came back, else after the sheet ``after`` (of either
    workbook), else it closes the workbook.
    """
    by_title = {title.casefold(): place for place, title in enumerate(titles)}
    coming = {title.casefold(): place for place, title in enumerate(generated)}
    tabs = [
        Tab(place, coming.get(title.casefold()) if place in removed else None)
        for place, title in enumerate(titles)
        if place not in removed or title.casefold() in coming
    ]
    first = {title.casefold() for title in before_first}
    opening = {place for place, title in enumerate(generated) if title.casefold() in first}
    added = [place for place, title in enumerate(generated) if by_title.get(title.casefold()) not in removed]
    tabs[:0] = [Tab(new=place) for place in added if place in opening]
    names = [title.casefold() for title in titles], [title.casefold() for title in generated]
    for place in added:
        if place not in opening:
            tabs.insert(_room(tabs, place, opening, names, after), Tab(new=place))
    return tabs


def _room(
    tabs: Sequence[Tab],
    place: int,
    opening: Collection[int],
    names: tuple[Sequence[str], Sequence[str]],
    after: str | None,
) -> int:
    """Where among ``tabs`` the generated sheet ``place`` is put."""
    at_of = {tab.new: at for at, tab in enumerate(tabs) if tab.new is not None and tab.new not in opening}
    before = [neighbour for neighbour in at_of if neighbour < place]
    if before:
        return at_of[max(before)] + 1
    behind = [neighbour for neighbour in at_of if neighbour > place]
    if behind:
        return at_of[min(behind)]
    for at, tab in enumerate(tabs):
        title = names[0][tab.old] if tab.old is not None else names[1][tab.new or 0]
        if after is not None and title == after.casefold():
            return at + 1
    return len(tabs)
