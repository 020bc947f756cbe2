"""Progress goes to every tab in words, and again as long as the time that is left changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest

from planner.serve import hub
from planner.serve.hub import Hub
from planner.solve.time_left import TimeLeft


def _told(
    count: int, lefts: Iterator[TimeLeft | None], *, then: str = ""
) -> list[tuple[str, dict[str, object]]]:
    """The first ``count`` events after a step was told, of which ``lefts`` is left each time that it is asked."""

    async def listen() -> list[tuple[str, dict[str, object]]]:
        made, found = Hub(), []
        events = made.events("desk", "fr")
        await anext(events)
        made.publish("desk", "progress", stage="step", step=2, steps=5, left=lambda: next(lefts))
        async for event in events:
            found.append((event["event"], json.loads(event["data"])))
            if len(found) == 1 and then:
                made.publish("desk", then, revision=3)
            if len(found) == count:
                return found
        return found

    return asyncio.run(asyncio.wait_for(listen(), 20))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "AGAIN", 0.02)


def test_progress_is_told_again_with_the_time_that_is_left() -> None:
    """It is asked whether anything is known, and what."""
    lefts = iter([TimeLeft(130.0), TimeLeft(60.0), TimeLeft(60.0), None, TimeLeft(20.0), TimeLeft(20.0)])
    line = "Recherche du meilleur plan\u00a0: étape 2 sur 5 …, encore {} environ"
    said = [event[1]["said"] for event in _told(3, lefts)]
    assert said == [line.format(left) for left in ("2 min", "1 min", "20 s")]


def test_nothing_is_told_again_after_another_event() -> None:
    """The solve is over then; an event that is no progress is passed on as it is."""
    lefts = iter([TimeLeft(130.0)])
    first, second = _told(2, lefts, then="solved")
    assert first[0] == "progress"
    assert "left" not in first[1]
    assert second == ("solved", {"revision": 3})
