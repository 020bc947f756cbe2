"""Units as people write them. The schema names them in English; French has words of its own."""

from __future__ import annotations

import re

from planner.schema.types import Language

_FRENCH = {
    "FTE": "ETP",
    "month": "mois",
    "months": "mois",
    "week": "semaine",
    "year": "an",
    "share": "part",
    "customers": "clients",
    "contacts": "contacts",
}
DEFAULT_CURRENCY = "EUR"
"""The currency in which the schema names units, and that of a case that names none."""

_WORD = re.compile(r"[A-Za-z]+")


def unit_text(unit: str, language: Language, currency: str = DEFAULT_CURRENCY) -> str:
    """A unit of the schema in one language and the currency of the case.

    >>> unit_text("EUR/FTE-month", "fr")
    'EUR/ETP-mois'
    """
    text = _WORD.sub(lambda word: currency if word[0] == DEFAULT_CURRENCY else word[0], unit)
    return _WORD.sub(lambda word: _FRENCH.get(word[0], word[0]), text) if language == "fr" else text
