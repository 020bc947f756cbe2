"""What ``--verbose`` shows of faults of ours that cost no plan (see ``planner.mishaps``)."""

from __future__ import annotations

import logging

from planner.cli.streams import put


class _Shown(logging.Handler):
    """Puts each record, with the traceback of its fault, on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        """Put one record."""
        put(self.format(record), err=True)


def show_mishaps() -> None:
    """Show them from now on; asking twice shows them once."""
    logger = logging.getLogger("planner")
    if not any(isinstance(handler, _Shown) for handler in logger.handlers):
        logger.addHandler(_Shown())
        logger.setLevel(logging.DEBUG)
