"""From the tables of a case to the data of the linear program.

Reading has already checked every cell by itself. What is checked here needs several cells: shares that
must sum to one, work that two sheets define, months that contradict one another.
"""

from __future__ import annotations

from dataclasses import replace

from planner.dataset.agreed_plan import agreed_moves, row_decisions
from planner.dataset.choices import actuals_of, decisions_of, envelopes_of, goals_of, rules_of
from planner.dataset.context import Context, by_name
from planner.dataset.places import directions_of, pools_of, routes_of
from planner.dataset.sources import pools_with_source_floors, source_activities
from planner.dataset.types import Activity, AdvisorType, Dataset, Partner
from planner.dataset.values import number_in, setting, setting_limit
from planner.dataset.workload import activities, customer_shares, workload
from planner.findings import Finding, errors
from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.names import fold


def build_dataset(case: Case, *, warn: bool = True) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """The dataset of a case, and what building it found (see ``Finding``).

    The dataset is None where errors were found, here or in reading. ``warn`` False leaves out what is odd but
    legal, for the many scenarios of a case that was warned about once.
    """
    if errors(case.findings):
        from planner.dataset.salvage import faults_besides

        return None, faults_besides(case, lambda part: _build(part)[1])
    dataset, found = _build(case)
    if errors(found):
        return None, found
    if not warn:
        return dataset, found
    from planner.dataset.checks import warnings_of

    return dataset, found + warnings_of(case, dataset)


def _build(case: Case) -> tuple[Dataset, tuple[Finding, ...]]:
    """The dataset and what was found on the way; where that has errors, the dataset is not to be used."""
    first, months = case.settings["first_month"], case.settings["months"]
    if not isinstance(first, Month) or not isinstance(months, int):
        raise TypeError("reading lets no case through without a first month and a number of months")
    context = Context(case, first, months)
    context.directions = by_name(case.rows("directions"), "direction")
    context.types = by_name(case.rows("types"), "type")
    context.pools = by_name(case.rows("pools"), "pool")
    dataset = _assemble(context)
    return dataset, tuple(context.findings)


def _assemble(context: Context) -> Dataset:
    settings = context.case.settings
    found_activities = activities(context)
    shares = customer_shares(context)
    directions = directions_of(context, shares)
    types = tuple(_advisor_type(row) for row in context.case.rows("types"))
    as_of = settings["as_of"]
    context.past = min(max(context.index(as_of), 0), context.months) if isinstance(as_of, Month) else 0
    dataset = Dataset(
        title=str(settings["title"] or ""),
        first_month=context.first,
        months=context.months,
        currency=str(settings["currency"]),
        headcount_unit=setting(settings, "headcount_unit"),
        internal_cost=setting(settings, "internal_cost"),
        unmet_cost=setting(settings, "unmet_cost"),
        mobility_share=setting_limit(settings, "mobility_share"),
        as_of=context.past,
        directions=directions,
        types=types,
        pools=pools_of(context),
        routes=routes_of(context, directions),
        activities=found_activities,
        partners=_partners(context, found_activities),
        workload=workload(context, shares),
        outsourced_share=_outsourced_share(context),
        envelopes=envelopes_of(context),
        rules=rules_of(context),
        goals=goals_of(context),
        decisions=(*decisions_of(context), *row_decisions(context)),
        actuals=actuals_of(context, context.past, types),
        agreed=agreed_moves(context),
        customers=_customers(context),
        sources=source_activities(context),
    )
    return replace(dataset, pools=pools_with_source_floors(context, dataset)) if dataset.sources else dataset


def _advisor_type(row: Row) -> AdvisorType:
    return AdvisorType(
        name=row.text("type"),
        training_months=int(number_in(row, "training_months")),
        training_cost=number_in(row, "training_cost"),
        productivity=(
            number_in(row, "productivity_1"),
            number_in(row, "productivity_2"),
            number_in(row, "productivity_3"),
        ),
        trainer_load=number_in(row, "trainer_load"),
        pass_rate=number_in(row, "pass_rate"),
        pay_in_training=number_in(row, "pay_in_training"),
        smallest_group=number_in(row, "smallest_group"),
    )


def _partners(context: Context, known: tuple[Activity, ...]) -> tuple[Partner, ...]:
    result = []
    for row in context.case.rows("partners"):
        names = row.values["activities"]
        wanted = {fold(str(name)) for name in names} if isinstance(names, tuple) else set()
        capacity, commitment = row.number_of("capacity"), number_in(row, "commitment")
        if capacity is not None and commitment > capacity:
            context.warning("commitment_above_capacity", "partners", row, "commitment", name=row.text("partner"),
                            low=context.number(commitment), high=context.number(capacity))  # fmt: skip
        result.append(
            Partner(
                name=row.text("partner"),
                site=row.text("site"),
                capacity=capacity,
                commitment=commitment,
                cost=number_in(row, "cost"),
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
