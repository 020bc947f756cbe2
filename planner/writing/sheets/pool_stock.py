"""Pool stock: how many advisors stay in each pool, and what share of them the plan takes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from planner.schema.inputs import input_sheet
from planner.writing.sheets.book import Block, Book, down, here
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.grid import Grid, Head, Tail, relative
from planner.writing.sheets.transfers import POOL, pool_labels, stays_live
from planner.writing.sheets.widths import text_width

_ATTRITION, _AVAILABLE = 4, 5


def write_pool_stock(book: Book) -> None:
    """Last month's stock less attrition and departures, as formulas over the Transfers sheet."""
    page, dataset, numbers = book.page("pool_stock"), book.plan.dataset, book.figures
    tails = [Tail(book.say(code), "SUM", 0, 0) for code in ("plan_gives_up", "plan_share_given")]
    grid = Grid(page, _heads(book), tails, sum(pool.available for pool in dataset.pools))
    grid.open(book.heading("pool_stock"), book.say("plan_pool_stock_subtitle"))
    stock = grid.values(
        [
            [*pool_labels(book, s), pool.release_total, pool.attrition, pool.available]
            for s, pool in enumerate(dataset.pools)
        ],
        numbers.pool_stock,
        "grid",
        tails=False,
    )
    total = grid.total(book.say("plan_total"), stock, tidy(numbers.pool_stock.sum(axis=0)), tails=False)
    _totals(book, grid, stock, total)
    _shares(book, grid, stock, total)
    leaving = _departures(book, grid)
    grid.replace(stock, partial(_stock_formula, stock, leaving), numbers.pool_stock, "grid")
    grid.close()
    book.blocks |= {"pool_stock.months": stock, "pool_stock.leaving": leaving}


def _stock_formula(stock: Block, leaving: Block, s: int, t: int) -> str:
    """The stock of the month before (at first what is available, beside it) after attrition, less who leaves."""
    kept = f"{relative(stock, s, t - 1)}*(1-{here(stock.row + s, _ATTRITION, col_abs=True)})"
    return f"={kept}-{relative(leaving, s, t)}"


def _departures(book: Book, grid: Grid) -> Block:
    """Who leaves each pool in each month, from the Transfers sheet."""
    labels = [pool_labels(book, s) for s in range(len(book.plan.dataset.pools))]
    leaving = book.figures.leaving
    table = book.blocks["transfers.pools"]
    if not stays_live(replace(table, columns=grid.months), len(labels)):
        grid.section(book.say("plan_leaving"), book.say("plan_numbers_note"))
        return grid.values(labels, leaving, "grid", tails=False)
    grid.section(book.say("plan_leaving"))
    start, names = grid.row, table.all()
    months = [book.blocks[f"transfers.month.{t}"].all() for t in range(grid.months)]
    return grid.formulas(
        labels,
        lambda i, t: _leaving(names, start + i, months[t]),
        leaving,
        "grid",
        tails=False,
    )


def _heads(book: Book) -> tuple[Head, ...]:
    pools, dataset = input_sheet("pools"), book.plan.dataset
    home = text_width((direction.name for direction in dataset.directions), 10)
    return (
        Head(book.word(pools.column("pool").label), text_width((p.name for p in dataset.pools), 21)),
        Head(book.word(pools.column("type").label), text_width((t.name for t in dataset.types), 8)),
        Head(book.word(pools.column("direction").label), home),
        Head(book.word(pools.column("release_total").label), 8.5, "fte"),
        Head(book.word(pools.column("attrition").label), 8, "given_share"),
        Head(book.word(pools.column("available").label), 10, "fte"),
    )


def _leaving(names: str, row: int, departures: str) -> str:
    """``departures``, a column of Transfers beside its ``names``, from the pool named in column A of ``row``."""
    return f"=SUMPRODUCT(--({names}={here(row, POOL, col_abs=True)}),{departures})"


def _totals(book: Book, grid: Grid, stock: Block, total: Block) -> None:
    """What was available in all, under its column."""
    available = sum(pool.available for pool in book.plan.dataset.pools)
    span = down(stock.row, stock.row + stock.rows - 1, _AVAILABLE)
    grid.page.formula(total.row, _AVAILABLE, f"=SUM({span})", float(tidy(available)), "total", "fte")


def _shares(book: Book, grid: Grid, stock: Block, total: Block) -> None:
    """FTE that leave each pool over the horizon, and their share of what was available."""
    page, pools = grid.page, book.plan.dataset.pools
    given = tidy(book.figures.given).tolist()
    everyone = float(tidy(sum(given)))
    fte, share = grid.last + 1, grid.last + 2
    names, totals = (book.blocks[f"transfers.{block}"].all() for block in ("pools", "row_totals"))
    for s, pool in enumerate(pools):
        row = stock.row + s
        page.formula(row, fte, _leaving(names, row, totals), given[s], "row", "fte")
        page.formula(row, share, _share(row, fte), _ratio(given[s], pool.available), "row", "share", "strong")
    last = stock.row + stock.rows - 1
    page.formula(total.row, fte, f"=SUM({down(stock.row, last, fte)})", everyone, "total", "fte")
    whole = _ratio(everyone, sum(pool.available for pool in pools))
    page.formula(total.row, share, _share(total.row, fte), whole, "total", "share")
    book.blocks["pool_stock.given"] = Block(page.name, stock.row, fte, stock.rows, 1)
    book.blocks["pool_stock.shares"] = Block(page.name, stock.row, share, stock.rows, 1)


def _share(row: int, fte: int) -> str:
    available = here(row, _AVAILABLE, col_abs=True)
    return f"=IF({available}=0,0,{here(row, fte)}/{available})"


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
