"""What whole people and training groups cost, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from planner.dataset.types import Dataset
from planner.messages import signed_number, text
from planner.schema.languages import Language


def price_of_whole(price: Mapping[str, float] | None, data: Dataset, language: Language) -> str | None:
    """The ``price`` by goal: a plan's goals against those of the plan in fractions, without groups.

    None where neither whole people nor groups are asked for.
    """
    if not price:
        return None
    asked = (
        "both" if data.has_groups and data.headcount_unit > 0 else "groups" if data.has_groups else "people"
    )
    amounts = {
        goal: signed_number(price.get(goal, 0.0), language, 0) for goal in ("targets", "service", "cost")
    }
    points = signed_number(price.get("wellbeing", 0.0), language)
    return text(f"report.rounding_{asked}", language, currency=data.currency, wellbeing=points, **amounts)
