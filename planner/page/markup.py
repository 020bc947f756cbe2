"""HTML in pieces: every text is escaped where it enters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape

from planner.page.types import Picture, Table
from planner.plan.story import Sentence
from planner.schema.languages import NO_BREAK, UNIT_SPACE


def tag(name: str, *inside: str, **attributes: str | bool) -> str:
    """An element around pieces of HTML. ``class_`` is class, other underscores are hyphens; True has no value."""
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not False
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>"


def say(text: str) -> str:
    """A text, escaped; no line breaks between a figure and its unit."""
    return escape(UNIT_SPACE.sub(NO_BREAK, text), quote=False)


def list_items(sentences: Iterable[Sentence], none_left: str) -> str:
    """A list of sentences, and what is said where the filter leaves none of them."""
    items = (tag("li", say(one.text), **_filter_attribute(one.directions)) for one in sentences)
    return tag("ul", *items, tag("li", say(none_left), class_="none", hidden=True), class_="story")


def _filter_attribute(directions: Sequence[str]) -> dict[str, str | bool]:
    """The attribute by which the filter finds what names Directions; nothing for what is about all."""
    return {"data_directions": json.dumps(directions, ensure_ascii=False)} if directions else {}


def data(content: object) -> str:
    """JSON that stands inside a script element: nothing in it can end the element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def table(content: Table, label: str, *, plain: bool = False) -> str:
    """A table in a place that scrolls by itself, so that the page never does sideways."""
    first_number = len(content.head) - content.numbers
    head = "".join(
        tag("th", say(one), scope="col", class_="n" if at >= first_number else "t")
        for at, one in enumerate(content.head)
    )
    rows = []
    for at, row in enumerate(content.rows):
        cells = [tag("th", say(row[0]), scope="row")]
        cells += [
            tag("td", say(cell), class_="n" if column >= first_number else "long" if len(cell) > 30 else "t")
            for column, cell in enumerate(row[1:], 1)
        ]
        rows.append(
            tag("tr", *cells, **_filter_attribute(content.directions[at] if content.directions else ()))
        )
    whole = tag("table", tag("thead", tag("tr", head)), tag("tbody", *rows))
    shape = "plain scroll" if plain else "scroll"
    return tag("div", whole, class_=shape, tabindex="0", role="region", aria_label=label)


def figure(picture: Picture, svg: str, words: dict[str, str], *, level: str, interactive: bool) -> str:
    """A chart as a still picture, its slider, the numbers to draw it with, and its table behind a fold."""
    about = tag("p", say(picture.note)) if picture.note else ""
    label = f"{picture.title}. {picture.note}".strip()
    chart = tag(
        "div",
        svg,
        class_="chart",
        id=f"chart-{picture.id}",
        role="img",
        aria_label=label,
        data_filtered="yes" if picture.filtered else False,
    )
    spec = tag("script", data(picture.spec), type="application/json", class_="spec") if interactive else ""
    fold = tag("details", tag("summary", say(words["table"])), table(picture.table, picture.title))
    return tag(
        "figure",
        tag(level, say(picture.title)),
        about,
        _slider(picture, words, interactive=interactive),
        chart,
        spec,
        fold,
        id=picture.id,
        **_filter_attribute([picture.direction] if picture.direction else []),
    )


def _slider(picture: Picture, words: dict[str, str], *, interactive: bool) -> str:
    """The slider of months; only the month that a still picture shows where there is nothing to slide."""
    if not picture.slider:
        return ""
    last, name = picture.slider[-1], f"month-{picture.id}"
    output = tag("output", say(last), id=f"{name}-shown", for_=name)
    if not interactive:
        return tag("div", tag("output", say(last)), class_="slider")
    slider = (
        f'<input type="range" id="{name}" min="0" max="{len(picture.slider) - 1}" step="1" '
        f'value="{len(picture.slider) - 1}" aria-valuetext="{escape(last)}" data-chart="chart-{picture.id}" '
        f'data-output="{name}-shown" data-months="{escape(json.dumps(picture.slider, ensure_ascii=False))}">'
    )
    return tag("div", tag("label", say(words["month"]), for_=name), slider, output, class_="slider")
