"""Messages of the stage "writing"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
