"""A connection that does not wait for ever: whoever sends the head of a request by drops is cut off."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

HEAD_SECONDS = 10.0
"""Time in which the head of a request must have arrived; a browser on this machine takes a millisecond."""


class Connection(H11Protocol):
    """uvicorn's own, which waits for a head as long as it takes: a few dozen such connections would close the page."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """As in the base; from now on a request must begin every ``HEAD_SECONDS``, or one be under way."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._await_head(None)

    def _await_head(self, before: RequestResponseCycle | None) -> None:
        self._head_by = asyncio.get_running_loop().call_later(HEAD_SECONDS, self._look_for_head, before)

    def _look_for_head(self, before: RequestResponseCycle | None) -> None:
        """Closes the connection where no request began since ``before`` and none is being answered."""
        cycle = self.cycle
        if cycle is before and getattr(cycle, "response_complete", True):  # no cycle before the first request
            self.transport.close()
        else:
            self._await_head(cycle)

    def connection_lost(self, exc: Exception | None) -> None:
        """As in the base."""
        self._head_by.cancel()
        super().connection_lost(exc)
