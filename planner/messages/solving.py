"""Messages of the stage "solving"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
