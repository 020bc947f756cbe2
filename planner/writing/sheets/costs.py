"""Costs: what the plan costs by month, and for each FTE-month of work done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.writing.sheets.book import Block, Book, here
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.grid import Grid, Head, relative, yearly_sums
from planner.writing.sheets.outsourcing_plan import ratio
from planner.writing.sheets.widths import text_width


def write_costs(book: Book) -> None:
    """Training and moves when people leave their pool, partners and own staff month by month."""
    page, numbers = book.page("costs"), book.figures
    lines = numbers.costs.lines()
    whole = numbers.costs.total()
    tails = yearly_sums(page)
    thousands = book.say("plan_thousands", currency=book.plan.dataset.currency)
    grid = Grid(
        page,
        _heads(book),
        tails,
        float(max((tail.of(whole[None, :])[0] for tail in tails), default=0.0)) / 1000,
    )
    grid.open(book.heading("costs"), book.say("plan_costs_subtitle", unit=thousands))
    start = grid.row
    for code, values in lines:
        grid.values([[book.say(code), thousands]], values[None, :], "thousands")
    block = Block(page.name, start, grid.first, len(lines), grid.months)
    total = grid.total(book.say("plan_total_cost"), block, whole, style="thousands")
    _per_unit(book, grid, total)
    _follow(book, grid, block, _prices(book, grid))
    grid.close()
    book.blocks |= {"costs.lines": block, "costs.total": total}
    book.blocks["costs.whole"] = Block(page.name, total.row, grid.right, 1, 1)


@dataclass(frozen=True, slots=True)
class _Prices:
    """Where the prices stand: of training by type, of own staff, and the share of it paid in training by type.

    ``early``: the people in training who left before the plan, as far as they are paid; None where there are none.
    """

    training: Block
    staff: Block
    paid: Block
    early: Block | None


def _prices(book: Book, grid: Grid) -> _Prices:
    """The prices that the lines above are computed with, in the column beside their names."""
    dataset, at = book.plan.dataset, grid.first - 1
    types = dataset.types
    grid.section(book.say("plan_cost_prices"))
    per_head = book.say("plan_per_fte", currency=dataset.currency)
    training = _column(
        grid,
        [
            (book.say("plan_cost_price_training", name=e.name), per_head, e.training_cost, "money")
            for e in types
        ],
    )
    per_month = book.say("plan_per_fte_month", currency=dataset.currency)
    staff = _column(grid, [(book.say("plan_cost_price_staff"), per_month, dataset.internal_cost, "money")])
    share = book.say("plan_share")
    paid = _column(
        grid,
        [
            (book.say("plan_cost_price_paid", name=e.name), share, e.pay_in_training, "given_share")
            for e in types
        ],
    )
    early = None
    if book.figures.early_paid.any():
        label = [book.say("plan_early_training"), book.say("plan_fte")]
        early = grid.values([label], book.figures.early_paid[None, :], "fte", tails=False)
    training_at, staff_at, paid_at = (
        Block(grid.page.name, row, at, count, 1) for row, count in (training, staff, paid)
    )
    return _Prices(training_at, staff_at, paid_at, early)


def _column(grid: Grid, rows: Sequence[tuple[str, str, float, str]]) -> tuple[int, int]:
    """Rows of a name, a unit and a value; returns the first row and how many there are."""
    start = grid.row
    for name, unit, value, style in rows:
        grid.page.text(grid.row, 0, name, "row", "text")
        grid.page.text(grid.row, 1, unit, "row", "muted")
        grid.page.number(grid.row, grid.first - 1, value, "row", style)
        grid.row += 1
    return start, len(rows)


def _follow(book: Book, grid: Grid, lines: Block, prices: _Prices) -> None:
    """Training, moves and own staff as formulas over Transfers and Staff; partners are as the plan has them."""
    costs, blocks, types = book.figures.costs, book.blocks, book.plan.dataset.types
    leaving, staff = blocks["transfers.types"], blocks["staff.total"]
    distances = blocks["transfers.move_costs"]

    def training(_i: int, t: int) -> str:
        by_type = leaving.span(0, t, leaving.rows - 1, t, fixed=False)
        return f"=SUMPRODUCT({by_type},{_here(prices.training)})"

    def moves(_i: int, t: int) -> str:
        return f"=SUMPRODUCT({distances.all()},{blocks[f'transfers.month.{t}'].all()})"

    def own_staff(_i: int, t: int) -> str:
        terms = [staff.cell(0, t, fixed=False)]
        for e, kind in enumerate(types):
            if kind.training_months:
                since = max(0, t - kind.training_months + 1)
                paid = here(prices.paid.row + e, prices.paid.column, row_abs=True, col_abs=True)
                terms.append(f"{paid}*SUM({leaving.span(e, since, e, t, fixed=False)})")
        if prices.early:
            terms.append(relative(prices.early, 0, t))
        return f"={_here(prices.staff)}*({'+'.join(terms)})"

    for row, formula, values in (
        (0, training, costs.training),
        (1, moves, costs.moves),
        (3, own_staff, costs.own_staff),
    ):
        line = Block(lines.sheet, lines.row + row, lines.column, 1, lines.columns)
        grid.replace(line, formula, values[None, :], "thousands")


def _here(block: Block) -> str:
    """All of a block, for formulas of its own sheet."""
    return block.all().rpartition("!")[2]


def _heads(book: Book) -> tuple[Head, ...]:
    names = [book.say("plan_cost_price_training", name=kind.name) for kind in book.plan.dataset.types]
    return (
        Head(book.say("plan_line"), text_width(names, 40)),
        Head(book.say("plan_unit"), 14, "muted"),
        Head(book.say("plan_cost_price"), 10, "money"),
    )


def _per_unit(book: Book, grid: Grid, total: Block) -> None:
    """Cost of the month divided by the work done in it, by own staff and by partners."""
    numbers = book.figures
    work, unmet = book.blocks["outsourcing.work_total"], book.blocks["outsourcing.unmet_total"]
    done = tidy((numbers.work - numbers.unmet).sum(axis=0))
    values = numbers.costs.total()

    def formula(_i: int, t: int) -> str:
        served = f"{work.cell(0, t, fixed=False)}-{unmet.cell(0, t, fixed=False)}"
        return f"=IF({served}=0,0,{relative(total, 0, t)}/({served}))"

    unit = book.say("plan_per_fte_month", currency=book.plan.dataset.currency)
    rows = [[book.say("plan_unit_cost"), unit]]
    block = grid.formulas(rows, formula, ratio(values, done)[None, :], "money", tails=False)
    book.blocks["costs.per_unit"] = block
