"""Tells a conflict: what is asked for, what limits it, what is possible and how much is short, all computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.explain.blocks import Block
from planner.explain.conflict.elastic import OutOfTimeError
from planner.explain.conflict.facts import circumstances, facts, on_staff, start_clauses, starting
from planner.explain.conflict.find import FEW, Clash
from planner.explain.conflict.gap import gap_sentences, whole_gap
from planner.explain.phrases import Words, capital, sentence
from planner.explain.places import place_of
from planner.plan.explanations import Conflict, Member
from planner.schema.limits import Over, Side
from planner.schema.rules import rule as family
from planner.tolerances import DECIMALS, SHORTFALL

MANY = 4
"""More names than this are counted instead of listed."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What is demanded, the most that the limits allow, and the difference; FTE."""

    demanded: float
    most: float

    @property
    def short(self) -> float:
        """What is missing."""
        return self.demanded - self.most


def in_time(figure: Callable[[], float | None]) -> float | None:
    """The figure; None where there is none, or no time left to find it."""
    try:
        return figure()
    except OutOfTimeError:
        return None


def tell(words: Words, clash: Clash) -> Conflict:
    """The conflict in words and numbers."""
    demands = [block for block in clash.blocks if block.demands]
    limits = [block for block in clash.blocks if not block.demands]
    parts, amount = _paragraph(words, clash, demands, limits)
    gap = whole_gap(clash, demands, limits) if demands else None
    if gap is not None and amount is not None and gap.total <= amount.short + SHORTFALL:
        gap = None  # more centres than those in the conflict were told, with what they miss together
    if gap is not None:
        parts += gap_sentences(words, gap, demands)
    if any(family(block.rule).either_or for block in clash.blocks):
        parts.append(words.say("conflict.groups"))
    elif clash.whole_people:
        parts.append(words.say("conflict.fractions"))
    if not clash.proven:
        parts.append(words.say("conflict.unproven"))
    return Conflict(
        text=" ".join(parts),
        members=(*(_member(words, clash, block) for block in clash.blocks), *circumstances(words, clash)),
        demanded=amount.demanded if amount else None,
        most=amount.most if amount else None,
        short=amount.short if amount else None,
        proven=clash.proven,
        worst_month=words.dataset.month(gap.worst) if gap else None,
        worst_short=gap.most if gap else None,
        total_short=gap.total if gap else None,
        must_fall=gap.fall if gap else None,
    )


Told = tuple[list[str], Amount | None]
"""Sentences, and the amount that they are about."""


def _amount(words: Words, clash: Clash, demands: Sequence[Block], limits: Sequence[Block]) -> Amount | None:
    """The sum that the demands ask for, against the largest that the limits allow; None where no sum tells it."""
    kinds = {(block.rule, block.span) for block in demands}
    if len(kinds) != 1 or any(len(block.rows) != 1 for block in demands):
        return None
    most = in_time(lambda: clash.elastic.most(limits, [block.rows[0] for block in demands]))
    demanded = sum(words.limit(block) for block in demands)
    if most is None or most >= demanded - SHORTFALL:
        return None
    return Amount(demanded, round(most, DECIMALS) + 0.0)


def _paragraph(words: Words, clash: Clash, demands: list[Block], limits: list[Block]) -> Told:
    if not demands:
        return _excess(words, clash, limits)
    amount = _amount(words, clash, demands, limits)
    if amount is None:
        return _many(words, clash, demands, limits)
    if not on_staff(demands[0]):
        return _plain(words, clash, demands, limits, amount)
    if len(demands) == 1:
        return _one_minimum(words, clash, demands[0], limits, amount)
    return _minimums(words, clash, demands, limits, amount)


def _one_minimum(words: Words, clash: Clash, demand: Block, limits: list[Block], amount: Amount) -> Told:
    reasons = [
        *start_clauses(words, [demand]),
        *limit_clauses(words, limits),
        *facts(words, clash, [demand], limits),
    ]
    return [sentence(words.clause(demand)), _result(words, "conflict.staff", reasons, amount)], amount


def _minimums(words: Words, clash: Clash, demands: list[Block], limits: list[Block], amount: Amount) -> Told:
    """All minimums of the month together where the limits are common to all centres, else those in the conflict."""
    everywhere = all(block.declared.over in (Over.ENVELOPE, Over.YEAR) for block in limits)
    t = demands[0].months[0]
    due = [
        block.part([block.months.index(t)])
        for block in clash.elastic.blocks
        if block.rule == demands[0].rule and t in block.months
    ]
    whole = _amount(words, clash, due, limits) if everywhere and len(due) > len(demands) else None
    if whole is None:
        return _together(words, clash, demands, limits, amount)
    already = words.say(
        "conflict.already",
        places=_names(words, [block.place[0] for block in demands], at_most=len(demands)),
        demanded=words.number(amount.demanded),
        most=words.number(amount.most),
    )
    told, _ = _together(words, clash, due, limits, whole)
    return [*told, already], whole


def _together(words: Words, clash: Clash, demands: list[Block], limits: list[Block], amount: Amount) -> Told:
    each = {words.limit(block) for block in demands}
    same = (
        words.say("conflict.each", count=len(demands), limit=words.given_number(min(each)))
        if len(each) == 1
        else ""
    )
    asked = words.say(
        "conflict.together",
        places=_names(words, [block.place[0] for block in demands]),
        demanded=words.number(amount.demanded),
        when=words.when(demands[0].span),
        each=same,
    )
    if [block.declared.over for block in limits] == [Over.ENVELOPE] and starting(words, demands)[
        0
    ] > SHORTFALL:
        return [asked, _sum(words, demands, limits[0], amount)], amount
    reasons = [
        *start_clauses(words, demands),
        *limit_clauses(words, limits),
        *facts(words, clash, demands, limits),
    ]
    return [asked, _result(words, "conflict.staff", reasons, amount)], amount


def _sum(words: Words, demands: Sequence[Block], envelope: Block, amount: Amount) -> str:
    """Who is there and who may come, added up as people do it, and what attrition leaves of the sum."""
    start, _ = starting(words, demands)
    window, limit = words.dataset.envelopes[envelope.item], words.limit(envelope)
    return words.say(
        "conflict.sum_after_attrition" if start + limit > amount.most + SHORTFALL else "conflict.sum",
        start=words.given_number(start),
        limit=words.given_number(limit),
        window=words.when((window.first, window.last)),
        place=window.name,
        total=words.given_number(start + limit),
        most=words.number(amount.most),
        short=words.number(amount.short),
    )


def _plain(words: Words, clash: Clash, demands: list[Block], limits: list[Block], amount: Amount) -> Told:
    asked = [sentence(words.clause(block)) for block in demands]
    reasons = [*limit_clauses(words, limits), *facts(words, clash, demands, limits)]
    return [*asked, _result(words, "conflict.amount", reasons, amount)], amount


def _result(words: Words, code: str, reasons: list[str], amount: Amount) -> str:
    figures = {"most": words.number(amount.most), "short": words.number(amount.short)}
    if not reasons:
        return words.say(code + "_alone", **figures)
    if code == "conflict.staff" and amount.most < SHORTFALL:
        code = "conflict.nobody"
    return words.say(code, limits=capital(words.join(reasons)), **figures)


def _excess(words: Words, clash: Clash, limits: list[Block]) -> Told:
    """Limits that what is there already goes beyond: the first that is one number, against what the others leave."""
    single = [block for block in limits if len(block.rows) == 1]
    subject = next(
        (block for block in single if block.declared.over is Over.EVERYTHING), single[0] if single else None
    )
    others = _whole_families(clash, [block for block in limits if block is not subject])
    reasons = [*limit_clauses(words, others), *facts(words, clash, [], others)]
    if subject is not None:
        least = in_time(lambda: clash.elastic.most(others, subject.rows, sign=-1.0))
        limit = words.limit(subject)
        if least is not None and least > limit + SHORTFALL:
            figures = {"most": words.number(least), "short": words.number(least - limit)}
            if reasons:
                result = words.say("conflict.excess_with", limits=capital(words.join(reasons)), **figures)
            else:
                result = words.say("conflict.excess", **figures)
            return [sentence(words.clause(subject)), result], None
    told = " ".join(sentence(clause) for clause in [*limit_clauses(words, limits), *reasons[len(others) :]])
    return [words.say("conflict.bare", limits=told.rstrip("."))], None


def _whole_families(clash: Clash, limits: list[Block]) -> list[Block]:
    """``limits`` with all pools where many of them take part: their sum says more than the fewest that suffice."""
    counted = Counter(block.rule for block in limits if block.declared.summed)
    many = {rule for rule, count in counted.items() if count > MANY}
    more = [block for block in clash.elastic.blocks if block.rule in many]
    return [*(block for block in limits if block.rule not in many), *more]


def _many(words: Words, clash: Clash, demands: list[Block], limits: list[Block]) -> Told:
    """Demands of several kinds: what is missing of all of them together."""
    asked = [sentence(words.clause(block)) for block in demands]
    reasons = [*limit_clauses(words, limits), *facts(words, clash, demands, limits)]
    short = in_time(lambda: clash.elastic.least(limits, demands))
    if short is None or not reasons:
        clauses = " ".join([*asked, *map(sentence, reasons)])
        return [words.say("conflict.bare", limits=clauses.rstrip("."))], None
    missing = words.say("conflict.many", limits=capital(words.join(reasons)), short=words.number(short))
    return [*asked, missing], None


def limit_clauses(words: Words, limits: Sequence[Block]) -> list[str]:
    """A clause for each limit; many pools with the same kind of limit are told as one sum."""
    clauses = []
    for rule, group in groupby(limits, key=lambda block: block.rule):
        blocks = list(group)
        if blocks[0].declared.summed and len(blocks) > 1:
            clauses.append(
                words.say(
                    f"rule.{rule}s",
                    place=_names(words, [block.place[0] for block in blocks], several="list.pools"),
                    limit=words.given_number(sum(words.limit(block) for block in blocks)),
                )
            )
        else:
            clauses += [words.clause(block) for block in blocks]
    return clauses


def _member(words: Words, clash: Clash, block: Block) -> Member:
    place = place_of(words.index, block)
    others = [other for other in clash.blocks if other is not block]
    few = len(clash.blocks) <= FEW
    asked = few and len(block.rows) == 1
    alone = in_time(lambda: clash.elastic.least(others, [block])) if asked else None
    if alone is not None:
        alone = max(0.0, alone - float(clash.elastic.drawn_in[block.rows[0]]))
    side = Side.NONE if block.side in (Side.ROUTES, Side.YEAR) else block.side
    return Member(
        block.rule,
        block.place,
        block.span,
        side,
        sentence(words.clause(block)),
        words.case.title(place.sheet),
        place.cell,
        alone,
    )


def _names(words: Words, names: list[str], *, several: str = "list.centres", at_most: int = MANY) -> str:
    """The names, or how many they are."""
    if len(names) <= at_most:
        return words.join(names)
    if several == "list.centres" and len(names) == len(words.dataset.directions):
        return words.say("list.all_centres", count=len(names))
    return words.say(several, count=len(names))
