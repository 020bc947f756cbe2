"""What is odd but legal: figures of the case that contradict one another. Warnings, never errors.

Where hard rules contradict one another by arithmetic alone the warning says that no plan exists; solving then says
so too, with every conflict and what would help.
"""

from __future__ import annotations

from planner import messages
from planner.dataset.bounds import (
    arrivals_from_past,
    first_enforced,
    most_outsourced,
    most_own_staff,
    most_released,
    most_staff_by_seats,
    nobody_trained,
    rest_of_start,
)
from planner.dataset.implausible import implausible_figures
from planner.dataset.types import Dataset
from planner.dataset.units import limits_below_the_unit
from planner.findings import Finding, Level
from planner.reading.types import Case, Row
from planner.schema.limits import DecisionKind
from planner.schema.names import fold
from planner.schema.rules import Mode
from planner.tolerances import TYPED

NOTABLE = 0.01
"""Two figures for the same thing are reported as different beyond this share."""


def warnings_of(case: Case, dataset: Dataset) -> tuple[Finding, ...]:
    """Every contradiction found between the figures of a case that can be solved."""
    return (
        *_growth(case, dataset),
        *_minimum_against_seats(case, dataset),
        *_minimum_against_envelopes(case, dataset),
        *_minimum_against_pools(case, dataset),
        *_envelope_against_pools(case, dataset),
        *_group_against_pools(case, dataset),
        *_decision_against_ways(case, dataset),
        *_share_against_staff(case, dataset),
        *_work_against_everybody(case, dataset),
        *limits_below_the_unit(case, dataset),
        *implausible_figures(case, dataset),
    )


def _warning(case: Case, code: str, sheet: str, cell: str, **places: object) -> Finding:
    return messages.finding(Level.WARNING, code, case.language, sheet=case.title(sheet), cell=cell, **places)  # type: ignore[arg-type]


def _cell(row: Row, column: str) -> str:
    return row.cells.get(column) or next(iter(row.cells.values()), "")


def _group_against_pools(case: Case, dataset: Dataset) -> list[Finding]:
    """A smallest group that all pools of the type together cannot fill: nobody of the type can leave."""
    if not dataset.has_groups:
        return []
    found = []
    for e, kind in enumerate(dataset.types):
        there = sum(pool.available for pool in dataset.pools if pool.type == e)
        if kind.smallest_group > there + TYPED:
            found.append(
                _warning(
                    case, "group_above_pools", "types", _cell(case.rows("types")[e], "smallest_group"), name=kind.name,
                    group=messages.number(kind.smallest_group, case.language),
                    most=messages.number(there, case.language),
                )
            )  # fmt: skip
    return found


def _verdict(case: Case, dataset: Dataset, *rules: str) -> str:
    """What follows: no plan where every rule involved is hard, else a rule that will be missed."""
    hard = all(dataset.mode(rule) == Mode.HARD for rule in rules)
    return messages.text("verdict.no_plan" if hard else "verdict.missed", case.language)


def _growth(case: Case, dataset: Dataset) -> list[Finding]:
    """The customers' own growth against the new customers of the same months (brief, F1)."""
    lines = {fold(row.text("line")): row for row in case.rows("customers")}
    stock = lines.get("customers") or lines.get("clients")
    flow = lines.get("new customers") or lines.get("nouveaux clients")
    if stock is None or flow is None:
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
    """A centre's minimum against what its opening, the training's length, or its seats let be there by its date."""
    if dataset.mode("minimum_staff") == Mode.OFF:
        return []
    found, enforced = [], first_enforced(dataset)
    for d, direction in enumerate(dataset.directions):
        minimum, t = direction.minimum_staff, max(direction.minimum_from, enforced[d])
        if minimum is None or t >= dataset.months:
            continue
        code, rules, most = _most_by_date(dataset, d, t)
        if most is None or most >= minimum - TYPED:
            continue
        training = [dataset.types[pool.type].training_months for pool in dataset.pools]
        found.append(
            _warning(
                case, code, "directions", _cell(case.rows("directions")[d], "minimum_staff"), name=direction.name,
                minimum=messages.number(minimum, case.language), month=dataset.month(t).text(case.language),
                most=messages.number(most, case.language), opens=dataset.month(direction.opens).text(case.language),
                short=messages.number(minimum - most, case.language), training=min(training),
                verdict=_verdict(case, dataset, "minimum_staff", *rules),
            )
        )  # fmt: skip
    return found


def _most_by_date(dataset: Dataset, d: int, t: int) -> tuple[str, tuple[str, ...], float | None]:
    """What keeps Direction ``d`` small until month ``t``: the finding, the rules that it comes from, the most FTE."""
    direction = dataset.directions[d]
    there = rest_of_start(direction, t) + arrivals_from_past(dataset, d, t)
    if dataset.mode("opening") != Mode.OFF and direction.opens > t:
        return "minimum_before_opening", ("opening",), there
    if nobody_trained(dataset, d, t):
        return "minimum_before_trained", (), there
    if dataset.mode("training_seats") == Mode.OFF:
        return "", (), None
    return "minimum_above_seats", ("training_seats",), most_staff_by_seats(dataset, d, t)


def _due(dataset: Dataset, t: int) -> list[float]:
    """The minimums that hold in month ``t``."""
    return [
        direction.minimum_staff
        for direction in dataset.directions
        if direction.minimum_staff is not None and max(direction.minimum_from, 0) <= t
    ]


def _minimum_against_envelopes(case: Case, dataset: Dataset) -> list[Finding]:
    """All minimums together against the staff at the start and what the envelopes let leave (F2, F4, F5)."""
    if Mode.OFF in (dataset.mode("minimum_staff"), dataset.mode("envelope")):
        return []
    found = []
    for index, envelope in enumerate(dataset.envelopes):
        if envelope.maximum is None or envelope.type is not None or envelope.direction is not None:
            continue
        if envelope.first > 0 or envelope.last < envelope.first:
            continue
        due = _due(dataset, envelope.last)
        start = sum(direction.starting_staff for direction in dataset.directions)
        if sum(due) > start + envelope.maximum + TYPED:
            row = case.rows("envelopes")[index]
            found.append(
                _warning(
                    case, "minimum_above_envelope", "envelopes", _cell(row, "maximum"), name=envelope.name,
                    centres=len(due), wanted=messages.number(sum(due), case.language),
                    month=dataset.month(envelope.last).text(case.language),
                    start=messages.number(start, case.language),
                    maximum=messages.number(envelope.maximum, case.language),
                    most=messages.number(start + envelope.maximum, case.language),
                    verdict=_verdict(case, dataset, "minimum_staff", "envelope"),
                )
            )  # fmt: skip
    return found


def _minimum_against_pools(case: Case, dataset: Dataset) -> list[Finding]:
    """All minimums together against the staff at the start and all that the pools can ever give."""
    t = dataset.months - 1
    due = _due(dataset, t)
    start = sum(direction.starting_staff for direction in dataset.directions)
    released = most_released(dataset, 0, t) + sum(move.fte for move in dataset.actuals)
    if dataset.mode("minimum_staff") == Mode.OFF or sum(due) <= start + released + TYPED:
        return []
    return [
        _warning(
            case, "minimum_above_pools", "pools", "", centres=len(due),
            wanted=messages.number(sum(due), case.language), month=dataset.month(t).text(case.language),
            start=messages.number(start, case.language), released=messages.number(released, case.language),
            most=messages.number(start + released, case.language),
            verdict=_verdict(case, dataset, "minimum_staff"),
        )
    ]  # fmt: skip


def _envelope_against_pools(case: Case, dataset: Dataset) -> list[Finding]:
    """What an envelope asks for against what its pools can release in its window."""
    if dataset.mode("envelope") == Mode.OFF:
        return []
    found = []
    for index, window in enumerate(dataset.envelopes):
        if window.minimum is None or window.last < window.first:
            continue
        moved = sum(
            move.fte
            for move in dataset.actuals
            if window.first <= move.month <= window.last
            and window.type in (None, dataset.pools[move.pool].type)
            and window.direction in (None, move.destination)
        )
        most = moved + most_released(dataset, window.first, window.last, window)
        if window.minimum > most + TYPED:
            found.append(
                _warning(
                    case, "envelope_above_pools", "envelopes", _cell(case.rows("envelopes")[index], "minimum"),
                    name=window.name, minimum=messages.number(window.minimum, case.language),
                    most=messages.number(most, case.language),
                    short=messages.number(window.minimum - most, case.language),
                    verdict=_verdict(case, dataset, "envelope"),
                )
            )  # fmt: skip
    return found


def _decision_against_ways(case: Case, dataset: Dataset) -> list[Finding]:
    """A decision that sends people where no route leads, or before the centre opens."""
    if dataset.mode("decision") == Mode.OFF:
        return []
    found = []
    for taken in dataset.decisions:
        s, d = taken.pool, taken.destination
        if taken.kind == DecisionKind.AT_MOST or taken.fte <= 0 or s is None or d is None:
            continue
        arrives = None if taken.month is None else taken.month + dataset.pool_type(s).training_months
        opens = dataset.directions[d].opens
        places = {"pool": dataset.pools[s].name, "to": dataset.directions[d].name, "sheet": taken.sheet}
        if not dataset.route(s, d).allowed and dataset.mode("mobility") != Mode.OFF:
            code, verdict = "decision_without_route", _verdict(case, dataset, "decision", "mobility")
        elif arrives is not None and arrives < opens and dataset.mode("opening") != Mode.OFF:
            code, verdict = "decision_before_opening", _verdict(case, dataset, "decision", "opening")
            places["opens"] = dataset.month(opens).text(case.language)
        else:
            continue
        found.append(
            messages.finding(Level.WARNING, code, case.language, cell=taken.cell, verdict=verdict, **places)
        )
    return found


def _share_against_staff(case: Case, dataset: Dataset) -> list[Finding]:
    """The share for partners against all the staff that could ever be there, where the gap is widest (F1, F10)."""
    if dataset.mode("outsourced_share") == Mode.OFF:
        return []
    gaps = []
    for t, share in enumerate(dataset.outsourced_share):
        work = sum(activity[t] for direction in dataset.workload for activity in direction)
        if share is not None and work > 0:
            wanted, most = (1 - share) * work, most_own_staff(dataset, t)
            gaps.append(((wanted - most) / work, t, wanted, most, work))
    if not gaps or max(gaps)[0] <= TYPED:
        return []
    _, t, wanted, most, work = max(gaps)
    share = dataset.outsourced_share[t] or 0.0
    row = case.rows("outsourcing")[0]
    return [
        _warning(
            case, "share_above_staff", "outsourcing", row.month_cells.get(dataset.month(t), ""),
            month=dataset.month(t).text(case.language), share=messages.number(100 * (1 - share), case.language),
            wanted=messages.number(wanted, case.language, 0), most=messages.number(most, case.language, 0),
            reached=messages.number(100 * most / work, case.language),
            months=sum(gap[0] > TYPED for gap in gaps),
        )
    ]  # fmt: skip


def _work_against_everybody(case: Case, dataset: Dataset) -> list[Finding]:
    """The work of a month against everybody who could do it: partners and own staff. The worst month is told."""
    gaps = []
    for t in range(dataset.months):
        work = sum(activity[t] for direction in dataset.workload for activity in direction)
        partners, staff = most_outsourced(dataset, t), most_own_staff(dataset, t)
        gaps.append((work - partners - staff, t, work, partners, staff))
    if not gaps or max(gaps)[0] <= TYPED:
        return []
    short, t, work, partners, staff = max(gaps)
    return [
        _warning(
            case, "work_above_everybody", "workload" if case.rows("workload") else "activities", "",
            month=dataset.month(t).text(case.language), work=messages.number(work, case.language),
            partners=messages.number(partners, case.language), staff=messages.number(staff, case.language),
            short=messages.number(short, case.language), months=sum(gap[0] > TYPED for gap in gaps),
        )
    ]  # fmt: skip
