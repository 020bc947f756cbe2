"""The rules on transfers as formulas: for each line of theirs the room that it leaves, and what the plan has now.

A line that only the past decides is left out, as the independent check leaves it out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from planner.plan.types import Line
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from planner.tolerances import NOISE, SAME
from planner.verify import transfer_rules, work_rules
from planner.verify.view import View, build_view
from planner.writing.sheets.book import Book
from planner.writing.sheets.checks import envelope_formula
from planner.writing.sheets.transfers import HOME, POOL, TO, column

AT_LEAST, AT_MOST, EQUAL = ">=", "<=", "="
_SENSES = {
    DecisionKind.FIX: EQUAL, DecisionKind.AT_LEAST: AT_LEAST, DecisionKind.AT_MOST: AT_MOST,
}  # fmt: skip


class Room(NamedTuple):
    """``value`` and ``limit`` of a line (formulas without ``=``), and the room that it leaves now (FTE).

    ``month`` is None for a line on the whole horizon. ``forbidden``: the rule allows no ``value`` at all, and has no
    room to speak of.
    """

    label: str
    month: int | None
    value: str
    limit: str
    sense: str
    now: float
    forbidden: bool = False

    @property
    def formula(self) -> str:
        """The room left; what is forbidden and done, where nothing is allowed."""
        if self.forbidden:
            return self.value
        if self.sense == AT_MOST:
            return f"{self.limit}-({self.value})"
        left = f"{self.value}-{self.limit}"
        return left if self.sense == AT_LEAST else f"-ABS({left})"


def live_rules(book: Book) -> dict[str, list[Room]]:
    """The lines of each rule on transfers that is not off, in the order of the schema; rules without any left out."""
    plan = book.plan
    view = build_view(plan.dataset, plan.quantities)
    found = {
        rule: list(lines(book, view)) for rule, lines in _LINES.items() if plan.dataset.mode(rule) != Mode.OFF
    }
    return {rule: rooms for rule, rooms in found.items() if rooms}


def _room(line: Line, value: str, sense: str, label: str = "") -> Room:
    limit = repr(float(line.limit))
    return Room(label or " · ".join(line.place), line.month, value, limit, sense, line.slack)


def _of_each(
    things: str, block: str, rule: Callable[[View], Iterable[Line]], sense: str
) -> Callable[[Book, View], Iterator[Room]]:
    """Lines on what a sheet has for each pool or Direction (``things`` of the dataset), by month where it has them."""

    def rooms(book: Book, view: View) -> Iterator[Room]:
        rows = {one.name: i for i, one in enumerate(getattr(view.dataset, things))}
        for line in rule(view):
            if line.enforced:
                value = book.blocks[block].cell(rows[line.place[0]], line.month or 0, fixed=False)
                yield _room(line, value, sense)

    return rooms


def _accompaniment(book: Book, view: View) -> Iterator[Room]:
    names = {direction.name: d for d, direction in enumerate(view.dataset.directions)}
    for line in transfer_rules.accompaniment(view):
        if line.enforced and line.month is not None:
            value = _leaving(book, names[line.place[0]], line.month, range(len(view.dataset.types)))
            yield _room(line, value, AT_MOST)


def _leaving(book: Book, d: int, t: int, types: Collection[int]) -> str:
    """Who leaves for a Direction in a month, of some types: a sum of cells of Transfers."""
    block = book.blocks.get("transfers.departures")
    rows = [book.departure_rows[d, e] for e in sorted(types) if (d, e) in book.departure_rows]
    return "+".join(block.cell(row, t, fixed=False) for row in rows) if block and rows else "0"


def _opening(book: Book, view: View) -> Iterator[Room]:
    """Who leaves so early that they would be trained before the centre opens."""
    types = view.dataset.types
    for d, direction in enumerate(view.dataset.directions):
        for t in range(int(view.closed[d].sum())):
            early = {e for e, kind in enumerate(types) if t + kind.training_months < direction.opens}
            value = _leaving(book, d, t, early)
            if value != "0" and view.free(t):
                now = float(sum(book.figures.departures[d, e, t] for e in early))
                yield Room(direction.name, t, value, "0", AT_MOST, -now, forbidden=True)


def _training_group(book: Book, view: View) -> Iterator[Room]:
    """What a group lacks, or is too many for none: who leave for a Direction in a month, of one type."""
    block, dataset = book.blocks.get("transfers.departures"), view.dataset
    types = {kind.name: (e, kind.smallest_group) for e, kind in enumerate(dataset.types)}
    names = {direction.name: d for d, direction in enumerate(dataset.directions)}
    for line in transfer_rules.training_group(view):
        e, least = types[line.place[0]]
        row = book.departure_rows.get((names[line.place[1]], e))
        if block is None or row is None:
            continue
        leaving = block.cell(row, line.month or 0, fixed=False)
        value = f"IF({leaving}<={SAME:f},0,MIN(MAX({least!r}-{leaving},0),{leaving}))"
        yield Room(" · ".join(line.place), line.month, value, "0", AT_MOST, line.slack, forbidden=True)


def _envelope(book: Book, view: View) -> Iterator[Room]:
    for window in view.dataset.envelopes:
        parts = ((replace(window, maximum=None), AT_LEAST), (replace(window, minimum=None), AT_MOST))
        for part, sense in parts:
            alone = replace(view, dataset=replace(view.dataset, envelopes=(part,)))
            for line in transfer_rules.envelope(alone):
                if line.enforced:
                    first, last = max(window.first, 0), min(window.last, view.dataset.months - 1)
                    value = envelope_formula(book, window.type, window.direction, first, last)
                    yield _room(line, value.removeprefix("="), sense)


def _decision(book: Book, view: View) -> Iterator[Room]:
    for made in view.dataset.decisions:
        alone = replace(view, dataset=replace(view.dataset, decisions=(made,)))
        sense = _SENSES[made.kind]
        for line in transfer_rules.decision(alone):
            if line.enforced:
                fixed_by_past = sense == EQUAL and line.slack != 0.0 - abs(line.value - line.limit)
                value = _sum(book, made.pool, None, made.destination, made.month)
                yield _room(line, value, AT_MOST if fixed_by_past else sense)


def _sum(book: Book, pool: int | None, home: int | None, to: int | None, month: int | None) -> str:
    """The transfers of a pool or home Direction to a Direction in a month (each None: all), as a formula."""
    dataset, names = book.plan.dataset, book.blocks["transfers.pools"]
    values = book.blocks["transfers.row_totals" if month is None else f"transfers.month.{month}"].all()
    asked = (
        (POOL, None if pool is None else dataset.pools[pool].name),
        (HOME, None if home is None else dataset.directions[home].name),
        (TO, None if to is None else dataset.directions[to].name),
    )
    sheet = names.all().rpartition("!")[0]
    tests = [
        f'({sheet}!{column(names, at)}="{name.replace(chr(34), 2 * chr(34))}")'
        for at, name in asked
        if name is not None
    ]
    return f"SUMPRODUCT({'*'.join(tests)}*1,{values})" if tests else f"SUM({values})"


def _mobility(book: Book, view: View) -> Iterator[Room]:
    dataset = view.dataset
    names = {direction.name: d for d, direction in enumerate(dataset.directions)}
    for i, d in sorted({(dataset.pools[s].direction, d) for s, d in book.figures.routes}):
        if not dataset.routes(i, d).allowed:
            place = f"{dataset.directions[i].name} → {dataset.directions[d].name}"
            moved = float(
                book.figures.transfers[[s for s, p in enumerate(dataset.pools) if p.direction == i], d].sum()
            )
            yield Room(place, None, _sum(book, None, i, d, None), "0", AT_MOST, -moved, forbidden=True)
    for line in transfer_rules.mobility(view):
        if line.enforced and len(line.place) == 1:
            yield _yearly_share(book, line)
        elif line.enforced and not line.prohibition:
            i, d = (names[name] for name in line.place)
            yield _room(line, _sum(book, None, i, d, None), AT_MOST, " → ".join(line.place))


def _yearly_share(book: Book, line: Line) -> Room:
    """The moves between Directions of a year against their share of all; what the past made of the limit stays."""
    dataset, total, moves = book.plan.dataset, book.blocks["transfers.total"], book.blocks["transfers.moves"]
    year = next(year for year in book.figures.years if str(year.year) == line.place[0])
    share = dataset.mobility_share or 0.0
    all_moves = float(book.figures.transfers[:, :, year.first : year.last + 1].sum())
    excess = line.limit - share * all_moves
    limit = f"{share!r}*SUM({total.span(0, year.first, 0, year.last)})"
    if abs(excess) > NOISE:
        limit += f"+{excess!r}"
    value = f"SUM({moves.span(0, year.first, 0, year.last)})"
    return Room(line.place[0], None, value, limit, AT_MOST, line.slack)


_LINES: dict[str, Callable[[Book, View], Iterator[Room]]] = {
    "envelope": _envelope,
    "minimum_staff": _of_each("directions", "staff.trained", work_rules.minimum_staff, AT_LEAST),
    "maximum_staff": _of_each("directions", "staff.trained", work_rules.maximum_staff, AT_MOST),
    "opening": _opening,
    "training_seats": _of_each("directions", "training.people", transfer_rules.training_seats, AT_MOST),
    "pool_floor": _of_each("pools", "pool_stock.months", transfer_rules.pool_floor, AT_LEAST),
    "release_rate": _of_each("pools", "pool_stock.leaving", transfer_rules.release_rate, AT_MOST),
    "release_total": _of_each("pools", "pool_stock.given", transfer_rules.release_total, AT_MOST),
    "mobility": _mobility,
    "accompaniment": _accompaniment,
    "decision": _decision,
    "training_group": _training_group,
}
"""Rule → its lines. What else is promised needs the solver: who does which work."""
