"""What a first wave is best at; apart from the search so that the command line knows it at once."""

from __future__ import annotations

import enum


class Criterion(enum.StrEnum):
    """The average over the scenarios, or the regret in the worst of them."""

    EXPECTED = "expected"
    REGRET = "regret"
