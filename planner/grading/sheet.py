"""The sheet Grade: verdict, the three aims, what is broken, and the smallest correction."""

from __future__ import annotations

from collections.abc import Sequence

from planner.grading.grade import Correction
from planner.grading.types import Aim, Breach, Graded
from planner.grading.words import cell_of, measure, only_cell, remarks, rule_name, verdict
from planner.messages import number
from planner.months import Month
from planner.writing.sheets.book import Book, Page
from planner.writing.sheets.conflict import lines
from planner.writing.sheets.paper import head_of_sheet, print_setup
from planner.writing.style import BLUE, style

_WIDTHS = (26, 68, 12, 12, 12, 14, 14)
_LAST = len(_WIDTHS) - 1
_LINE_PIXELS = 17
_STYLES = {"share": "share", "money": "money", "points": "decimal", "FTE": "fte", "FTE-months": "fte"}
_MAX_LINKS = 60_000  # XlsxWriter drops links beyond Excel's own limit of 65,530 on a sheet


def write_grade(book: Book, graded: Graded) -> None:
    """The whole sheet, from top to bottom."""
    _Sheet(book, graded).write()


class _Sheet:
    """One sheet being written; ``row`` is the next free row."""

    def __init__(self, book: Book, graded: Graded) -> None:
        self.book = book
        self.graded = graded
        self.page: Page = book.page("grade")
        self.row = 3
        self._link = book.workbook.add_format(
            {**style("row", "wrap", "right"), "font_color": BLUE, "underline": 1}
        )

    def write(self) -> None:
        sheet = self.graded.transfers.sheet
        for column, width in enumerate(_WIDTHS):
            self.page.sheet.set_column(column, column, width)
        head_of_sheet(self.page, self.book.heading("grade"), self.book.say("grade.subtitle", sheet=sheet))
        look = "good" if self.graded.valid else "missed"
        self.page.merge(2, 0, _LAST, verdict(self.graded, self.book.language), look)
        self.page.sheet.set_row(2, 22)
        if self.graded.aims:
            self._aims()
        soft = [breach for breach in self.graded.breaches if breach.soft]
        self._breaches("grade.sheet.broken", self.graded.broken)
        if soft:
            self._breaches("grade.sheet.missed", soft)
        if self.graded.grade.correction is None:
            self._conflicts()
        else:
            self._corrections(self.graded.grade.correction)
        print_setup(self.page, last_row=self.row - 1, last_column=_LAST, landscape=True)

    def _section(self, code: str, titles: Sequence[str], *, numbers_from: int = 2) -> None:
        """A section's title and the headings of its columns, after a blank row; "" leaves one out."""
        self.row += 1
        for column in range(_LAST + 1):
            self.page.blank(self.row, column, "section")
        self.page.text(self.row, 0, self.book.say(code), "section")
        self.row += 1
        for column, title in enumerate(titles):
            side = ("right",) if column >= numbers_from else ()
            words = self.book.say(f"grade.sheet.{title}") if title else ""
            self.page.text(self.row, column, words, "header", *side)
        self.row += 1

    def _remark(self, words: str) -> None:
        self.page.merge(self.row, 0, _LAST, words, "wrap", "muted")
        self.page.sheet.set_row_pixels(self.row, _LINE_PIXELS * lines(words, sum(_WIDTHS)) + 3)
        self.row += 1

    def _aims(self) -> None:
        self._section("grade.sheet.aims", ("aim", "measure", "this", "best", "difference", "score", ""))
        last = ""
        for aim in self.graded.aims:
            self._aim(aim, first=aim.aim != last)
            last = aim.aim
        self._remark(self.book.say("grade.score_meaning"))
        for remark in remarks(self.graded, self.book.language):
            self._remark(remark)

    def _aim(self, aim: Aim, *, first: bool) -> None:
        page, row, look = self.page, self.row, _STYLES[aim.unit]
        page.text(row, 0, self.book.say(f"grade.aim.{aim.aim}") if first else "", "row", "strong")
        page.text(row, 1, measure(aim, self.graded, self.book.language), "row")
        page.number(row, 2, aim.value, "row", look)
        page.cell(row, 3, aim.best, "row", look)
        difference = None if aim.best is None else aim.value - aim.best
        signed = {"share": "points", "money": "money"}.get(look, "signed")
        page.cell(row, 4, difference, "row", signed)
        if aim.score is None:
            page.blank(row, 5, "row")
        else:
            page.number(row, 5, aim.score, "row", "count", "strong")
        page.blank(row, 6, "row")
        self.row += 1

    def _breaches(self, code: str, found: Sequence[Breach]) -> None:
        self._section(code, ("rule", "says", "from", "to_month", "size", "figure", "limit"))
        for breach in found:
            self._breach(breach)
        if not found:
            self._remark(self.book.say("grade.sheet.nothing"))

    def _breach(self, breach: Breach) -> None:
        page, row = self.page, self.row
        page.text(row, 0, rule_name(breach.rule, self.book.language), "row", "wrap")
        page.text(row, 1, breach.text, "row", "wrap")
        page.cell(row, 2, self._month(breach.first), "row", "right", "wrap")
        page.cell(row, 3, self._month(breach.last), "row", "right", "wrap")
        page.number(row, 4, breach.missed, "row", "fte", "wrap")
        self._figures(row, 5, breach)
        self._place(row, 6, breach.sheet, breach.cell, f"{breach.sheet}!{breach.cell}")
        page.sheet.set_row_pixels(row, _LINE_PIXELS * lines(breach.text, _WIDTHS[1]) + 3)
        self.row += 1

    def _month(self, t: int | None) -> Month | None:
        return None if t is None else self.graded.dataset.month(t)

    def _figures(self, row: int, column: int, breach: Breach) -> None:
        """The figure to blame with a link to it; of several, their number with a link to the first."""
        sheet = self.graded.transfers.sheet
        if not breach.moves:
            self.page.blank(row, column, "row")
            return
        many = self.book.say("grade.sheet.many_cells", count=len(breach.moves))
        first = breach.moves[0].cell
        self._place(row, column, sheet, first, only_cell(breach.moves) or many)

    def _place(self, row: int, column: int, sheet: str, cell: str, shown: str) -> None:
        if not cell:
            self.page.blank(row, column, "row")
        elif row > _MAX_LINKS:
            self.page.text(row, column, shown, "row", "wrap")
        else:
            target = "internal:'{}'!{}".format(sheet.replace("'", "''"), cell)
            self.page.sheet.write_url(row, column, target, self._link, string=shown)

    def _corrections(self, found: Sequence[Correction]) -> None:
        titles = ("pool", "to", "month", "before", "after", "change", "cell")
        self._section("grade.sheet.correction", titles)
        for change in found:
            self._change(change)
        if not found:
            self._remark(self.book.say("grade.sheet.none_needed"))
            return
        last = self.row
        self.page.text(last, 0, self.book.say("plan_total"), "total")
        for column in range(1, _LAST + 1):
            self.page.blank(last, column, "total")
        self.page.number(last, 5, self.graded.grade.correction_size(), "total", "fte")
        self.row += 1

    def _change(self, change: Correction) -> None:
        page, row, data = self.page, self.row, self.graded.dataset
        page.text(row, 0, data.pools[change.pool].name, "row", "wrap")
        page.text(row, 1, data.directions[change.destination].name, "row", "wrap")
        page.month(row, 2, data.month(change.month), "row", "right", "wrap")
        page.number(row, 3, change.before, "row", "fte", "wrap")
        page.number(row, 4, change.after, "row", "fte", "wrap")
        page.number(row, 5, change.after - change.before, "row", "signed", "wrap")
        cell = cell_of(self.graded, change)
        self._place(row, 6, self.graded.transfers.sheet, cell, cell)
        self.row += 1

    def _conflicts(self) -> None:
        found = self.graded.infeasibility
        self._section("grade.sheet.conflicts", ())
        if found is None:
            self._remark(self.book.say("grade.undecided"))
            return
        for conflict in found.conflicts:
            self._remark(conflict.text)
        for code in found.remarks:
            self._remark(self.book.say(code))
        for repair in found.repairs:
            self._remark(
                self.book.say(
                    "report.repair",
                    number=repair.number,
                    text=repair.text,
                    cost=number(repair.cost, self.book.language, 0),
                    currency=self.graded.dataset.currency,
                )
            )
