"""What people chose: envelopes, rules, goals, decisions, and what already happened."""

from __future__ import annotations

from planner.dataset.context import Context, position, position_or_none
from planner.dataset.types import AdvisorType, Decision, Envelope, Goal, Move, RuleSetting
from planner.dataset.values import number_in
from planner.schema.limits import DecisionKind
from planner.schema.rules import DEFAULT_PRICE, GOALS, MODES, RULES, Mode


def envelopes_of(context: Context) -> tuple[Envelope, ...]:
    """The envelopes, their windows cut to the horizon."""
    result = []
    for row in context.case.rows("envelopes"):
        start, end = row.month("from"), row.month("to")
        if start and end and start > end:
            context.error("envelope_backwards", "envelopes", row, "from", name=row.text("envelope"),
                          expected=f"≤ {end.text(context.case.language)}",
                          first=start.text(context.case.language), last=end.text(context.case.language))  # fmt: skip
        low, high = row.number_of("minimum"), row.number_of("maximum")
        if low is not None and high is not None and low > high:
            context.contradiction("envelope_range", "envelopes", row, "minimum", ("envelope",),
                                  name=row.text("envelope"), expected=f"≤ {context.number(high)}",
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


def rules_of(context: Context) -> dict[str, RuleSetting]:
    """Every rule family's setting; one that Rules does not list is hard at the default price."""
    listed = {row.text("rule"): row for row in context.case.rows("rules")}
    result = {}
    for family in RULES:
        row = listed.get(family.id)
        if row is None:
            result[family.id] = RuleSetting(Mode.HARD, DEFAULT_PRICE, bool(family.limits), DEFAULT_PRICE)
            continue
        if row.text("mode") == Mode.SOFT and family.soft_means_hard:
            context.warning("actual_soft", "rules", row, "mode")
        elif (
            row.text("mode") == Mode.SOFT and not family.may_be_soft
        ):  # reading refuses it too, but scenarios change modes
            words = {mode.key: mode.label.text(context.case.language) for mode in MODES}
            context.error("reading.never_soft", "rules", row, "mode", found=words[Mode.SOFT],
                          expected=f"{words[Mode.HARD]}, {words[Mode.OFF]}",
                          name=family.label.text(context.case.language))  # fmt: skip
        price = number_in(row, "price")
        relax_price = row.number_of("relax_price")
        result[family.id] = RuleSetting(
            mode=Mode(row.text("mode")),
            price=price,
            may_relax=bool(row.values["may_relax"] and family.limits),
            relax_price=price if relax_price is None else relax_price,
        )
    return result


def goals_of(context: Context) -> tuple[Goal, ...]:
    """Every goal with its priority; one that Goals does not list keeps its default."""
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
                number_in(row, "weight"),
                number_in(row, "tolerance"),
            )
        )
    return tuple(result)


def decisions_of(context: Context) -> tuple[Decision, ...]:
    """The decisions of the Decisions sheet; one about a month that the horizon has left behind has no effect."""
    result = []
    for row in context.case.rows("decisions"):
        month = row.month("month")
        t = context.index(month) if month else None
        if month is not None and t is not None and t >= context.months:
            context.error("decision_outside", "decisions", row, "month", month=month.text(context.case.language),
                          expected=_horizon(context))  # fmt: skip
            continue
        if month is not None and t is not None and t < 0:  # the horizon has moved on
            context.warning(
                "decision_past", "decisions", row, "month", month=month.text(context.case.language)
            )
            continue
        result.append(
            Decision(
                pool=position_or_none(context.pools, row.text("pool")),
                destination=position_or_none(context.directions, row.text("to")),
                month=t,
                kind=DecisionKind(row.text("kind")),
                fte=number_in(row, "fte"),
                by=row.text("by"),
                why=row.text("why"),
                sheet=context.case.title("decisions"),
                cell=row.cells.get("fte", ""),
            )
        )
    return tuple(result)


def _horizon(context: Context) -> str:
    """The first and the last month that are planned."""
    last = context.first.plus(context.months - 1)
    return f"{context.first.text(context.case.language)} – {last.text(context.case.language)}"


def actuals_of(context: Context, past: int, types: tuple[AdvisorType, ...]) -> tuple[Move, ...]:
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
        if t >= past:
            context.warning(
                "actual_not_past", "actuals", row, "month", month=month.text(context.case.language)
            )
        elif t + training < 0:
            context.warning(
                "actual_too_old", "actuals", row, "month", month=month.text(context.case.language)
            )
        else:
            result.append(Move(s, position(context.directions, row.text("to")), t, number_in(row, "fte")))
    return tuple(result)
