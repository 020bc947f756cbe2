"""Erlang's formulas against what a pencil gives, and against the slow program of the reference at every load."""

from __future__ import annotations

import random
import time

import pytest

from planner.dataset.queueing import agents_needed
from tests.reference import queue


def test_the_example_of_the_page() -> None:
    """R = 2: B = 2/3, 2/5, 4/19, 2/21 for 1 to 4 agents; C = 4/9 and 4/23 for 3 and 4.

    1 − 4/9 · e^(−1/30) = 57.0 %, 1 − 4/23 · e^(−2/30) = 83.7 %: four for 80 % in 20 s of 600, five for 84 %.
    """
    assert agents_needed(2.0, 0.80, 20 / 600, 0.85) == 4
    assert agents_needed(2.0, 0.57, 20 / 600, 0.85) == 3
    assert agents_needed(2.0, 0.571, 20 / 600, 0.85) == 4
    assert agents_needed(2.0, 0.84, 20 / 600, 0.85) == 5


def test_one_agent_makes_wait_whom_the_load_says() -> None:
    """With one agent C = R: B = R ÷ (1 + R), C = B ÷ (1 − R · (1 − B)) = R. At 0 s, 1 − R are answered in time."""
    assert agents_needed(0.01, 0.99, 0.0, 1.0) == 1
    assert agents_needed(0.01, 0.9901, 0.0, 1.0) == 2


@pytest.mark.parametrize(("short", "agents"), [(0.0, 1), (0.9e-9, 1), (1.1e-9, 2)])
def test_a_level_missed_by_less_than_a_billionth_is_reached(short: float, agents: int) -> None:
    """R = 0.5: one agent answers exactly half of the contacts at once."""
    assert agents_needed(0.5, 0.5 + short, 0.0, 1.0) == agents


def test_agents_are_busy_at_most_the_occupancy() -> None:
    """All wait a day, so a single agent above the load is enough; 8.5 ÷ 0.85 is 10 in spite of binary fractions."""
    assert agents_needed(8.5, 0.8, 1000.0, 1.0) == 9
    assert agents_needed(8.5, 0.8, 1000.0, 0.85) == 10
    assert agents_needed(8.6, 0.8, 1000.0, 0.85) == 11


def test_a_whole_load_needs_one_more() -> None:
    """N is above R: as many agents as the load would let the queue grow for ever."""
    assert agents_needed(3.0, 0.1, 1000.0, 1.0) == 4


def test_no_load_needs_nobody() -> None:
    assert agents_needed(0.0, 0.8, 0.1, 0.85) == 0


def test_any_load_as_the_plain_recursion_gives_it() -> None:
    rng = random.Random(11)
    for _ in range(300):
        load, minutes = 10 ** rng.uniform(-2, 3.3), rng.uniform(0.5, 15)
        level, seconds = rng.choice([0.01, 0.5, 0.8, 0.9, 0.99, 0.999999]), rng.choice([0, 10, 20, 60, 600])
        occupancy = rng.choice([0.6, 0.85, 0.95, 1.0])
        expected = queue.agents(load, level, seconds, minutes, occupancy)
        assert agents_needed(load, level, seconds / (60 * minutes), occupancy) == expected


@pytest.mark.parametrize("occupancy", [0.85, 1.0])
def test_a_hundred_thousand_erlang_in_no_time(occupancy: float) -> None:
    """As the plain recursion gives it, for a month in well under a second (see docs/service-level.md)."""
    load, level, patience = 100_000.25, 0.8, 20 / 300
    agents_needed.cache_clear()
    started = time.process_time()
    found = agents_needed(load, level, patience, occupancy)
    assert time.process_time() - started < 0.5
    blocked = queue.erlang_b(found, load)
    waits = found * blocked / (found - load * (1 - blocked))
    assert 1 - waits * 2.718281828459045 ** (-(found - load) * patience) >= level
    if occupancy == 1.0:
        assert (
            1 - queue.waits(found - 1, load) * 2.718281828459045 ** (-(found - 1 - load) * patience) < level
        )
    else:
        assert found - 1 < load / occupancy <= found
