"""Numbers typed as text, in French and in English: ``1 234,5``, ``12,5 %``, ``(3)``, ``45 ETP``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.schema.names import fold

PERCENT = "%"

_LONGEST = 100
"""Characters; longer texts are no numbers, and patterns could take minutes to say so."""

_MINUS_SIGNS = str.maketrans(dict.fromkeys("−‒–—﹣－", "-"))
# Patterns are compiled when first used: most workbooks hold numbers as numbers.
_SPACES = r"[\s\u200b\u2060\ufeff]+"
_NUMBER = r"(?P<outer>[+-]?) ?(?P<before>[^0-9.,+-]*?) ?(?P<inner>[+-]?) ?(?P<body>[0-9.,][0-9 .,'’]*)(?P<after>\D*)"
_GROUPED_BY_SPACES = r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?"
_ENGLISH = r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
_FRENCH = r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
_DECIMAL = r"[0-9]*[.,][0-9]+"
_EITHER = r"[1-9][0-9]{0,2}[.,][0-9]{3}"

_SYMBOLS = {"€": "eur", "euro": "eur", "euros": "eur", "$": "usd", "£": "gbp"}
_MONEY = frozenset((*_SYMBOLS.values(), "chf", "cad"))
_UNITS = {
    "FTE": ("fte", "etp", "pers", "pers.", "personnes", "personne", "people", "advisors", "conseillers", "agents"),
    "km": ("km", "kms"),
    "min": ("min", "mn", "min.", "minutes", "minute"),
    "h": ("h", "heures", "heure", "hours", "hour"),
    "s": ("s", "sec", "sec.", "secondes", "seconde", "seconds", "second"),
    "week": ("week", "weeks", "semaine", "semaines", "sem", "sem."),
    "year": ("year", "years", "an", "ans", "annee", "annees"),
    "month": ("mois", "month", "months"),
    "customers": ("clients", "client", "customers", "customer"),
    "contacts": ("contacts", "contact"),
    "°": ("°", "o", "deg", "degres", "degrees"),
    PERCENT: ("%",),
}  # fmt: skip
_FOREIGN = frozenset((
    "j", "jour", "jours", "day", "days", "trimestre", "quarter", "k€", "keur",
    "k$", "kusd", "m€", "meur", "m", "mile", "miles", "mi", "points", "pt", "pts",
))  # fmt: skip
"""Units that no column has, though people use them: a header that names one says that its numbers differ."""

_FAMILY = {word: family for family, words in _UNITS.items() for word in words}
_DENOMINATORS = r"[/\-]| par | per "


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number read from text: its possible readings (one, or two where a separator is ambiguous) and its unit."""

    readings: tuple[float, ...]
    unit: str = ""


def read_number(text: str) -> NumberText | None:
    """The number that ``text`` shows, or None where it shows none.

    >>> read_number("(1 234,5) €")
    NumberText(readings=(-1234.5,), unit='€')
    >>> read_number("1,234").readings
    (1234.0, 1.234)
    """
    if len(text) > _LONGEST:
        return None
    plain = re.sub(_SPACES, " ", text.translate(_MINUS_SIGNS)).strip()
    plain, negative = _accounting(plain)
    match = re.fullmatch(_NUMBER, plain)
    if match is None:
        return None
    readings = _readings(match["body"].strip())
    signs = match["outer"] + match["inner"]
    before, after = match["before"].strip(), match["after"].strip()
    if after == "-" and not negative:
        after, signs = "", signs + "-"
    if not readings or len(signs) + negative > 1 or (before and after):
        return None
    if not _is_unit(before or after):
        return None
    factor = -1.0 if negative or signs == "-" else 1.0
    return NumberText(tuple(factor * reading for reading in readings), before or after)


def _is_unit(text: str) -> bool:
    return not text or text[0].isalpha() or text[0] in "%€$£°"


def _accounting(text: str) -> tuple[str, bool]:
    """Parentheses mean a negative number: ``(3)``, also ``(3) €``."""
    match = re.fullmatch(r"\((?P<inside>[^()]*)\)(?P<unit>[^()0-9]*)", text)
    return (f"{match['inside'].strip()}{match['unit']}", True) if match else (text, False)


def _readings(body: str) -> tuple[float, ...]:
    if body.isdigit():
        return (float(body),)
    if re.fullmatch(_GROUPED_BY_SPACES, body):
        return (float(re.sub(r"[ '’]", "", body).replace(",", ".")),)
    if re.fullmatch(_ENGLISH, body):
        return (float(body.replace(",", "")),)
    if re.fullmatch(_FRENCH, body):
        return (float(body.replace(".", "").replace(",", ".")),)
    if re.fullmatch(_GROUPED, body):
        return (float(re.sub(r"[.,]", "", body)),)
    if re.fullmatch(_EITHER, body):
        return (float(re.sub(r"[.,]", "", body)), float(body.replace(",", ".")))
    if re.fullmatch(_DECIMAL, body):
        return (float(body.replace(",", ".")),)
    return ()


def fits_unit(written: str, unit: str, currency: str) -> bool:
    """Whether a unit written beside a number says what the column's ``unit`` (of the schema) says.

    ``45 ETP`` fits ``FTE/month``, and so does ``45 ETP/mois``; ``45 €`` and ``45 ETP/an`` do not.
    """
    if not written:
        return True
    first, *rest = (fold(part) for part in re.split(_DENOMINATORS, written))
    top, *per = re.split(r"[/\-]", unit)
    money = {"eur": _code(currency)}
    if _family(first) != _family(fold(money.get(fold(top), top))):
        return False
    allowed = {_family(fold(part)) for part in per}
    return all(_family(part) in allowed for part in rest)


def contradicts_unit(written: str, unit: str, currency: str) -> bool:
    """Whether a header's or a setting's own unit is known to be another than the column's ``unit``.

    Seconds for minutes, thousands of euros for euros, a share per year for one per month. A word that is no
    unit contradicts nothing: ``(max)``, ``(at the end of 2011)``.
    """
    if not written or not unit:
        return False
    words = [fold(part) for part in re.split(_DENOMINATORS, written)]
    if unit.startswith("EUR") and _code(words[0]) in _MONEY:
        words[0] = fold(currency)  # a header that kept its currency changes no number
    if fits_unit("/".join(words), unit.replace("share", PERCENT), currency):
        return False
    known = _FOREIGN | _FAMILY.keys() | _MONEY | {fold(currency)}
    return all(word in known or _code(word) in known for word in words)


def _family(word: str) -> str:
    return _FAMILY.get(word, _code(word))


def _code(currency: str) -> str:
    return _SYMBOLS.get(fold(currency), fold(currency))
