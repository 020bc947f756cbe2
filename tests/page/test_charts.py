"""What charts must be for every eye."""

from __future__ import annotations

from itertools import pairwise

from planner.page.charts import CHANCES, DARK, LIGHT, WHITE_FROM

LEAST = 4.5
"""The contrast that small text needs (WCAG 2, AA)."""


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(channels: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_numbers_in_the_matrix_of_flows_can_be_read_on_every_shade() -> None:
    light, dark = _channels(LIGHT), _channels(DARK)
    for step in range(101):
        way = step / 100
        shade = [a + (b - a) * way for a, b in zip(light, dark, strict=True)]
        ink = [1.0] * 3 if way > WHITE_FROM else [0.0] * 3
        assert _contrast(shade, ink) >= LEAST, way


def test_ranges_of_chances_are_told_apart_by_lightness_alone() -> None:
    shades = [_luminance(_channels(colour)) for colour in CHANCES.values()]
    assert shades == sorted(shades)
    assert min((b + 0.05) / (a + 0.05) for a, b in pairwise(shades)) > 1.25
