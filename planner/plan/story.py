"""A plan in sentences: what is proposed, against what, what it costs, what limits it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from planner.display import display_money, given_percent, percent
from planner.messages import number, signed_number, text
from planner.months import Year
from planner.plan.price import price_of_whole
from planner.plan.proposal import Proposal
from planner.reading.previous.types import KeptRule
from planner.schema.rules import rule
from planner.schema.status import RuleStatus

_NAMED = 6  # openings named one by one
_MEANINGFUL = 0.05  # FTE; less would read as 0.0


class Sentence(NamedTuple):
    """A sentence of a story. ``directions`` are those that it names, each by its name; none: it is about all."""

    text: str
    directions: tuple[str, ...] = ()


def describe_proposal(proposal: Proposal) -> Iterator[Sentence]:
    """Who leaves in each year, which centres open, and how they grow."""
    yield from (Sentence(_year(proposal, year)) for year in proposal.years())
    yield from _openings(proposal)
    data, language = proposal.dataset, proposal.language
    start = sum(direction.starting_staff for direction in data.directions)
    grown = text(
        "page.growth",
        language,
        start=number(start, language),
        end=number(float(proposal.staff[:, -1].sum()), language),
        month=data.month(data.months - 1).text(language),
    )
    yield Sentence(grown)
    yield from map(Sentence, _share(proposal))
    unmet = proposal.unmet()
    if unmet is not None:
        undone = float(unmet.sum())
        code = "plan_decided_unmet" if undone > _MEANINGFUL else "plan_decided_all_served"
        yield Sentence(text(code, language, fte=number(undone, language)))


def _year(proposal: Proposal, year: Year) -> str:
    data, language = proposal.dataset, proposal.language
    leaving = proposal.transfers[:, :, year.first : year.last + 1].sum(axis=2)
    moved = float((leaving * proposal.moving()).sum())
    by_type: dict[str, float] = {}
    for pool, fte in zip(data.pools, leaving.sum(axis=1).tolist(), strict=True):
        name = data.types[pool.type].name
        by_type[name] = by_type.get(name, 0.0) + fte
    code = "plan_decided_none"
    if leaving.sum() > _MEANINGFUL:
        code = "plan_decided_transfers" if moved > _MEANINGFUL else "plan_decided_at_home"
    ordered = sorted(by_type.items(), key=lambda one: -one[1])
    return text(
        code,
        language,
        year=year.year,
        fte=number(float(leaving.sum()), language),
        moved=number(moved, language),
        types=", ".join(f"{name} {number(fte, language)}" for name, fte in ordered if fte > _MEANINGFUL),
    )


def _openings(proposal: Proposal) -> Iterator[Sentence]:
    data, language = proposal.dataset, proposal.language
    opening = sorted((one.opens, one.name) for one in data.directions if 0 < one.opens < data.months)
    if opening:
        named = [f"{name} ({data.month(month).text(language)})" for month, name in opening[:_NAMED]]
        if len(opening) > _NAMED:
            named.append(text("plan_and_others", language, count=len(opening) - _NAMED))
        told = text("plan_decided_openings", language, centres=", ".join(named))
        yield Sentence(told, tuple(name for _, name in opening))


def _share(proposal: Proposal) -> Iterator[str]:
    data, language = proposal.dataset, proposal.language
    own, work = proposal.own_work(), proposal.work().sum(axis=0)
    if own is None or not work[0] or not work[-1]:
        return
    limit = data.outsourced_share[-1]
    first, last = (float(own.sum(axis=0)[t] / work[t]) for t in (0, -1))
    yield text(
        "plan_decided_share" if limit is None else "plan_decided_share_target",
        language,
        first=percent(first, language),
        last=percent(last, language),
        start=data.month(0).text(language),
        month=data.month(data.months - 1).text(language),
        target=given_percent(1 - (limit or 0.0), language),
    )


def compare_with_nothing(proposal: Proposal) -> Iterator[Sentence]:
    """What the plan gains and costs against no transfers at all, where that is known."""
    language = proposal.language
    kept = proposal.outcome.baseline if proposal.outcome is not None else None
    if kept is None or not kept.goals:
        yield Sentence(text("page.no_baseline", language))
        return
    difference = {
        goal: signed_number(proposal.goals.get(goal, 0.0) - value, language, 0)
        for goal, value in kept.goals.items()
    }
    places = {name: difference.get(name, "0") for name in ("targets", "service", "cost")}
    yield Sentence(text("report.baseline", language, **places, currency=proposal.dataset.currency))
    if kept.left_out:
        names = ", ".join(rule(one).label.text(language) for one in kept.left_out)
        yield Sentence(text("report.baseline_left_out", language, rules=names))


def costs(proposal: Proposal) -> Iterator[Sentence]:
    """What the plan costs, how much of it the transfers themselves do, and what whole people and groups cost."""
    language, currency = proposal.language, proposal.dataset.currency
    whole = proposal.goals.get("cost")
    if whole is not None:
        yield Sentence(text("page.cost", language, cost=display_money(whole, language), currency=currency))
    kinds = proposal.costs()
    if kinds is not None:
        places = {kind: display_money(value, language) for kind, value in kinds.items()}
        yield Sentence(text("page.cost_kinds", language, currency=currency, **places))
    kept = proposal.outcome.rounding_price if proposal.outcome is not None else {}
    price = price_of_whole(kept, proposal.dataset, language)
    if price is not None:
        yield Sentence(price)


def limits(proposal: Proposal) -> Iterator[Sentence]:
    """The promises that are missed, then the rules that leave no room, each with where it is tightest."""
    language = proposal.language
    rules = proposal.outcome.rules if proposal.outcome is not None else ()
    missed = (_limit(one, "page.missed", proposal) for one in rules if one.status == RuleStatus.MISSED)
    past = (_limit(one, "page.past", proposal) for one in rules if one.status == RuleStatus.PAST)
    binding = (_limit(one, "page.binding", proposal) for one in rules if one.status == RuleStatus.BINDING)
    said = [*chain(missed, past, binding)]
    yield from said or [Sentence(text("page.no_limit" if rules else "page.no_outcome", language))]


def _limit(kept: KeptRule, code: str, proposal: Proposal) -> Sentence:
    language = proposal.language
    month = () if kept.month is None else (kept.month.text(language),)
    where = ", ".join((*kept.place, *month))
    told = text(
        code,
        language,
        rule=rule(kept.rule).label.text(language),
        meaning=rule(kept.rule).meaning.text(language),
        short=number(kept.shortfall, language),
        where=text("page.tightest", language, where=where) if where else "",
    )
    return Sentence(told, tuple(one.name for one in proposal.dataset.directions if one.name in kept.place))
