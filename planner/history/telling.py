"""The changes in sentences, for the Changes sheet and for the terminal."""

from __future__ import annotations

from planner.messages import number, text
from planner.months import moment
from planner.plan.changes import Changes
from planner.plan.types import Plan
from planner.schema.types import Language


def sentences(plan: Plan, changes: Changes, language: Language) -> list[str]:
    """What management reads first: since when, what was edited, and who is told again."""
    since = changes.since
    said = [
        text(
            "history.since",
            language,
            version=since.version,
            time=moment(since.time, language),
            author=since.author or text("history.author_unknown", language),
        )
        if since.version
        else text("history.since_unknown", language)
    ]
    if since.version:
        said.append(text("history.edited", language, edited=plan.version.edited if plan.version else ""))
    if changes.moves:
        told, count = number(changes.told_again, language), len(changes.moves)
        said.append(text("history.told", language, fte=told, count=count))
    else:
        said.append(text("history.nothing_moved", language))
    if changes.new_months > 0:
        said.append(text("history.new_months", language, fte=number(changes.new_months, language)))
    return said
