"""Names as people type them: folded for comparison, and the nearest valid one for a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SPACES = re.compile(r"[\s\u00a0\u202f_]+")
_APOSTROPHES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "–": "-", "‑": "-", "—": "-", "œ": "oe", "Œ": "oe"}
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """``text`` without case, accents, extra spaces or typographic variants, for comparison.

    >>> fold("  Part des   Clients ") == fold("part des clients")
    True
    """
    if text.isascii():  # most names, in a fraction of the time
        return " ".join(text.replace("`", "'").replace("_", " ").split()).casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    stripped = "".join(c for c in plain if not unicodedata.combining(c) and c != "\ufeff")
    return _SPACES.sub(" ", stripped).strip().casefold()


def nearest(name: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate that ``name`` was most likely meant to be, or None where none is as near as ``cutoff`` (0 to 1)."""
    import difflib  # late: only needed for a message

    by_fold = {fold(candidate): candidate for candidate in candidates}
    close = difflib.get_close_matches(fold(name), by_fold, n=1, cutoff=cutoff)
    return by_fold[close[0]] if close else None
