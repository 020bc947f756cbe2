"""Proof: for each priority the bound, its subtotals by rule, and every line of the sum, as formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.display import priority_name
from planner.proof.types import Claim, Proof
from planner.proof.words import claim_sentences, family_name
from planner.writing.sheets.book import Book, Page, down, here
from planner.writing.sheets.paper import head_of_sheet, print_setup

_WIDTHS = (9, 36, 34, 10, 20, 8, 18, 18, 20)
_HEADS = ("claim", "family", "place", "month", "sheet", "cell", "price", "limit", "part")
_FAMILY, _PRICE, _LIMIT, _PART = 1, 6, 7, 8


@dataclass(frozen=True, slots=True)
class _Line:
    """One product of a sum; ``claim`` counts from 1."""

    claim: int
    family: str
    place: str
    month: int | None
    sheet: str
    cell: str
    price: float
    limit: float
    part: float


def write_proof(book: Book, proof: Proof) -> None:
    """The sentences, the subtotals over the lines below, and the lines."""
    page = book.page("proof")
    for column, width in enumerate(_WIDTHS):
        page.sheet.set_column(column, column, width)
    head_of_sheet(page, book.heading("proof"), book.say("proof.subtitle"))
    row = 3
    for sentence in claim_sentences(proof, book.plan.dataset, book.language):
        page.text(row, 0, sentence, "text")
        row += 1
    lines = [line for at, claim in enumerate(proof.claims, 1) for line in _lines(proof, at, claim)]
    families = list(dict.fromkeys(line.family for line in lines))
    first = row + 2 + len(families) + 7
    row = _subtotals(book, page, proof, families, row + 1, (first, first + max(len(lines), 1) - 1))
    page.text(row + 1, 0, book.say("proof.lines"), "section")
    for column, head in enumerate(_HEADS):
        page.text(
            first - 1,
            column,
            book.say(f"proof.head.{head}"),
            "header",
            *(["right"] if column >= _PRICE else []),
        )
    for at, line in enumerate(lines, first):
        _write_line(book, page, at, line)
    print_setup(page, last_row=first + len(lines), last_column=_PART, landscape=True)


def _subtotals(
    book: Book, page: Page, proof: Proof, families: list[str], row: int, span: tuple[int, int]
) -> int:
    """A row for each rule, a column for each claim, SUMIFS over the lines; then bound, plan and distance."""
    page.text(row, 0, book.say("proof.subtotals"), "section")
    row += 1
    for at, claim in enumerate(proof.claims):
        page.text(row, 2 + at, f"{at + 1}. {priority_name(claim.goals, book.language)}", "header", "right")
    page.text(row, 1, book.say("proof.head.family"), "header")
    claims, names, parts = (down(*span, column) for column in (0, _FAMILY, _PART))
    top = row + 1
    for family in families:
        row += 1
        page.text(row, 1, family_name(family, book.language), "row")
        for at, claim in enumerate(proof.claims):
            value = sum((part for name, part in _parts(proof, claim) if name == family), Fraction(0))
            formula = f"=SUMIFS({parts},{claims},{at + 1},{names},{here(row, 1, col_abs=True)})"
            page.formula(row, 2 + at, formula, float(value), "row", "precise")
    for code, style in (("bound", "total"), ("plan", "row"), ("gap", "row")):
        row += 1
        page.text(row, 1, book.say(f"proof.head.{code}"), style)
        for at, claim in enumerate(proof.claims):
            column, bound = 2 + at, float(claim.bound.value)
            if code == "bound":
                page.formula(row, column, f"=SUM({down(top, row - 1, column)})", bound, style, "precise")
            elif code == "plan":
                page.number(row, column, claim.value, style, "precise")
            else:
                formula = f"={here(row - 1, column)}-{here(row - 2, column)}"
                page.formula(row, column, formula, claim.value - bound, style, "precise")
    return row


def _write_line(book: Book, page: Page, row: int, line: _Line) -> None:
    page.number(row, 0, line.claim, "row", "count")
    page.text(row, _FAMILY, family_name(line.family, book.language), "row")
    page.text(row, 2, line.place, "row")
    month = book.plan.dataset.month(line.month) if line.month is not None else None
    page.cell(row, 3, month, "row")
    page.text(row, 4, line.sheet, "row")
    page.text(row, 5, line.cell, "row")
    page.number(row, _PRICE, line.price, "row", "general")
    page.number(row, _LIMIT, line.limit, "row", "general")
    page.formula(row, _PART, f"={here(row, _PRICE)}*{here(row, _LIMIT)}", line.part, "row", "precise")


def _parts(proof: Proof, claim: Claim) -> Iterator[tuple[str, Fraction]]:
    from planner.proof.prove import subtotals

    yield from subtotals(proof, claim).items()


def _lines(proof: Proof, at: int, claim: Claim) -> Iterator[_Line]:
    """The products of a claim: rows, caps, limits of single quantities, the fixed part, and the allowance."""
    rows, bound = proof.statement.rows, claim.bound
    for i, part in bound.rows.items():
        price = bound.multipliers[i]
        limit = float(part / price)
        if i < len(rows):
            row, source = rows[i], proof.statement.sources[i]
            place = ", ".join(row.place)
            yield _Line(
                at, row.rule, place, row.month, source.sheet, source.cell, float(price), limit, float(part)
            )
        else:
            cap = claim.caps[i - len(rows)]
            yield _Line(at, "cap", str(cap.priority + 1), None, "", "", float(price), limit, float(part))
    for family, value in _parts(proof, claim):
        if family in ("columns", "constant"):
            yield _Line(at, family, "", None, "", "", 1.0, float(value), float(value))
        if family == "allowance":
            moved, allowed = float(bound.moved), float(bound.allowance)
            yield _Line(at, family, "", None, "", "", moved, -allowed, float(value))
