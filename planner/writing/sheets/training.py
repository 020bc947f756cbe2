"""Training: people in training for each Direction against its seats."""

from __future__ import annotations

import numpy as np

from planner.schema.inputs import input_sheet
from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.figures import FloatArray, tidy
from planner.writing.sheets.grid import Grid, Head, peak, relative
from planner.writing.sheets.widths import text_width


def write_training(book: Book) -> None:
    """In training (from the Transfers sheet), seats, seats still free, and trainers tied up."""
    page, dataset, numbers = book.page("training"), book.plan.dataset, book.figures
    seats = seats_available(book)
    largest = max(numbers.in_training.sum(axis=0).max(initial=0.0), np.nansum(seats, axis=0).max(initial=0.0))
    grid = Grid(page, _heads(book), peak(page), float(largest))
    grid.open(book.heading("training"), book.say("plan_training_subtitle"))
    names = [[direction.name] for direction in dataset.directions]
    early = _early(book, grid, names)
    trainees = _in_training(book, grid, names, early)
    limited = [d for d in range(len(names)) if not np.isnan(seats[d]).all()]
    if limited:
        _seats(book, grid, trainees, limited, seats)
    _trainers(book, grid, names)
    grid.close()


def _heads(book: Book) -> tuple[Head, ...]:
    names = (direction.name for direction in book.plan.dataset.directions)
    return (Head(book.word(input_sheet("directions").column("direction").label), text_width(names, 28)),)


def seats_available(book: Book) -> FloatArray:
    """Training seats (D, T), NaN where there is no limit."""
    seats = [[np.nan if seat is None else seat for seat in d.seats] for d in book.plan.dataset.directions]
    return np.array(seats, dtype=float).reshape(len(seats), book.plan.dataset.months)


def _early(book: Book, grid: Grid, names: list[list[str]]) -> Block | None:
    if not book.figures.early_training.any():
        return None
    grid.section(book.say("plan_early_training"), book.say("plan_early_note"))
    return grid.values(names, book.figures.early_training, "grid")


def _in_training(book: Book, grid: Grid, names: list[list[str]], early: Block | None) -> Block:
    """Everyone who left within as many months as training lasts, the month itself included."""
    numbers = book.figures
    grid.section(book.say("plan_in_training"), book.say("plan_in_training_note"))
    block = grid.formulas(
        names,
        lambda d, t: "=" + ("+".join(_training_terms(book, d, t, early)) or "0"),
        numbers.in_training,
        "grid",
    )
    total = grid.total(book.say("plan_total"), block, tidy(numbers.in_training.sum(axis=0)))
    book.blocks |= {"training.people": block, "training.total": total}
    return block


def _training_terms(book: Book, d: int, t: int, early: Block | None) -> list[str]:
    terms = [relative(early, d, t)] if early else []
    for e, advisor in enumerate(book.plan.dataset.types):
        row = book.departure_rows.get((d, e))
        if row is None or not advisor.training_months:
            continue
        since = max(0, t - advisor.training_months + 1)
        terms.append(f"SUM({book.blocks['transfers.departures'].span(row, since, row, t, fixed=False)})")
    return terms


def _seats(book: Book, grid: Grid, trainees: Block, limited: list[int], seats: FloatArray) -> None:
    """Seats where there is a limit, and how many of them stay free."""
    dataset = book.plan.dataset
    names = [[dataset.directions[d].name] for d in limited]
    grid.section(book.say("plan_seats"), book.say("plan_seats_note"))
    limit = grid.values(names, seats[limited], "grid")
    offered = np.nansum(seats[limited], axis=0)
    total = grid.total(book.say("plan_total"), limit, tidy(offered))
    grid.section(book.say("plan_seats_free"), book.say("plan_seats_free_note"))
    free = grid.formulas(
        names,
        lambda i, t: f"={relative(limit, i, t)}-{relative(trainees, limited[i], t)}",
        tidy(seats[limited] - book.figures.in_training[limited]),
        "fte",
        tails=False,
    )
    first = relative(free)
    grid.shade(free, f'=AND({first}<>"",{first}<-0.001)', "missed")
    grid.shade(free, f'=AND({first}<>"",{first}<0.05)', "limit")
    book.blocks |= {"training.seats": limit, "training.free": free}
    if not np.isnan(seats).any():  # else the total leaves someone's seats out
        book.blocks["training.seats_total"] = total


def _trainers(book: Book, grid: Grid, names: list[list[str]]) -> None:
    """Trained staff tied up in training others, where training ties up any."""
    trainers = tidy(book.plan.quantities.trainers)
    if trainers.any():
        grid.section(book.say("plan_trainers"), book.say("plan_trainers_note"))
        block = grid.values(names, trainers, "grid")
        grid.total(book.say("plan_total"), block, tidy(trainers.sum(axis=0)))
