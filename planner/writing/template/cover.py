"""The cover page of a new workbook: what the file is for, what to do, what the colours mean, where things are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from planner.files import as_argument
from planner.messages import text
from planner.schema.inputs import SETTINGS, input_sheet
from planner.schema.results import FOR_THE_MEETING, RESULTS
from planner.writing.style import BLUE, HEADER_FILL, INK, LINE
from planner.writing.template.formats import DECISION_FILL, FACT_FILL, REQUIRED_FILL, REQUIRED_INK
from planner.writing.template.layout import Layout
from planner.writing.template.lists import write_long_choices

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from planner.writing.template.desk import Desk

_EITHER = ("customers", "activities", "workload")  # one source of work is needed
_WIDTHS = (3, 26, 16, 26, 64)
_LAST = len(_WIDTHS) - 1
_LINE = 14.5  # points
LINKED = (
    *FOR_THE_MEETING,
    *(
        "training",
        "pool_stock",
        "outsourcing_plan",
        "costs",
        "chances",
        "what_if",
        "findings",
        "checks",
        "history",
    ),
)
"""Result sheets that the cover links: those that nearly every plan has."""

_ACROSS, _PURPOSE = 150, 74  # characters of a line over the whole width, and in the last column


class _Cover:
    """The page being written, from the top down."""

    def __init__(self, desk: Desk, page: Worksheet) -> None:
        self.desk, self.page = desk, page
        self.row = 0

    def say(self, code: str, **places: object) -> str:
        return text(code, self.desk.language, **places)

    def section(self, code: str) -> None:
        """A heading over the whole width, after a blank row."""
        self.row += 1
        section = self.desk.formats.get("section")
        self.page.write_string(self.row, 1, self.say(code), section)
        for column in range(2, _LAST + 1):
            self.page.write_blank(self.row, column, None, section)
        self.row += 1

    def link(self, row: int, sheet: str) -> None:
        """A link to a sheet, in the first column of the table."""
        look = self.desk.formats.get("row", font_color=BLUE, underline=1)
        self.page.write_url(row, 1, f"internal:{quote_sheetname(sheet)}!A1", look, sheet)

    def paragraph(self, words: str, mark: str = "") -> None:
        """A text over the whole width, after a mark such as the number of a step."""
        wrap = self.desk.formats.get("wrap", indent=1)
        if mark:
            self.page.write_string(self.row, 0, mark, self.desk.formats.get("strong", "right", valign="top"))
        self.page.merge_range(self.row, 1, self.row, _LAST, "", wrap)
        self.page.write_string(self.row, 1, words, wrap)
        self.page.set_row(self.row, _LINE * (1 + len(words) // _ACROSS))
        self.row += 1


def write_cover(desk: Desk, layouts: Sequence[Layout], name: str) -> str:
    """Add the cover page and return where it lists the sheets; ``name`` is the file's, for the commands it shows."""
    cover = _Cover(desk, desk.workbook.add_worksheet(text("template_cover", desk.language)))
    page = cover.page
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    page.write_string(0, 1, desk.example.title.text(desk.language), desk.formats.get("title"))
    page.set_row(0, 30)
    cover.section("template_about")
    cover.paragraph(desk.example.purpose.text(desk.language))
    cover.section("template_steps")
    for step in (1, 2, 3):
        cover.paragraph(cover.say(f"template_step_{step}", file=as_argument(name)), str(step))
    _legend(cover)
    listed = _sheets(cover, layouts)
    _results(cover)
    _tips(cover)
    write_long_choices(desk, page, _LAST + 2)
    page.hide_gridlines(2)
    page.set_tab_color(INK)
    desk.page_setup(page)
    page.set_portrait()
    page.fit_to_pages(1, 1)
    page.print_area(0, 0, cover.row - 1, _LAST)
    return f"{quote_sheetname(page.get_name())}!{listed}"


def _legend(cover: _Cover) -> None:
    formats = cover.desk.formats
    line = {"border": 1, "border_color": LINE, "align": "center"}
    cover.section("template_legend")
    samples = (
        ("template_legend_input", formats.get("input", **line)),
        ("template_legend_fact", formats.get("input", bg_color=FACT_FILL, **line)),
        (
            "template_legend_required",
            formats.get("header", **line, bg_color=REQUIRED_FILL, font_color=REQUIRED_INK),
        ),
        ("template_legend_optional", formats.get("header", **line, bg_color=HEADER_FILL)),
        ("template_legend_source", formats.get("input", **line, bg_color=DECISION_FILL)),
    )
    for code, look in samples:
        sample = "F / A / D" if code == "template_legend_source" else cover.say("template_sample")
        cover.page.write_string(cover.row, 1, sample, look)
        cover.page.write_string(cover.row, 2, cover.say(code), formats.get(indent=1))
        cover.row += 1


def _need(cover: _Cover, layout: Layout) -> str:
    if layout.sheet.required:
        return cover.say("template_required")
    return cover.say("template_either" if layout.sheet.key in _EITHER else "template_optional")


def _sheets(cover: _Cover, layouts: Sequence[Layout]) -> str:
    """The table of the input sheets; returns the range of their names."""
    formats, language = cover.desk.formats, cover.desk.language
    cover.section("template_sheets")
    for column, code in enumerate(("sheet", "needed", "row", "purpose"), 1):
        cover.page.write_string(cover.row, column, cover.say(f"template_{code}"), formats.get("header"))
    first = cover.row + 1
    plain, strong = formats.get("row"), formats.get("row", "strong")
    for row, layout in enumerate(layouts, first):
        cover.link(row, layout.sheet.label.text(language))
        cover.page.write_string(row, 2, _need(cover, layout), strong if layout.sheet.required else plain)
        cover.page.write_string(row, 3, layout.sheet.row.text(language), plain)
        purpose = layout.sheet.purpose.text(language)
        cover.page.write_string(row, 4, purpose, formats.get("row", "wrap"))
        cover.page.set_row(row, _LINE * (1 + len(purpose) // _PURPOSE))
    cover.row += len(layouts) + 1
    if cover.desk.example.facts:
        cover.link(cover.row, cover.say("template_sources"))
        cover.page.write_blank(cover.row, 2, None, plain)
        cover.page.write_string(cover.row, 3, cover.say("template_fact_number").lower(), plain)
        cover.page.write_string(cover.row, 4, cover.say("template_facts_title"), plain)
        cover.row += 1
    cover.page.write_string(cover.row, 1, cover.say("template_either_note"), formats.get("note"))
    cover.row += 1
    return str(xl_range_abs(first, 1, first + len(layouts) - 1, 1))


def _results(cover: _Cover) -> None:
    """Links to the sheets that a solve adds, those for a meeting first; they lead there once it has."""
    cover.section("template_results")
    look = cover.desk.formats.get("row", font_color=BLUE, underline=1)
    for at, key in enumerate(LINKED):
        name = RESULTS[key].text(cover.desk.language)
        row, column = divmod(at, _LAST)
        target = f"internal:{quote_sheetname(name)}!A1"
        cover.page.write_url(cover.row + row, 1 + column, target, look, name)
    cover.row += -(-len(LINKED) // _LAST)
    first, last = (
        RESULTS[key].text(cover.desk.language) for key in (FOR_THE_MEETING[0], FOR_THE_MEETING[-1])
    )
    cover.paragraph(cover.say("template_print", first=first, last=last))


def _tips(cover: _Cover) -> None:
    language = cover.desk.language
    months = next(setting for setting in SETTINGS if setting.key == "months").label.text(language)
    cover.section("template_tips")
    cover.paragraph(cover.say("template_tip_blank"), "•")
    cover.paragraph(
        cover.say("template_tip_months", setting=months, sheet=input_sheet("settings").label.text(language)),
        "•",
    )
    cover.paragraph(cover.say("template_tip_yours"), "•")
    cover.paragraph(cover.say("template_tip_fte", currency=cover.desk.example.currency), "•")
