"""Messages of the stage "cli"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
