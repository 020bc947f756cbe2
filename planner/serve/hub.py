"""Who listens to a desk: progress and changes go from the threads that work to the tabs that show them."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from planner.messages import text
from planner.report.time_left import add_time_left
from planner.schema.types import Language

Event = tuple[str, Mapping[str, Any]]
"""Its name, and what it says; of progress ``left`` is asked for the time that is left."""

_threads: list[threading.Thread] = []

WAITING = 100
"""Events that wait for a slow tab; what is older is left out, for the tab asks for the whole state anyway."""


AGAIN = 2.0
"""Seconds after which progress that has not changed is told again, with the time that is left then."""


class Hub:
    """Passes events on; made in the server's event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queues: dict[str, set[asyncio.Queue[Event]]] = defaultdict(set)

    def publish(self, desk: str, name: str, **said: object) -> None:
        """Tells everybody who listens to ``desk``; from any thread."""
        self._loop.call_soon_threadsafe(self._put, desk, (name, said))

    def _put(self, desk: str, event: Event) -> None:
        for queue in self._queues[desk]:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)

    async def events(self, desk: str, language: Language) -> AsyncIterator[dict[str, str]]:
        """The events of a desk from now on, as a stream of server-sent events."""
        import json

        queue: asyncio.Queue[Event] = asyncio.Queue(WAITING)
        self._queues[desk].add(queue)
        try:
            yield {"event": "hello", "data": "{}"}
            last: Event = ("", {})
            while True:
                try:
                    last = name, said = await asyncio.wait_for(queue.get(), AGAIN)
                except TimeoutError:
                    name, said = last
                    if name != "progress" or said["left"]() is None:
                        continue
                yield {"event": name, "data": json.dumps(_put_in_words(name, said, language))}
        finally:
            self._queues[desk].discard(queue)


def _put_in_words(name: str, said: Mapping[str, Any], language: Language) -> Mapping[str, Any]:
    """What an event says; of progress also in words, with the time that is ``left`` now."""
    if name != "progress":
        return said
    line = text(f"serve.stage.{said['stage']}", language, **said)
    told = {key: value for key, value in said.items() if key != "left"}
    return {**told, "said": add_time_left(line, said["left"](), language)}


async def in_thread[Result](work: Callable[[], Result]) -> Result:
    """The result of ``work``, done in a thread that does not keep the process alive when it is told to end."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def settle(setting: Callable[[], None]) -> None:
        if not done.done():
            setting()

    def run() -> None:
        try:
            result = work()
        except BaseException as fault:  # whoever waits is told, whatever it was
            told = fault
            _soon(loop, lambda: settle(lambda: done.set_exception(told)))
        else:
            _soon(loop, lambda: settle(lambda: done.set_result(result)))

    thread = threading.Thread(target=run, daemon=True)
    _threads[:] = [*still_working(), thread]
    thread.start()
    return await done


def still_working() -> list[threading.Thread]:
    """The threads of ``in_thread`` that have not ended."""
    return [thread for thread in _threads if thread.is_alive()]


def _soon(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    """Calls in the loop, unless it has ended meanwhile."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(call)
