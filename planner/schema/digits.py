"""Whole numbers in texts that programs wrote: plain digits, of a length that any program can hold."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"[0-9]{1,15}")


def whole_number(text: str) -> int | None:
    """The number that ``text`` writes in the digits 0 to 9, None where it writes none.

    ``str.isdigit`` also accepts ``²``, which ``int`` does not.
    """
    return int(text) if _WHOLE.fullmatch(text) else None
