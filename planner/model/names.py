"""Names of columns and rows in .lp and .mps files: readable, ASCII, without a blank."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_OTHER = re.compile(r"[^A-Za-z0-9]+")


@lru_cache(maxsize=65_536)
def safe(name: str) -> str:
    """``name`` in letters, digits and underscores: ``Île-de-France`` → ``Ile_de_France``."""
    plain = unicodedata.normalize("NFKD", name)
    return _OTHER.sub("_", "".join(c for c in plain if not unicodedata.combining(c))).strip("_") or "unnamed"


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Safe forms of ``names``; a form that stands already gets its position appended."""
    seen: set[str] = set()
    result = []
    for position, name in enumerate(names, start=1):
        form = safe(name)
        while form in seen:
            form = f"{form}_{position}"
        seen.add(form)
        result.append(form)
    return tuple(result)
