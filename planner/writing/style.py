"""How the tool's sheets look: one restrained, colour-blind-safe palette and the cell styles made of it.

Pure data, so that it can be read without importing a writer. ``style("number", "total")`` merges named styles into
the properties of one cell format, the later ones winning.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Final

from planner.schema.types import Language

FONT: Final = "Arial"  # the same widths in Excel and in LibreOffice on any system
SIZE: Final = 10

INK: Final = "#1F2A44"  # titles and totals
BLUE: Final = "#0B5A8F"  # own staff, what is planned
ORANGE: Final = "#D9820F"  # limits and targets
GREY: Final = "#8A94A6"  # what stands beside
TEAL: Final = "#2A8C82"
PURPLE: Final = "#8C5A99"
HEADER_FILL: Final = "#DCE6F0"
TOTAL_FILL: Final = "#F1F4F8"
LIMIT_FILL: Final = "#FCE9C8"  # at the limit
MISSED_FILL: Final = "#F6CFC6"  # beyond it
INPUT_FILL: Final = "#FFFBE0"
FILLS: Final = frozenset(fill[1:] for fill in (HEADER_FILL, TOTAL_FILL, LIMIT_FILL, MISSED_FILL, INPUT_FILL))
"""Every background of ours, as a stylesheet writes it."""
INPUT_INK: Final = "#0000C0"
GOOD_INK: Final = "#1B6B50"
LIMIT_INK: Final = "#8A5200"
MISSED_INK: Final = "#A12B12"
MEETING_TAB: Final = ORANGE
"""Tabs of the result sheets that are printed for a meeting."""
RESULT_TAB: Final = TEAL
LINE: Final = "#C9D1DC"
FAINT: Final = "#E3E8EF"

HEAT: Final = ("#E8826B", "#FCE9C8", "#D5E8F4")
"""Unsure, in between, sure: told apart by people who do not see red or green."""

SERIES: Final = (BLUE, ORANGE, GREY, TEAL, PURPLE, INK)
"""Colours of chart series, in order; told apart by people who do not see red or green."""

FTE_FORMAT: Final = '#,##0.0;-#,##0.0;"–"'
DECIMAL_FORMAT: Final = "#,##0.0"
GRID_FORMAT: Final = "#,##0.0;-#,##0.0;"  # zeros unseen, so that the eye finds what moves
SIGNED_FORMAT: Final = '[>=0.05]+#,##0.0;[<=-0.05]-#,##0.0;"–"'  # never +0.0
MONEY_FORMAT: Final = '#,##0;-#,##0;"–"'
THOUSANDS_FORMAT: Final = '#,##0,;-#,##0,;"–"'  # shows thousands of the value in the cell
MILLIONS_FORMAT: Final = '#,##0.0,,;-#,##0.0,,;"–"'
PRECISE_FORMAT: Final = "#,##0.000"
COUNT_FORMAT: Final = "#,##0"
SHARE_FORMAT: Final = "0.0%"
GIVEN_FORMAT: Final = "#,##0.0###"  # what people typed is shown as they did: an eighth is no 0.1
GIVEN_SHARE_FORMAT: Final = "0.0##%"
DIFFERENCE_FORMAT: Final = '[>=0.001]#,##0.000;[<=-0.001]-#,##0.000;"–"'  # numerical noise is nothing
POINTS_FORMAT: Final = '[>=0.0005]+0.0%;[<=-0.0005]-0.0%;"–"'
CHANCE_FORMAT: Final = "0%"
SMALL_FORMAT: Final = "0.0E+00"

Properties = dict[str, object]


def workbook_options() -> Properties:
    """What XlsxWriter is to do in every workbook of ours: no text becomes a number or a formula.

    The default font is ours too: column widths are measured in its digits, so that columns are as wide, and pages as
    large, where a program lacks the default of XlsxWriter (Calibri).
    """
    return {
        "in_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }


_STYLES: Final[dict[str, Properties]] = {
    "base": {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"},
    "title": {"font_size": 16, "bold": True, "font_color": INK},
    "subtitle": {"font_color": GREY, "italic": True},
    "section": {"font_size": 11, "bold": True, "font_color": BLUE, "bottom": 1, "bottom_color": BLUE},
    "caption": {"bold": True, "font_color": INK},
    "header": {
        "bold": True,
        "font_color": INK,
        "bg_color": HEADER_FILL,
        "bottom": 1,
        "bottom_color": INK,
        "text_wrap": True,
    },
    "tight": {"font_size": 10},
    "plain": {"bold": False},
    "note": {"font_size": 10, "bold": False, "italic": True, "font_color": GREY},
    "text": {"align": "left"},
    "wrap": {"text_wrap": True, "valign": "top"},
    "middle": {"valign": "vcenter"},
    "muted": {"font_color": GREY},
    "strong": {"bold": True, "font_color": INK},
    "indent": {"indent": 1},
    "center": {"align": "center"},
    "right": {"align": "right"},
    "row": {"bottom": 7, "bottom_color": FAINT},
    "total": {"bold": True, "font_color": INK, "bg_color": TOTAL_FILL, "top": 1, "top_color": INK},
    "fte": {"num_format": FTE_FORMAT, "align": "right"},
    "decimal": {"num_format": DECIMAL_FORMAT, "align": "right"},
    "grid": {"num_format": GRID_FORMAT, "align": "right"},
    "signed": {"num_format": SIGNED_FORMAT, "align": "right"},
    "money": {"num_format": MONEY_FORMAT, "align": "right"},
    "millions": {"num_format": MILLIONS_FORMAT, "align": "right"},
    "difference": {"num_format": DIFFERENCE_FORMAT, "align": "right"},
    "thousands": {"num_format": THOUSANDS_FORMAT, "align": "right"},
    "precise": {"num_format": PRECISE_FORMAT, "align": "right"},
    "count": {"num_format": COUNT_FORMAT, "align": "right"},
    "share": {"num_format": SHARE_FORMAT, "align": "right"},
    "given": {"num_format": GIVEN_FORMAT, "align": "right"},
    "given_share": {"num_format": GIVEN_SHARE_FORMAT, "align": "right"},
    "chance": {"num_format": CHANCE_FORMAT, "align": "right"},
    "points": {"num_format": POINTS_FORMAT, "align": "right"},
    "general": {"num_format": "General", "align": "right"},
    "small": {"num_format": SMALL_FORMAT, "align": "right"},
    "verdict": {"bold": True, "align": "center", "font_size": 12},
    "big": {"font_size": 15, "bold": True, "font_color": BLUE},
    "input": {"bg_color": INPUT_FILL, "font_color": INPUT_INK},
    "banner": {"bold": True, "font_color": LIMIT_INK},
    "good": {"bold": True, "font_color": GOOD_INK},
    "limit": {"bold": True, "font_color": LIMIT_INK, "bg_color": LIMIT_FILL},
    "missed": {"bold": True, "font_color": MISSED_INK, "bg_color": MISSED_FILL},
}

_LOCALE: Final = {"en": "[$-409]", "fr": "[$-40C]"}


def month_format(language: Language) -> str:
    """``mmm yy`` with the language's own month names, whatever the language of the spreadsheet program."""
    return f"{_LOCALE[language]}mmm yy"


@cache
def style(*names: str) -> MappingProxyType[str, object]:
    """The properties of one cell format: the base style, then each named style over it; KeyError if unknown."""
    merged: Properties = dict(_STYLES["base"])
    for name in names:
        merged.update(_STYLES[name])
    return MappingProxyType(merged)
