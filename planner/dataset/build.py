"""From the tables of a case to the data of the linear program.

Reading has already checked every cell by itself. What is checked here needs several cells: shares that
must sum to one, work that two sheets define, months that contradict one another.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.dataset.agreed import agreed_moves, row_decisions
from planner.dataset.context import Context, by_name, position, position_or_none
from planner.dataset.geography import great_circle
from planner.dataset.types import (
    Activity,
    AdvisorType,
    Dataset,
    Decision,
    Direction,
    Envelope,
    Goal,
    Move,
    Partner,
    Pool,
    Route,
    RuleSetting,
)
from planner.dataset.workload import activities, customer_shares, workload
from planner.findings import Finding, errors
from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.names import fold
from planner.schema.rules import DEFAULT_PRICE, GOALS, HARD, RULE_IDS, SOFT


def build_dataset(case: Case) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """The dataset of a case whose reading found no error, and what building it found (see ``Finding``).

    The dataset is None where errors were found, here or in reading.
    """
    if errors(case.findings):
        return None, ()
    first, months = case.settings["first_month"], case.settings["months"]
    if not isinstance(first, Month) or not isinstance(months, int):
        raise TypeError("reading lets no case through without a first month and a number of months")
    context = Context(case, first, months)
    context.directions = by_name(case.rows("directions"), "direction")
    context.types = by_name(case.rows("types"), "type")
    context.pools = by_name(case.rows("pools"), "pool")
    dataset = _assemble(context)
    found = tuple(context.findings)
    if errors(found):
        return None, found
    from planner.dataset.checks import warnings_of

    return dataset, found + warnings_of(case, dataset)


def _assemble(context: Context) -> Dataset:
    settings = context.case.settings
    found_activities = activities(context)
    shares = customer_shares(context)
    directions = _directions(context, shares)
    types = tuple(_advisor_type(row) for row in context.case.rows("types"))
    as_of = settings["as_of"]
    context.past = min(max(context.index(as_of), 0), context.months) if isinstance(as_of, Month) else 0
    return Dataset(
        title=str(settings["title"] or ""),
        first_month=context.first,
        months=context.months,
        currency=str(settings["currency"]),
        headcount_unit=_number(settings, "headcount_unit"),
        internal_cost=_number(settings, "internal_cost"),
        unmet_cost=_number(settings, "unmet_cost"),
        mobility_share=_limit(settings, "mobility_share"),
        as_of=context.past,
        directions=directions,
        types=types,
        pools=_pools(context),
        routes=_routes(context, directions),
        activities=found_activities,
        partners=_partners(context, found_activities),
        workload=workload(context, shares),
        outsourced_share=_outsourced_share(context),
        envelopes=_envelopes(context),
        rules=_rules(context),
        goals=_goals(context),
        decisions=(*_decisions(context), *row_decisions(context)),
        actuals=_actuals(context, context.past, types),
        agreed=agreed_moves(context),
        customers=_customers(context),
    )


def _number(settings: Mapping[str, object], key: str) -> float:
    return float(settings[key])  # type: ignore[arg-type]


def _limit(settings: Mapping[str, object], key: str) -> float | None:
    return None if settings[key] is None else _number(settings, key)


def _filled(row: Row, key: str) -> float:
    """A number that the schema's default or requirement guarantees."""
    value = row.number_of(key)
    if value is None:
        raise ValueError(f"reading lets no row through without {key}")
    return value


def _directions(context: Context, shares: tuple[float, ...]) -> tuple[Direction, ...]:
    seats = {fold(row.text("direction")): row for row in context.case.rows("seats")}
    result = []
    for row, share in zip(context.case.rows("directions"), shares, strict=True):
        opening, minimum_from = row.month("opens"), row.month("minimum_from")
        opens = context.index(opening) if opening else 0
        result.append(
            Direction(
                name=row.text("direction"),
                city=row.text("city"),
                latitude=row.number_of("latitude"),
                longitude=row.number_of("longitude"),
                opens=opens,
                starting_staff=_filled(row, "starting_staff"),
                minimum_staff=row.number_of("minimum_staff"),
                minimum_from=context.index(minimum_from) if minimum_from else max(opens, 0),
                maximum_staff=row.number_of("maximum_staff"),
                attrition=_filled(row, "attrition"),
                customers_share=share,
                seats=context.over_months(
                    seats.get(fold(row.text("direction"))), row.number_of("training_seats")
                ),
                accompaniment=row.number_of("accompaniment"),
                served_elsewhere=row.number_of("served_elsewhere"),
            )
        )
        minimum, maximum = row.number_of("minimum_staff"), row.number_of("maximum_staff")
        if minimum is not None and maximum is not None and minimum > maximum:
            context.error("minimum_above_maximum", "directions", row, "minimum_staff", name=row.text("direction"),
                          low=context.number(minimum), high=context.number(maximum))  # fmt: skip
    return tuple(result)


def _advisor_type(row: Row) -> AdvisorType:
    return AdvisorType(
        name=row.text("type"),
        training_months=int(_filled(row, "training_months")),
        training_cost=_filled(row, "training_cost"),
        productivity=(
            _filled(row, "productivity_1"),
            _filled(row, "productivity_2"),
            _filled(row, "productivity_3"),
        ),
        trainer_load=_filled(row, "trainer_load"),
        pass_rate=_filled(row, "pass_rate"),
        pay_in_training=_filled(row, "pay_in_training"),
    )


def _pools(context: Context) -> tuple[Pool, ...]:
    floors = {fold(row.text("pool")): row for row in context.case.rows("floors")}
    return tuple(
        Pool(
            name=row.text("pool"),
            type=position(context.types, row.text("type")),
            direction=position(context.directions, row.text("direction")),
            available=_filled(row, "available"),
            release_rate=row.number_of("release_rate"),
            release_total=row.number_of("release_total"),
            attrition=_filled(row, "attrition"),
            floor=context.over_months(floors.get(fold(row.text("pool"))), row.number_of("floor")),
        )
        for row in context.case.rows("pools")
    )


def _routes(context: Context, directions: tuple[Direction, ...]) -> tuple[tuple[Route, ...], ...]:
    """Every ordered pair: listed ones as listed, others by distance; a stay is free and always allowed."""
    settings = context.case.settings
    furthest, move_cost = _limit(settings, "maximum_move_distance"), _number(settings, "move_cost")
    listed: dict[tuple[int, int], Row] = {}
    for row in context.case.rows("routes"):
        pair = (
            position(context.directions, row.text("from")),
            position(context.directions, row.text("to")),
        )
        if pair[0] == pair[1]:
            context.warning("route_to_itself", "routes", row, "to", name=row.text("to"))
            continue
        listed[pair] = row
    result = []
    for i, origin in enumerate(directions):
        ways = []
        for d, destination in enumerate(directions):
            distance = _distance(origin, destination)
            if i == d:
                ways.append(Route(True, 0.0, 0.0, None))
            elif (i, d) in listed:
                ways.append(_listed_route(context, listed[i, d], distance))
            else:
                near = furthest is not None and distance is not None and distance <= furthest
                ways.append(Route(near, distance or 0.0, move_cost, None))
        result.append(tuple(ways))
    return tuple(result)


def _distance(origin: Direction, destination: Direction) -> float | None:
    """Great circle in km, None where a coordinate is missing."""
    if (
        origin.latitude is None
        or origin.longitude is None
        or destination.latitude is None
        or destination.longitude is None
    ):
        return None
    return great_circle(origin.latitude, origin.longitude, destination.latitude, destination.longitude)


def _listed_route(context: Context, row: Row, great_circle_km: float | None) -> Route:
    distance = row.number_of("distance")
    allowed = bool(row.values["allowed"])
    if distance is None and great_circle_km is None and allowed:
        context.warning("route_without_distance", "routes", row, "distance",
                        origin=row.text("from"), destination=row.text("to"))  # fmt: skip
    known = distance if distance is not None else great_circle_km or 0.0
    return Route(allowed, known, _filled(row, "cost"), row.number_of("maximum"))


def _partners(context: Context, known: tuple[Activity, ...]) -> tuple[Partner, ...]:
    result = []
    for row in context.case.rows("partners"):
        names = row.values["activities"]
        wanted = {fold(str(name)) for name in names} if isinstance(names, tuple) else set()
        capacity, commitment = row.number_of("capacity"), _filled(row, "commitment")
        if capacity is not None and commitment > capacity:
            context.warning("commitment_above_capacity", "partners", row, "commitment", name=row.text("partner"),
                            low=context.number(commitment), high=context.number(capacity))  # fmt: skip
        result.append(
            Partner(
                name=row.text("partner"),
                site=row.text("site"),
                capacity=capacity,
                commitment=commitment,
                cost=_filled(row, "cost"),
                change=row.number_of("change"),
                does=tuple(not wanted or fold(activity.name) in wanted for activity in known),
            )
        )
    return tuple(result)


def _outsourced_share(context: Context) -> tuple[float | None, ...]:
    rows = context.case.rows("outsourcing")
    return context.over_months(rows[0] if rows else None, None)


def _customers(context: Context) -> tuple[float | None, ...]:
    rows = context.case.rows("customers")
    total = next((row for row in rows if fold(row.text("line")) in {"customers", "clients"}), None)
    return context.over_months(total, None)


def _envelopes(context: Context) -> tuple[Envelope, ...]:
    result = []
    for row in context.case.rows("envelopes"):
        start, end = row.month("from"), row.month("to")
        if start and end and start > end:
            context.error("envelope_backwards", "envelopes", row, "from", name=row.text("envelope"),
                          first=start.text(context.case.language), last=end.text(context.case.language))  # fmt: skip
        low, high = row.number_of("minimum"), row.number_of("maximum")
        if low is not None and high is not None and low > high:
            context.error("envelope_range", "envelopes", row, "minimum", name=row.text("envelope"),
                          low=context.number(low), high=context.number(high))  # fmt: skip
        first = max(context.index(start), 0) if start else 0
        last = min(context.index(end), context.months - 1) if end else context.months - 1
        if first > last and not (start and end and start > end):
            context.warning("envelope_outside", "envelopes", row, "from", name=row.text("envelope"))
        result.append(
            Envelope(
                name=row.text("envelope"),
                first=first,
                last=last,
                minimum=low,
                maximum=high,
                type=position_or_none(context.types, row.text("type")),
                direction=position_or_none(context.directions, row.text("direction")),
            )
        )
    return tuple(result)


def _rules(context: Context) -> dict[str, RuleSetting]:
    listed = {row.text("rule"): row for row in context.case.rows("rules")}
    result = {}
    for rule_id in RULE_IDS:
        row = listed.get(rule_id)
        if row is None:
            result[rule_id] = RuleSetting(HARD, DEFAULT_PRICE, rule_id != "actual", DEFAULT_PRICE)
            continue
        if rule_id == "actual" and row.text("mode") == SOFT:
            context.warning("actual_soft", "rules", row, "mode")
        price = _filled(row, "price")
        relax_price = row.number_of("relax_price")
        result[rule_id] = RuleSetting(
            mode=row.text("mode"),
            price=price,
            may_relax=bool(row.values["may_relax"]) and rule_id != "actual",
            relax_price=price if relax_price is None else relax_price,
        )
    return result


def _goals(context: Context) -> tuple[Goal, ...]:
    listed = {row.text("goal"): row for row in context.case.rows("goals")}
    result = []
    for goal in GOALS:
        row = listed.get(goal.id)
        if row is None:
            result.append(Goal(goal.id, goal.priority, 1.0, 0.0))
            continue
        typed = row.values["priority"]
        priority = goal.priority if typed is None else typed
        result.append(
            Goal(
                goal.id,
                float(priority) if isinstance(priority, int | float) else None,
                _filled(row, "weight"),
                _filled(row, "tolerance"),
            )
        )
    return tuple(result)


def _decisions(context: Context) -> tuple[Decision, ...]:
    result = []
    for row in context.case.rows("decisions"):
        month = row.month("month")
        t = context.index(month) if month else None
        if t is not None and not 0 <= t < context.months:
            context.error("decision_outside", "decisions", row, "month", month=str(month))
            continue
        result.append(
            Decision(
                pool=position_or_none(context.pools, row.text("pool")),
                destination=position_or_none(context.directions, row.text("to")),
                month=t,
                kind=row.text("kind"),
                fte=_filled(row, "fte"),
                by=row.text("by"),
                why=row.text("why"),
                sheet=context.case.title("decisions"),
                cell=row.cells.get("fte", ""),
            )
        )
    return tuple(result)


def _actuals(context: Context, past: int, types: tuple[AdvisorType, ...]) -> tuple[Move, ...]:
    """Past moves that matter: those of past months, and those before the horizon still in training."""
    result = []
    pools = context.case.rows("pools")
    for row in context.case.rows("actuals"):
        month = row.month("month")
        if month is None:
            continue
        s = position(context.pools, row.text("pool"))
        t = context.index(month)
        training = types[position(context.types, pools[s].text("type"))].training_months
        if t >= past and t >= 0:
            context.warning(
                "actual_not_past", "actuals", row, "month", month=month.text(context.case.language)
            )
        elif t < 0 and t + training < 0:
            context.warning(
                "actual_too_old", "actuals", row, "month", month=month.text(context.case.language)
            )
        else:
            result.append(Move(s, position(context.directions, row.text("to")), t, _filled(row, "fte")))
    return tuple(result)
