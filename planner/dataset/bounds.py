"""What can be reached at most, by arithmetic alone: upper bounds that no plan exceeds.

Each is a sum that a planner can redo by hand. FTE; None where nothing limits. Soft rules limit nothing: they may be
missed at a price.
"""

from __future__ import annotations

from math import ceil, inf

from planner.dataset.types import AdvisorType, Dataset, Direction, Envelope
from planner.schema.rules import Mode


def first_planned(dataset: Dataset) -> int:
    """The first month in which anybody may still be sent: those before it are past."""
    return 0 if dataset.mode("actual") == Mode.OFF else min(dataset.as_of, dataset.months)


def first_reached(dataset: Dataset, d: int) -> int:
    """The first month whose staff in Direction ``d`` a planned transfer can reach; the horizon's end where none can."""
    pools = range(len(dataset.pools))
    lengths = (dataset.pool_type(s).training_months for s in pools if may_go(dataset, s, d))
    arrival = min((first_planned(dataset) + length for length in lengths), default=dataset.months)
    opens = 0 if dataset.mode("opening") == Mode.OFF else dataset.directions[d].opens
    return min(max(arrival, opens), dataset.months)


def rest_of_start(direction: Direction, t: int) -> float:
    """What attrition leaves in month ``t`` of a Direction's starting staff."""
    return direction.starting_staff * (1 - direction.attrition) ** (t + 1)


def arrivals_from_past(dataset: Dataset, d: int | None, t: int) -> float:
    """Trained by month ``t`` of those who left already, for Direction ``d`` or all, attrition aside."""
    return sum(
        dataset.pool_type(move.pool).pass_rate * move.fte
        for move in (dataset.actuals if d is None else dataset.actuals_by_destination.get(d, ()))
        if move.month < first_planned(dataset)
        and move.month + dataset.pool_type(move.pool).training_months <= t
    )


def most_released(dataset: Dataset, first: int, last: int, window: Envelope | None = None) -> float:
    """Most that all pools (those of ``window`` only) can release in the months ``first`` to ``last``."""
    first = max(first, first_planned(dataset))
    months = max(0, last - first + 1)
    by_total = dataset.mode("release_total") == Mode.HARD
    by_rate = dataset.mode("release_rate") == Mode.HARD
    total = 0.0
    for s, pool in enumerate(dataset.pools if months else ()):
        if window is not None and not _may_leave(dataset, s, window):
            continue
        most = pool.available
        if by_total and pool.release_total is not None:
            most = min(most, pool.release_total)
        if by_rate and pool.release_rate is not None:
            most = min(most, pool.release_rate * months)
        total += most
    return total


def _may_leave(dataset: Dataset, s: int, window: Envelope) -> bool:
    """Whether a pool has the window's type and a route to its destination."""
    if window.type is not None and dataset.pools[s].type != window.type:
        return False
    return window.direction is None or may_go(dataset, s, window.direction)


def may_go(dataset: Dataset, s: int, d: int) -> bool:
    """Whether pool ``s`` may send anybody to Direction ``d``: its route is allowed, or forbids nothing."""
    return dataset.mode("mobility") != Mode.HARD or dataset.routes.allows(dataset.pools[s].direction, d)


def most_departures(dataset: Dataset, last: int) -> float:
    """Most that can leave up to month ``last``: what the pools release, within each envelope on all transfers."""
    most = most_released(dataset, 0, last)
    if dataset.mode("envelope") != Mode.HARD:
        return most
    for window in dataset.envelopes:
        whole = window.type is None and window.direction is None and window.first <= window.last
        if whole and window.maximum is not None and window.first <= last:
            outside = most_released(dataset, 0, window.first - 1)
            if window.last < last:
                outside += most_released(dataset, window.last + 1, last)
            most = min(most, window.maximum + outside)
    return most


def most_own_staff(dataset: Dataset, t: int) -> float:
    """Most trained staff that all centres together can have in month ``t``."""
    kinds = dataset.pool_types
    start = sum(rest_of_start(direction, t) for direction in dataset.directions)
    start += arrivals_from_past(dataset, None, t)
    if not kinds:
        return start
    leaving = most_departures(dataset, t - min(kind.training_months for kind in kinds))
    return start + leaving * max(kind.pass_rate for kind in kinds)


def first_enforced(dataset: Dataset) -> list[int]:
    """The first month in which the staff limits of each Direction are enforced; 0 where there is no past.

    Before it only those who left already arrive there. The quickest training counts of the pools that may go to
    the Direction; of all pools where none may, for that is the doing of the routes and not of the past.
    """
    planned, directions = first_planned(dataset), range(len(dataset.directions))
    if not planned:
        return [0 for _ in directions]
    quickest: dict[int, int] = {}
    for s, pool in enumerate(dataset.pools):
        length = dataset.pool_type(s).training_months
        quickest[pool.direction] = min(length, quickest.get(pool.direction, length))
    of_all = min(quickest.values(), default=0)
    if dataset.mode("mobility") != Mode.HARD:
        return [planned + of_all for _ in directions]
    reached: dict[int, int] = {}
    for home, length in quickest.items():
        for d in dataset.routes.destinations_from(home):
            reached[d] = min(length, reached.get(d, length))
    return [planned + reached.get(d, of_all) for d in directions]


def nobody_trained(dataset: Dataset, d: int, t: int) -> bool:
    """Whether training takes too long for anybody who may still be sent to Direction ``d`` to be there in ``t``."""
    return all(_departures(dataset, dataset.directions[d], kind, t) == 0 for kind in dataset.pool_types)


def most_staff_by_seats(dataset: Dataset, d: int, t: int) -> float | None:
    """Most trained FTE that Direction ``d`` can have in month ``t``, seen from its seats alone; None: no bound.

    Its starting staff after attrition, those who left already, and one full class per training length of the
    quickest type, with the best pass rate.
    """
    direction = dataset.directions[d]
    kinds = dataset.pool_types
    classes = [_most_in_classes(dataset, direction, kind, t) for kind in kinds]
    known = rest_of_start(direction, t) + arrivals_from_past(dataset, d, t)
    if any(value is None for value in classes):
        return None
    most = max((value for value in classes if value is not None), default=0.0)
    return known + most * max((kind.pass_rate for kind in kinds), default=0.0)


def _departures(dataset: Dataset, direction: Direction, kind: AdvisorType, t: int) -> int:
    """In how many months somebody of a type may leave for a Direction to be there in month ``t``."""
    opens = direction.opens if dataset.mode("opening") != Mode.OFF else 0
    first = max(first_planned(dataset), opens - kind.training_months)
    return max(0, t - kind.training_months - first + 1)


def _most_in_classes(dataset: Dataset, direction: Direction, kind: AdvisorType, t: int) -> float | None:
    """Most that can sit in classes of a type that end by month ``t``; None where seats are no limit."""
    departures, length = _departures(dataset, direction, kind, t), kind.training_months
    if departures == 0:
        return 0.0
    if length == 0:
        return None
    seats = direction.seats[t - length - departures + 1 : t]
    if any(value is None for value in seats):
        return None
    return ceil(departures / length) * max(value or 0.0 for value in seats)


def most_outsourced(dataset: Dataset, t: int) -> float:
    """Most work that partners can do in month ``t``: their capacity, the activities' shares, the month's share."""
    work = [sum(direction[a][t] for direction in dataset.workload) for a in range(len(dataset.activities))]
    shares = dataset.mode("activity_outsourcing") == Mode.HARD
    by_activity = 0.0
    for a, activity in enumerate(dataset.activities):
        partners = [partner for partner in dataset.partners if partner.does[a]]
        limit = activity.outsourced_max if shares and activity.outsourced_max is not None else 1.0
        by_activity += limit * work[a] if partners else 0.0
    capacity = sum(_capacity(dataset, p) for p in range(len(dataset.partners)))
    share = dataset.outsourced_share[t]
    allowed = (
        share * sum(work) if share is not None and dataset.mode("outsourced_share") == Mode.HARD else inf
    )
    return min(by_activity, capacity, allowed)


def _capacity(dataset: Dataset, p: int) -> float:
    capacity = dataset.partners[p].capacity
    return inf if capacity is None or dataset.mode("partner_capacity") != Mode.HARD else capacity
