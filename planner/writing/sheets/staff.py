"""Staff: trained advisors of each centre against its minimum, and own staff's share of the work."""

from __future__ import annotations

import numpy as np

from planner.schema.inputs import input_sheet
from planner.writing.sheets.book import Block, Book, here
from planner.writing.sheets.counting import count_beyond
from planner.writing.sheets.figures import FloatArray, staff_differences, tidy, work_differences
from planner.writing.sheets.grid import Grid, Head, relative
from planner.writing.sheets.levels import write_levels
from planner.writing.sheets.outsourcing_plan import ratio
from planner.writing.sheets.widths import text_width

_MINIMUM, _ATTRITION, _START = 2, 4, 5


def write_staff(book: Book) -> None:
    """Trained staff, its minimum and room above it, who does the work; then, for the screen, what staff comes from."""
    page, numbers = book.page("staff"), book.figures
    grid = Grid(page, _heads(book), (), float(numbers.work.sum(axis=0).max(initial=0.0)))
    grid.open(book.heading("staff"), book.say("plan_staff_subtitle"))
    staff = _write_trained(book, grid)
    room = _room(book, grid)
    _work(book, grid)
    through = grid.row
    _minimum(book, grid, staff, room)
    arrivals = _arrivals(book, grid)
    _follow(book, grid, staff, arrivals)
    _balance(book, grid, staff, arrivals)
    _served_elsewhere(book, grid)
    write_levels(book, grid)
    grid.close(through=through)


def _heads(book: Book) -> tuple[Head, ...]:
    column = input_sheet("directions").column
    names = (direction.name for direction in book.plan.dataset.directions)
    return (
        Head(book.word(column("direction").label), text_width(names, 26)),
        Head(book.word(column("opens").label), 9, "center"),
        Head(book.word(column("minimum_staff").label), 9, "fte"),
        Head(book.word(column("minimum_from").label), 9, "center"),
        Head(book.word(column("attrition").label), 9, "given_share"),
        Head(book.word(column("starting_staff").label), 9, "fte"),
    )


def _write_trained(book: Book, grid: Grid) -> Block:
    dataset, staff = book.plan.dataset, book.figures.staff
    # No line of remarks between: centres stand from row 6 on, whatever the horizon.
    grid.section(book.say("plan_trained"))
    rows = [
        [
            direction.name,
            dataset.month(direction.opens) if direction.opens > 0 else book.say("plan_open_already"),
            direction.minimum_staff,
            dataset.month(direction.minimum_from) if direction.minimum_staff is not None else None,
            direction.attrition,
            direction.starting_staff,
        ]
        for direction in dataset.directions
    ]
    block = grid.values(rows, staff, "grid")
    total = grid.total(book.say("plan_total"), block, tidy(staff.sum(axis=0)))
    started = float(tidy(sum(direction.starting_staff for direction in dataset.directions)))
    top, bottom = here(block.row, _START), here(total.row - 1, _START)
    grid.page.formula(total.row, _START, f"=SUM({top}:{bottom})", started, "total", "fte")
    book.blocks |= {"staff.trained": block, "staff.total": total}
    return block


def _follow(book: Book, grid: Grid, staff: Block, arrivals: Block) -> None:
    """Staff as formulas, now that it is known where arrivals stand: the month before after attrition, and those.

    Before the first month is the starting staff, which stands beside it.
    """

    def trained_formula(d: int, t: int) -> str:
        kept = f"{relative(staff, d, t - 1)}*(1-{here(staff.row + d, _ATTRITION, col_abs=True)})"
        return f"={kept}+{relative(arrivals, d, t)}"

    grid.replace(staff, trained_formula, book.figures.staff, "grid")


def _room(book: Book, grid: Grid) -> Block | None:
    """How far each centre is above its minimum, where one holds; to follow from it once it is written."""
    minimum, held = minimum_in_force(book), _with_minimum(book)
    if not held:
        return None
    grid.section(book.say("plan_above_minimum"), book.say("plan_above_minimum_note"))
    names = [[book.plan.dataset.directions[d].name] for d in held]
    room = grid.values(names, tidy(book.figures.staff[held] - minimum[held]), "signed")
    first = relative(room)
    grid.shade(room, f'=AND({first}<>"",{first}<-0.001)', "missed")
    grid.shade(room, f'=AND({first}<>"",{first}<0.05)', "limit")
    book.blocks["staff.room"] = room
    book.minimum_rows = {d: i for i, d in enumerate(held)}
    return room


def _minimum(book: Book, grid: Grid, staff: Block, room: Block | None) -> None:
    """The minimum in each month where it holds, and the room above it as formulas."""
    if room is None:
        return
    minimum, held = minimum_in_force(book), _with_minimum(book)
    grid.section(book.say("plan_minimum_in_force"))
    limit = grid.values([[book.plan.dataset.directions[d].name] for d in held], minimum[held], "grid")
    grid.replace(
        room,
        lambda i, t: f"={relative(staff, held[i], t)}-{relative(limit, i, t)}",
        tidy(book.figures.staff[held] - minimum[held]),
        "signed",
    )
    book.blocks["staff.minimum"] = limit


def _with_minimum(book: Book) -> list[int]:
    """The Directions with a minimum in some month."""
    minimum = minimum_in_force(book)
    return [d for d in range(len(minimum)) if not np.isnan(minimum[d]).all()]


def minimum_in_force(book: Book) -> FloatArray:
    """Minimum of each Direction and month (D, T), NaN where none holds."""
    dataset = book.plan.dataset
    minimum = np.full((len(dataset.directions), dataset.months), np.nan)
    for d, direction in enumerate(dataset.directions):
        if direction.minimum_staff is not None:
            minimum[d, max(0, direction.minimum_from) :] = direction.minimum_staff
    return minimum


def _arrivals(book: Book, grid: Grid) -> Block:
    """Newly trained advisors: departures of as many months ago as training lasts, as far as they pass."""
    dataset, numbers = book.plan.dataset, book.figures
    names = [[direction.name] for direction in dataset.directions]
    early = None
    if numbers.early_arrivals.any():
        grid.section(book.say("plan_early_arrivals"), book.say("plan_early_note"))
        early = grid.values(names, numbers.early_arrivals, "grid")
    grid.section(book.say("plan_arrivals"), book.say("plan_arrivals_note"))
    block = grid.formulas(
        names,
        lambda d, t: "=" + ("+".join(_arrival_terms(book, d, t, early)) or "0"),
        numbers.arrivals,
        "grid",
    )
    total = grid.total(book.say("plan_total"), block, tidy(numbers.arrivals.sum(axis=0)))
    book.blocks["staff.arrivals_total"] = total
    return block


def _arrival_terms(book: Book, d: int, t: int, early: Block | None) -> list[str]:
    terms = [relative(early, d, t)] if early else []
    for e, advisor in enumerate(book.plan.dataset.types):
        row = book.departure_rows.get((d, e))
        left = t - advisor.training_months
        if row is None or left < 0:
            continue
        passed = "" if advisor.pass_rate == 1.0 else f"*{advisor.pass_rate!r}"
        terms.append(book.blocks["transfers.departures"].cell(row, left, fixed=False) + passed)
    return terms


def _balance(book: Book, grid: Grid, staff: Block, arrivals: Block) -> None:
    """In how many Directions staff is not last month's after attrition with the arrivals: none in every month."""
    last = staff.rows - 1
    attrition = f"{here(staff.row, _ATTRITION, row_abs=True, col_abs=True)}:" + here(
        staff.row + last, _ATTRITION, row_abs=True, col_abs=True
    )

    def difference(_i: int, t: int) -> str:
        now = f"{relative(staff, 0, t)}:{relative(staff, last, t)}"
        before = f"{relative(staff, 0, t - 1)}:{relative(staff, last, t - 1)}"
        new = f"{relative(arrivals, 0, t)}:{relative(arrivals, last, t)}"
        return f"={count_beyond(f'{now}-(1-{attrition})*{before}-{new}')}"

    book.blocks["staff.difference"] = grid.formulas(
        [[book.say("plan_staff_difference")]],
        difference,
        staff_differences(book.plan.dataset, book.figures)[None, :],
        "count",
    )


def _served_elsewhere(book: Book, grid: Grid) -> None:
    """Work of a Direction's customers that other Directions do, where there is any."""
    served = book.figures.served_elsewhere
    if served.any():
        grid.section(book.say("plan_served_elsewhere"), book.say("plan_served_elsewhere_note"))
        names = [[direction.name] for direction in book.plan.dataset.directions]
        block = grid.values(names, served, "grid")
        total = grid.total(book.say("plan_total"), block, tidy(served.sum(axis=0)))
        book.blocks["staff.served_elsewhere"] = total


def _work(book: Book, grid: Grid) -> None:
    """Work to do and who does it, the difference (zero), and own staff's share against its target."""
    numbers, blocks = book.figures, book.blocks
    grid.section(book.say("plan_work_balance"), book.say("plan_work_balance_note"))
    own = grid.values([[book.say("plan_own_work")]], tidy(numbers.own_work.sum(axis=0))[None, :], "fte")
    blocks["staff.own_work"] = own
    blocks["staff.work_parts"] = Block(own.sheet, own.row, own.column, 3, own.columns)
    parts = {
        "plan_by_partners": (blocks["outsourcing.activities_total"], numbers.outsourced),
        "plan_unmet": (blocks["outsourcing.unmet_total"], numbers.unmet),
        "plan_work": (blocks["outsourcing.work_total"], numbers.work),
    }
    partners, unmet, work = (
        _repeat_row(grid, book.say(code), source, values.sum(axis=0))
        for code, (source, values) in parts.items()
    )
    book.blocks["staff.work_difference"] = grid.formulas(
        [[book.say("plan_work_difference")]],
        lambda _i, t: (
            f"={relative(work, 0, t)}-{relative(own, 0, t)}-{relative(partners, 0, t)}-{relative(unmet, 0, t)}"
        ),
        work_differences(numbers)[None, :],
        "difference",
    )
    _own_share(book, grid, own, work)


def _repeat_row(grid: Grid, label: str, source: Block, values: FloatArray) -> Block:
    """A row that repeats the row ``source`` of another sheet."""
    return grid.formulas(
        [[label]], lambda _i, t: "=" + source.cell(0, t, fixed=False), tidy(values)[None, :], "fte"
    )


def _own_share(book: Book, grid: Grid, own: Block, work: Block) -> None:
    dataset, numbers = book.plan.dataset, book.figures
    total = numbers.work.sum(axis=0)
    share = ratio(numbers.own_work.sum(axis=0), total)
    book.blocks["staff.own_share"] = grid.formulas(
        [[book.say("plan_own_share")]],
        lambda _i, t: f"=IF({relative(work, 0, t)}=0,0,{relative(own, 0, t)}/{relative(work, 0, t)})",
        share[None, :],
        "share",
        "strong",
    )
    limits = np.array([np.nan if limit is None else 1 - limit for limit in dataset.outsourced_share])
    if np.isnan(limits).all():
        return
    actual = book.blocks["staff.own_share"]
    target = grid.values([[book.say("plan_own_target")]], tidy(limits)[None, :], "share")
    gap = grid.formulas(
        [[book.say("plan_own_gap")]],
        lambda _i, t: f"={relative(actual, 0, t)}-{relative(target, 0, t)}",
        (share - limits)[None, :],
        "points",
    )
    first = relative(gap)
    grid.shade(gap, f'=AND({first}<>"",{first}<-0.00001)', "missed")
    book.blocks |= {"staff.own_target": target, "staff.own_gap": gap}
