"""Costs: what the plan costs by month, and for each FTE-month of work done."""

from __future__ import annotations

from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.grid import Grid, Head, relative, yearly_sums
from planner.writing.sheets.outsourcing_plan import ratio


def write_costs(book: Book) -> None:
    """Training and moves when people leave their pool, partners and own staff month by month."""
    page, numbers = book.page("costs"), book.figures
    lines = numbers.costs.lines()
    whole = numbers.costs.total()
    tails = yearly_sums(page)
    thousands = book.say("plan_thousands", currency=book.plan.dataset.currency)
    grid = Grid(
        page, _heads(book), tails, float(max((tail.value(whole) for tail in tails), default=0.0)) / 1000
    )
    grid.open(book.heading("costs"), book.say("plan_costs_subtitle", unit=thousands))
    start = grid.row
    for code, values in lines:
        grid.values([[book.say(code), thousands]], values[None, :], "thousands")
    block = Block(page.name, start, grid.first, len(lines), grid.months)
    total = grid.total(book.say("plan_total_cost"), block, whole, style="thousands")
    _per_unit(book, grid, total)
    grid.close()
    book.blocks |= {"costs.lines": block, "costs.total": total}
    book.blocks["costs.whole"] = Block(page.name, total.row, grid.right, 1, 1)


def _heads(book: Book) -> tuple[Head, ...]:
    return (Head(book.say("plan_line"), 40), Head(book.say("plan_unit"), 14, "muted"))


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
