"""Transfers: who leaves which pool for which Direction, month by month, with totals as formulas."""

from __future__ import annotations

import numpy as np

from planner.schema.inputs import input_sheet
from planner.schema.plan_sheets import DECISION_COLUMNS, TRANSFERS
from planner.schema.units import unit_text
from planner.writing.sheets.book import Block, Book, here
from planner.writing.sheets.decisions import write_decisions, write_user_columns
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.grid import Grid, Head, yearly_sums
from planner.writing.sheets.widths import text_width

MOST_COMPARISONS = 20_000_000
"""Names that the formulas of a block may compare, each of them with every row of the table: the number grows as the
square of the pools. Beyond it the block holds numbers, and says so."""

POOL, TYPE, HOME, TO, DECISIONS = range(5)
"""Label columns of the table, and the first of those in which people decide."""


def write_transfers(book: Book) -> None:
    """One row per pool and Direction that moves; totals by month, year, type, and Direction with type."""
    page = book.page("transfers")
    grid = Grid(page, _heads(book), yearly_sums(page), float(book.figures.by_month.sum()))
    grid.open(book.heading("transfers"), book.say("plan_transfers_subtitle"))
    table = _routes(book, grid)
    _totals(book, grid, table)
    through = grid.row
    _departures(book, grid, table)
    # What is decided is printed beside the first year; what follows from the table is for the screen.
    grid.close(keys=DECISIONS, through=through)


def _heads(book: Book) -> tuple[Head, ...]:
    decisions, pools, dataset = input_sheet("decisions"), input_sheet("pools"), book.plan.dataset
    home = text_width((direction.name for direction in dataset.directions), 10)
    return (
        Head(book.word(decisions.column("pool").label), text_width((p.name for p in dataset.pools), 21)),
        Head(book.word(pools.column("type").label), text_width((t.name for t in dataset.types), 6)),
        Head(book.say("plan_from"), home),
        Head(book.word(decisions.column("to").label), home),
        *(Head(book.word(column.label), column.width) for column in DECISION_COLUMNS),
    )


def pool_labels(book: Book, s: int) -> list[str]:
    """Name, type and home of a pool."""
    dataset = book.plan.dataset
    pool = dataset.pools[s]
    return [pool.name, dataset.types[pool.type].name, dataset.directions[pool.direction].name]


def _routes(book: Book, grid: Grid) -> Block:
    """The table itself; where nobody moves, one line says so and stands for the table in formulas."""
    dataset, routes = book.plan.dataset, book.figures.routes
    labels = [[*pool_labels(book, s), dataset.directions[d].name] for s, d in routes]
    values = np.array([book.figures.transfers[s, d] for s, d in routes]).reshape(-1, dataset.months)
    table = grid.values(labels, values, "grid")
    if not routes:
        table = Block(table.sheet, table.row, table.column, 1, table.columns)
        grid.remark(book.say("plan_no_transfers"))
    write_decisions(grid.page, table, routes, DECISIONS)
    last = write_user_columns(grid.page, table, routes, _route_columns(book, grid, table) + 1)
    # Sorting by the filter takes along what lies inside it, so decisions must.
    grid.page.sheet.autofilter(table.row - 1, 0, table.row + table.rows - 1, last)
    _offer(book, grid, table)
    return table


def _route_columns(book: Book, grid: Grid, table: Block) -> int:
    """What each route costs and how far it goes, after the totals: costs follow from it. Returns the last column."""
    dataset, page = book.plan.dataset, grid.page
    at = grid.right
    for key, style in (("move_cost", "money"), ("distance", "count")):
        at += 1
        column = TRANSFERS.column(key)
        unit = unit_text(column.unit, book.language, dataset.currency)
        page.sheet.set_column(at, at, column.width)
        page.text(table.row - 1, at, f"{book.word(column.label)} ({unit})", "header", "right")
        for row, (s, d) in enumerate(book.figures.routes, table.row):
            route = dataset.route(s, d)
            page.cell(row, at, route.cost if key == "move_cost" else route.distance, "row", style)
        book.blocks[f"transfers.{key}s"] = Block(table.sheet, table.row, at, table.rows, 1)
    return at


def _offer(book: Book, grid: Grid, table: Block) -> None:
    """The table's pool names, months and row totals, for formulas of other sheets."""
    book.blocks["transfers.table"] = table
    book.blocks["transfers.pools"] = Block(table.sheet, table.row, POOL, table.rows, 1)
    book.blocks["transfers.row_totals"] = Block(table.sheet, table.row, grid.right, table.rows, 1)
    for t in range(table.columns):
        book.blocks[f"transfers.month.{t}"] = Block(table.sheet, table.row, table.column + t, table.rows, 1)


def _totals(book: Book, grid: Grid, table: Block) -> None:
    """By month, of which by type and between Directions, and since the start."""
    dataset, numbers = book.plan.dataset, book.figures
    total = grid.total(book.say("plan_total"), table, numbers.by_month)
    start = grid.row
    types = grid.formulas(
        [[book.say("plan_of_which", name=advisor.name), advisor.name] for advisor in dataset.types],
        lambda i, t: (
            f"=SUMPRODUCT(--({column(table, TYPE)}=$B{start + i + 1}),{_month(table, grid.first + t)})"
        ),
        tidy(numbers.departures.sum(axis=0)),
        "fte",
    )
    away = f"--({column(table, HOME)}<>{column(table, TO)})"
    moves = grid.formulas(
        [[book.say("plan_between_directions")]],
        lambda _i, t: f"=SUMPRODUCT({away},{_month(table, grid.first + t)})",
        numbers.moves[None, :],
        "fte",
    )
    grid.formulas(
        [[book.say("plan_since_start")]],
        lambda _i, t: f"=SUM({here(total.row, grid.first, col_abs=True)}:{here(total.row, grid.first + t)})",
        tidy(np.cumsum(numbers.by_month))[None, :],
        "fte",
        tails=False,
    )
    book.blocks |= {"transfers.total": total, "transfers.types": types, "transfers.moves": moves}


def _departures(book: Book, grid: Grid, table: Block) -> None:
    """By Direction and type: what training and staff follow from."""
    dataset, departures = book.plan.dataset, book.figures.departures
    moving = {(int(d), int(e)) for d, e in np.argwhere(departures.any(axis=2))}
    used = sorted(moving | {(d, dataset.pools[s].type) for s, d in book.figures.routes})
    if not used:
        return
    live = stays_live(table, len(used))
    grid.section(
        book.say("plan_departures"), book.say("plan_departures_note" if live else "plan_numbers_note")
    )
    start = grid.row
    types, destinations = column(table, TYPE), column(table, TO)
    labels = [[None, dataset.types[e].name, None, dataset.directions[d].name] for d, e in used]
    values = np.array([departures[d, e] for d, e in used])
    months = [_month(table, grid.first + t) for t in range(grid.months)]

    def sums(i: int, t: int) -> str:
        row = start + i + 1
        return f"=SUMPRODUCT(({types}=$B{row})*({destinations}=$D{row}),{months[t]})"

    block = grid.formulas(labels, sums, values, "grid") if live else grid.values(labels, values, "grid")
    book.blocks["transfers.departures"] = block
    book.departure_rows = {pair: i for i, pair in enumerate(used)}


def stays_live(table: Block, rows: int) -> bool:
    """Whether ``rows`` of a formula for each month, which looks through the ``table``, are few enough."""
    return rows * table.rows * table.columns <= MOST_COMPARISONS


def column(table: Block, at: int) -> str:
    """A label column of the table, the same from every cell of its sheet."""
    top = here(table.row, at, row_abs=True, col_abs=True)
    return f"{top}:{here(table.row + table.rows - 1, at, row_abs=True, col_abs=True)}"


def _month(table: Block, at: int) -> str:
    """A month of the table with fixed rows, so that the formula can be filled down."""
    return f"{here(table.row, at, row_abs=True)}:{here(table.row + table.rows - 1, at, row_abs=True)}"
