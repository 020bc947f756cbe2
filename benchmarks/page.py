"""benchmarks/results.md in its sections, each of which stands as it is until it is measured again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HEAD = """# Measured

Written by `python -m benchmarks.results`, section by section, each with the date, the commit and the machine of its
own measurement; what it means stands in docs/performance.md. CPU seconds (user and system, all processes) as median
[smallest largest]; ratios are medians over neighbours of runs in turn. Other work went on on the machine: seconds are
not those of an idle one, ratios nearly.
"""


def sections_of(page: str) -> dict[str, str]:
    """Title → text of each section of the page."""
    parts = page.split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def page_of(titles: Sequence[str], sections: Mapping[str, str]) -> str:
    """The page with the sections that there are of ``titles``, in their order."""
    there = [title for title in titles if title in sections]
    return "\n".join([HEAD, *(f"## {title}\n\n{sections[title]}\n" for title in there)])
