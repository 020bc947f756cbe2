"""Messages of the stage "reading"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
