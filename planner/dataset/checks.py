"""What is odd but legal: figures of the case that contradict one another. Warnings, never errors."""

from __future__ import annotations

from math import ceil

from planner import messages
from planner.dataset.types import Dataset, Direction
from planner.findings import Finding, Level
from planner.reading.types import Case, Row
from planner.schema.names import fold
from planner.schema.rules import OFF

NOTABLE = 0.01
"""Two figures for the same thing are reported as different beyond this share."""


def warnings_of(case: Case, dataset: Dataset) -> tuple[Finding, ...]:
    """Every contradiction found between the figures of a case that can be solved."""
    found: list[Finding] = []
    found += _growth(case, dataset)
    found += _minimum_against_seats(case, dataset)
    found += _minimum_against_envelopes(case, dataset)
    found += _share_against_staff(case, dataset)
    return tuple(found)


def _warning(case: Case, code: str, sheet: str, cell: str, **places: object) -> Finding:
    return messages.finding(Level.WARNING, code, case.language, sheet=case.title(sheet), cell=cell, **places)  # type: ignore[arg-type]


def _cell(row: Row, column: str) -> str:
    return row.cells.get(column) or next(iter(row.cells.values()), "")


def _growth(case: Case, dataset: Dataset) -> list[Finding]:
    """The customers' own growth against the new customers of the same months (brief, F1)."""
    lines = {fold(row.text("line")): row for row in case.rows("customers")}
    stock = lines.get("customers") or lines.get("clients")
    flow = lines.get("new customers") or lines.get("nouveaux clients")
    if stock is None or flow is None or dataset.months < 2:
        return []
    months = [dataset.month(t) for t in range(dataset.months)]
    if any(month not in stock.months or month not in flow.months for month in months):
        return []
    growth = stock.months[months[-1]] - stock.months[months[0]]
    new = sum(flow.months[month] for month in months[1:])
    if abs(new - growth) <= NOTABLE * max(abs(new), abs(growth)):
        return []
    last = months[-1]
    return [
        _warning(
            case, "growth_contradiction", "customers", stock.month_cells.get(last, ""),
            growth=messages.number(growth, case.language, 0), new=messages.number(new, case.language, 0),
            first=months[0].text(case.language), last=last.text(case.language),
            planned=messages.number(stock.months[last], case.language, 0),
            reached=messages.number(stock.months[months[0]] + new, case.language, 0),
        )
    ]  # fmt: skip


def _minimum_against_seats(case: Case, dataset: Dataset) -> list[Finding]:
    """A centre's minimum against what its seats can train from the first month to its date."""
    if OFF in (dataset.mode("minimum_staff"), dataset.mode("training_seats")):
        return []
    found = []
    rows = case.rows("directions")
    for d, direction in enumerate(dataset.directions):
        minimum, t = direction.minimum_staff, max(direction.minimum_from, 0)
        if minimum is None or t >= dataset.months:
            continue
        most = most_staff_by_seats(dataset, d, t)
        if most is not None and most < minimum - 1e-9:
            found.append(
                _warning(
                    case, "minimum_above_seats", "directions", _cell(rows[d], "minimum_staff"),
                    name=direction.name, minimum=messages.number(minimum, case.language),
                    month=dataset.month(t).text(case.language), most=messages.number(most, case.language),
                    short=messages.number(minimum - most, case.language),
                )
            )  # fmt: skip
    return found


def most_staff_by_seats(dataset: Dataset, d: int, t: int) -> float | None:
    """Most trained FTE that Direction ``d`` can have in month ``t``, seen from its seats alone; None: no bound.

    Its starting staff after attrition, and for the quickest type one full class per training length.
    People who leave before the horizon or after ``t`` minus the training length do not count.
    """
    direction = dataset.directions[d]
    staff = direction.starting_staff * (1 - direction.attrition) ** (t + 1)
    trained = [_most_trained(dataset, direction, kind, t) for kind in {pool.type for pool in dataset.pools}]
    if any(value is None for value in trained):
        return None
    return staff + max((value for value in trained if value is not None), default=0.0)


def _most_trained(dataset: Dataset, direction: Direction, kind: int, t: int) -> float | None:
    advisor = dataset.types[kind]
    length = advisor.training_months
    if length == 0:
        return None
    first = max(0, direction.opens - length) if dataset.mode("opening") != OFF else 0
    departures = t - length - first + 1
    if departures <= 0:
        return 0.0
    seats = direction.seats[first : t + 1]
    if any(value is None for value in seats):
        return None
    return ceil(departures / length) * max(value or 0.0 for value in seats) * advisor.pass_rate


def _minimum_against_envelopes(case: Case, dataset: Dataset) -> list[Finding]:
    """All minimums together against the staff at the start and what the envelopes let leave (F2, F4, F5)."""
    if OFF in (dataset.mode("minimum_staff"), dataset.mode("envelope")):
        return []
    found = []
    for index, envelope in enumerate(dataset.envelopes):
        if envelope.maximum is None or envelope.type is not None or envelope.direction is not None:
            continue
        if envelope.first > 0 or envelope.last < envelope.first:
            continue
        due = [
            direction.minimum_staff
            for direction in dataset.directions
            if direction.minimum_staff is not None and max(direction.minimum_from, 0) <= envelope.last
        ]
        start = sum(direction.starting_staff for direction in dataset.directions)
        if sum(due) > start + envelope.maximum + 1e-9:
            row = case.rows("envelopes")[index]
            found.append(
                _warning(
                    case, "minimum_above_envelope", "envelopes", _cell(row, "maximum"), name=envelope.name,
                    centres=len(due), wanted=messages.number(sum(due), case.language),
                    month=dataset.month(envelope.last).text(case.language),
                    start=messages.number(start, case.language),
                    maximum=messages.number(envelope.maximum, case.language),
                    most=messages.number(start + envelope.maximum, case.language),
                )
            )  # fmt: skip
    return found


def _share_against_staff(case: Case, dataset: Dataset) -> list[Finding]:
    """The last month's share for partners against all the staff that could ever be there (F1, F10)."""
    t = dataset.months - 1
    share = dataset.outsourced_share[t]
    if share is None or dataset.mode("outsourced_share") == OFF:
        return []
    work = sum(activity[t] for direction in dataset.workload for activity in direction)
    wanted = (1 - share) * work
    most = sum(direction.starting_staff for direction in dataset.directions)
    for s, pool in enumerate(dataset.pools):
        limited = dataset.mode("release_total") != OFF and pool.release_total is not None
        released = min(pool.available, pool.release_total or 0.0) if limited else pool.available
        most += released * dataset.pool_type(s).pass_rate
    if wanted <= most + 1e-9 or work <= 0:
        return []
    row = case.rows("outsourcing")[0]
    return [
        _warning(
            case, "share_above_staff", "outsourcing", row.month_cells.get(dataset.month(t), ""),
            month=dataset.month(t).text(case.language), share=messages.number(100 * (1 - share), case.language),
            wanted=messages.number(wanted, case.language, 0), most=messages.number(most, case.language, 0),
            reached=messages.number(100 * most / work, case.language),
        )
    ]  # fmt: skip
