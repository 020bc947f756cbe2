"""What became of the user's own cells in a plan workbook, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.messages import number, text

if TYPE_CHECKING:
    from planner.schema.types import Language
    from planner.writing.own_cells import Kept

_LISTED = 6
"""Cells that are named before "…"."""


def kept_lines(kept: Kept, language: Language) -> list[str]:
    """What became of the user's own cells, and of what they added to result sheets."""
    code = {0: "history.kept_all", 1: "history.kept_but_one"}.get(len(kept.changed), "history.kept")
    changed, cells = number(len(kept.changed), language), number(kept.cells, language)
    lines = [text(code, language, changed=changed, cells=cells)]
    if kept.followed:
        places = list(dict.fromkeys(kept.followed))
        listed = ", ".join(places[:_LISTED]) + (", …" if len(places) > _LISTED else "")
        lines.append(text("history.followed", language, places=listed))
    if kept.copies:
        lines.append(text("history.copies", language, copies=", ".join(kept.copies)))
    return lines
