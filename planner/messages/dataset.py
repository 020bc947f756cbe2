"""Messages of the stage "dataset"."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {}
