"""The bound of What if: own staff does all the work that it can, then the cheapest partners do the rest.

It keeps the hours of own staff, the least outsourced share of each activity and the capacity and commitment of each
partner, where those rules are hard, and no other rule. So own staff's share is at most, and partners with work left
undone cost at least, what stands here: a plan with these transfers does no better.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.dataset.types import Partner
from planner.schema.rules import Mode
from planner.verify.flow import Flow, flow
from planner.writing.sheets.book import Block, Book, here
from planner.writing.sheets.figures import FloatArray, tidy
from planner.writing.sheets.grid import Formula, Grid, relative
from planner.writing.sheets.outsourcing_plan import ratio

LIMIT, PRICE = 2, 3
"""Columns of the sheet in which a row of the policy holds its limit and its price."""


@dataclass(frozen=True, slots=True)
class _Supplier:
    """Who takes work after own staff: ``most`` FTE (None: all), at ``price`` a month for each."""

    name: str
    most: float | None
    price: float


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """What the policy comes to with the plan's transfers; arrays by month (T), FTE unless said."""

    work: FloatArray
    able: FloatArray  # what own staff can do in all
    least: FloatArray  # outsourced at least
    own: FloatArray  # done by own staff, at most
    rest: FloatArray
    taken: FloatArray  # (N, T) by each supplier
    undone: FloatArray
    outside: FloatArray  # partners and work left undone, currency

    @property
    def share(self) -> FloatArray:
        """Own staff's share of the work, at most."""
        return ratio(self.own, self.work)


def write_policy(book: Book, grid: Grid) -> None:
    """Own staff's work and share at most, then who does the rest, and what that costs at least."""
    suppliers, commitments = _suppliers(book)
    now = policy_in_numbers(book)
    work, own = _own(book, grid, now)
    taken = _others(book, grid, now, suppliers, (work, own))
    _cost(book, grid, now, commitments, taken)


def policy_in_numbers(book: Book) -> Bound:
    """The policy in numbers, as the formulas compute it."""
    work, able, least = tidy(book.figures.work.sum(axis=0)), able_staff(book), least_outsourced(book)
    own = tidy(np.maximum(0.0, np.minimum(able, work - least)))
    suppliers, commitments = _suppliers(book)
    waiting, taken, outside = tidy(work - own), [], np.full(len(work), commitments)
    for supplier in suppliers:
        done = waiting if supplier.most is None else np.minimum(waiting, supplier.most)
        waiting, outside = tidy(waiting - done), outside + supplier.price * done
        taken.append(done)
    outside = outside + book.plan.dataset.unmet_cost * waiting
    by_supplier = np.array(taken).reshape(len(taken), len(work))
    return Bound(work, able, least, own, tidy(work - own), by_supplier, waiting, tidy(outside))


def able_staff(book: Book) -> FloatArray:
    """What own staff can do in all (T): trained, less what the newly trained do not do yet, less trainers."""
    dataset = book.plan.dataset
    before = [move for move in dataset.actuals if move.month < 0]
    moved = flow(dataset, before, book.figures.transfers)
    return tidy(book.figures.staff.sum(axis=0) - moved.ramp_loss.sum(axis=0) - moved.trainer_need)


def _able(book: Book, early: Flow, t: int) -> str:
    """The same as a formula over Staff and Transfers; ``early`` is what people bring who left before the plan."""
    types = book.blocks["transfers.types"]
    terms = [book.blocks["staff.total"].cell(0, t, fixed=False)]
    for e, kind in enumerate(book.plan.dataset.types):
        for age, productivity in enumerate(kind.productivity):
            left = t - kind.training_months - age
            if productivity != 1 and left >= 0:
                loss = (1 - productivity) * kind.pass_rate
                terms.append(f"-{loss!r}*{types.cell(e, left, fixed=False)}")
        if kind.trainer_load and kind.training_months:
            since = max(0, t - kind.training_months + 1)
            terms.append(f"-{kind.trainer_load!r}*SUM({types.span(e, since, e, t, fixed=False)})")
    known = float(early.ramp_loss[:, t].sum() + early.trainer_need[t])
    return "=" + "".join(terms) + (f"-{known!r}" if known else "")


def least_outsourced(book: Book) -> FloatArray:
    """What partners do at least of the activities (T); none where that rule is not hard."""
    dataset = book.plan.dataset
    if dataset.mode("activity_outsourcing") != Mode.HARD:
        return np.zeros(dataset.months)
    shares = np.array([activity.outsourced_min or 0.0 for activity in dataset.activities], dtype=float)
    return tidy(shares @ book.figures.work)


def _suppliers(book: Book) -> tuple[list[_Supplier], float]:
    """Who takes the rest, the cheapest first, and what commitments cost in a month.

    Work within a commitment is paid already. Nothing costs more than leaving it undone.
    """
    dataset = book.plan.dataset
    committed = dataset.mode("partner_commitment") == Mode.HARD
    held = dataset.mode("partner_capacity") == Mode.HARD

    def commitment_of(partner: Partner) -> float:
        return (partner.commitment or 0.0) if committed else 0.0

    free = sum(map(commitment_of, dataset.partners))
    found = [_Supplier(book.say("plan_policy_committed"), free, 0.0)] if free else []
    for partner in sorted(dataset.partners, key=lambda one: (one.cost, one.name)):
        most = partner.capacity if held else None
        rest = None if most is None else max(0.0, most - commitment_of(partner))
        found.append(_Supplier(partner.name, rest, min(partner.cost, dataset.unmet_cost)))
    return found, sum(commitment_of(partner) * partner.cost for partner in dataset.partners)


def _row(grid: Grid, code: str, unit: str, formula: Formula, values: FloatArray, style: str = "fte") -> Block:
    """A row of formulas under the words ``code``; shares have no totals."""
    label = [[grid.book.say(code), unit]]
    return grid.formulas(label, formula, values[None, :], style, tails=style != "share")


def _own(book: Book, grid: Grid, now: Bound) -> tuple[Block, Block]:
    """Work to do, own staff's work at most, and its share at most; returns the first two."""
    fte, source, dataset = book.say("plan_fte"), book.blocks["outsourcing.work_total"], book.plan.dataset
    before = [move for move in dataset.actuals if move.month < 0]
    early = flow(dataset, before, np.broadcast_to(0.0, book.figures.transfers.shape))
    work = _row(grid, "plan_work", fte, lambda _i, t: "=" + source.cell(0, t, fixed=False), now.work)
    able = _row(grid, "plan_policy_able", fte, lambda _i, t: _able(book, early, t), now.able)
    outside = grid.values([[book.say("plan_policy_least"), fte]], now.least[None, :], "fte")

    def most(_i: int, t: int) -> str:
        return f"=MAX(0,MIN({relative(able, 0, t)},{relative(work, 0, t)}-{relative(outside, 0, t)}))"

    own = _row(grid, "plan_policy_own", fte, most, now.own)

    def part(_i: int, t: int) -> str:
        return f"=IF({relative(work, 0, t)}=0,0,{relative(own, 0, t)}/{relative(work, 0, t)})"

    book.blocks["what_if.share"] = _row(
        grid, "plan_policy_share", book.say("plan_share"), part, now.share, "share"
    )
    return work, own


def _others(
    book: Book, grid: Grid, now: Bound, suppliers: list[_Supplier], work_and_own: tuple[Block, Block]
) -> Block:
    """What own staff leaves and what each partner takes of it; returns the rows of all takers, the last: undone."""
    fte, (work, own) = book.say("plan_fte"), work_and_own
    rest = _row(
        grid,
        "plan_policy_rest",
        fte,
        lambda _i, t: f"={relative(work, 0, t)}-{relative(own, 0, t)}",
        now.rest,
    )
    start = grid.row
    takers = [*suppliers, _Supplier(book.say("plan_policy_undone"), None, book.plan.dataset.unmet_cost)]

    def formula(i: int, t: int) -> str:
        at = grid.first + t
        before = f"-SUM({here(start, at)}:{here(start + i - 1, at)})" if i else ""
        waits = f"{here(rest.row, at)}{before}"
        most = takers[i].most
        return f"={waits}" if most is None else f"=MIN({waits},{here(start + i, LIMIT, col_abs=True)})"

    labels = [[taker.name, fte, taker.most, taker.price] for taker in takers]
    return grid.formulas(labels, formula, np.vstack([now.taken, now.undone[None, :]]), "fte")


def _cost(book: Book, grid: Grid, now: Bound, commitments: float, taken: Block) -> None:
    """What the transfers and own staff cost, with partners and work left undone at least, by month."""
    costs, lines = book.figures.costs, book.blocks["costs.lines"]
    last = taken.row + taken.rows - 1
    prices = f"{here(taken.row, PRICE, row_abs=True, col_abs=True)}:{here(last, PRICE, row_abs=True, col_abs=True)}"
    fixed = f"{commitments!r}+" if commitments else ""

    def least(_i: int, t: int) -> str:
        at = grid.first + t
        return f"={fixed}SUMPRODUCT({prices},{here(taken.row, at)}:{here(last, at)})"

    unit = book.say("plan_thousands", currency=book.plan.dataset.currency)
    outside = _row(grid, "plan_policy_partners", unit, least, now.outside, "thousands")

    def whole(_i: int, t: int) -> str:
        own = "+".join(lines.cell(row, t, fixed=False) for row in (0, 1, 3))
        return f"={own}+{relative(outside, 0, t)}"

    values = tidy(costs.training + costs.moves + costs.own_staff + now.outside)
    book.blocks["what_if.cost"] = _row(grid, "plan_policy_cost", unit, whole, values, "thousands")
