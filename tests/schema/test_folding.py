"""Names are compared without case, accents, extra spaces and typographic variants."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from planner.schema.names import fold


@given(st.text(st.sampled_from([*string.printable, "\x00", "\x1c", "\x7f"])))
def test_plain_letters_are_folded_like_all_others(text: str) -> None:
    """An accent at the end takes the way of every text; without it a shorter one gives the same."""
    assert fold(f"{text}é") == fold(f"{text}e")
    assert fold(f"É{text}") == fold(f"E{text}")
