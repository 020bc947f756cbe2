"""The charts of a page, in the grammar of Vega-Lite; the numbers come with them."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from planner.page.types import Spec

BLUE, DARK, ORANGE, GREY, PALE = "#1f5fa8", "#123a67", "#c2410c", "#8a929c", "#e3e7ec"
LIGHT = "#dbe8f6"
WHITE_FROM = 0.64
"""From this share of the way from ``LIGHT`` to ``DARK`` on, white is read better than black."""

INK, MUTED = "#1c2733", "#55606d"
_FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"  # alike everywhere, so that labels have the room measured
_CELL = 22  # pixels of a row
_CHOSEN = "chosen === '' || datum.direction === chosen"
_MOST_LABELS = 6

_AUTOSIZE = alt.AutoSizeParams(type="fit-x", contains="padding")
"""As wide as its place, axes included."""

_ROOM = {"longitude": 0.2, "latitude": 0.09}
"""Of the extent of all places, kept free on each side."""

_LEAST_DEGREES = 0.5

CHANCES = {
    "< 50 %": "#7f1d1d", "50–70 %": "#c2410c", "70–90 %": "#e58a3c", "90–99 %": "#f2b877", "≥ 99 %": "#dfe9f5",
}  # fmt: skip
"""Ranges of chances with their colours: the darker, the less sure."""

_BELOW = (0.5, 0.7, 0.9, 0.99)
"""Where the ranges of ``CHANCES`` end, but for the last."""

Rows = Sequence[Mapping[str, object]]


def staff_chart(rows: Rows, words: Mapping[str, str], *, highest: float) -> Spec:
    """``rows``: month, staff, training, minimum (None: no minimum). ``highest``: the end of the axis, FTE."""
    base = alt.Chart(_data(rows)).encode(x=_months())
    scale = alt.Scale(domain=[0, highest], nice=True)
    training = base.mark_bar(color="#c5ccd4", width={"band": 0.7}).encode(
        y=alt.Y("training:Q", scale=scale, title=None, axis=alt.Axis(tickCount=4)),
        tooltip=_tooltip(words, "staff", "minimum", "training"),
    )
    staff = base.mark_line(color=BLUE, strokeWidth=2.5).encode(y="staff:Q")
    promised = sum(row["minimum"] is not None for row in rows)
    point = alt.OverlayMarkDef(size=30, color=ORANGE) if promised == 1 else False  # a line of no length
    minimum = base.mark_line(color=ORANGE, strokeWidth=1.8, strokeDash=[5, 3], point=point).encode(
        y="minimum:Q"
    )
    return _finish(training + minimum + staff, height=150)


def flows_chart(rows: Rows, words: Mapping[str, str], pools: Sequence[str], centres: Sequence[str]) -> Spec:
    """``rows``: pool, direction (the centre), fte. A matrix with its numbers."""
    most = max((float(str(row["fte"])) for row in rows), default=1.0)
    base = alt.Chart(_data(rows)).encode(
        x=alt.X(
            "direction:N",
            sort=None,
            scale=alt.Scale(domain=list(centres)),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-55, labelLimit=150, ticks=False, domain=False),
        ),
        y=alt.Y(
            "pool:N",
            sort=None,
            scale=alt.Scale(domain=list(pools)),
            title=None,
            axis=alt.Axis(labelLimit=170, ticks=False, domain=False),
        ),
        tooltip=_tooltip(words, "pool", "direction", "fte"),
    )
    squares = base.mark_rect(cornerRadius=2).encode(
        color=alt.Color("fte:Q", scale=alt.Scale(domain=[0, most], range=[LIGHT, DARK]), legend=None)
    )
    labels = base.mark_text(fontSize=10).encode(
        text=alt.Text("fte:Q", format=",.0f"),
        color=alt.condition(f"datum.fte > {WHITE_FROM * most}", alt.value("#ffffff"), alt.value("#000000")),
    )
    return _filter_by_choice(squares + labels, height=_CELL * len(pools))


def chances_chart(rows: Rows, words: Mapping[str, str], centres: Sequence[str]) -> Spec:
    """``rows``: direction, month, chance. The darker, the less sure."""
    names = list(CHANCES)
    ranged = [{**row, "range": names[bisect_right(_BELOW, float(str(row["chance"])))]} for row in rows]
    color = alt.Color(
        "range:N",
        scale=alt.Scale(domain=list(CHANCES), range=list(CHANCES.values())),
        legend=alt.Legend(
            title=words["chance"],
            orient="top",
            direction="horizontal",
            symbolType="square",
            columns=3,  # two lines of them fit a telephone
        ),
    )
    tooltip = [*_tooltip(words, "direction", "month"), _percent("chance", words)]
    return _filter_by_choice(_squares(ranged, centres, color, tooltip), height=_CELL * len(centres))


def _squares(
    rows: Rows, centres: Sequence[str], color: alt.Color, tooltip: Sequence[alt.Tooltip]
) -> alt.Chart:
    """A square for each centre and month."""
    squares = alt.Chart(_data(rows)).mark_rect(stroke="#ffffff", strokeWidth=0.5)
    encoded: alt.Chart = squares.encode(
        x=_months(bands=True), y=_places(centres), color=color, tooltip=list(tooltip)
    )
    return encoded


def calendar_chart(rows: Rows, openings: Rows, words: Mapping[str, str], centres: Sequence[str]) -> Spec:
    """``rows``: direction, month, training; ``openings``: direction, month."""
    color = alt.Color(
        "training:Q",
        scale=alt.Scale(range=["#eef2f6", BLUE], domainMin=0),
        legend=alt.Legend(title=words["training"], orient="top", direction="horizontal", gradientLength=160),
    )
    training = _squares(rows, centres, color, _tooltip(words, "direction", "month", "training"))
    marks = (
        alt.Chart(_data(openings))
        .mark_point(shape="triangle-right", filled=True, size=110, color=ORANGE, opacity=1, stroke="white")
        .encode(x=_months(bands=True), y=_places(centres), tooltip=_tooltip(words, "direction", "month"))
    )
    return _filter_by_choice(training + marks, height=_CELL * len(centres))


def share_chart(rows: Rows, words: Mapping[str, str], *, band: bool) -> Spec:
    """``rows``: direction ("" for all together), month, share, target, low, high (None where they have none)."""
    axis = alt.Axis(format="%", tickCount=5)
    base = alt.Chart(_data(rows)).encode(x=_months()).transform_filter("datum.direction === chosen")
    scale = alt.Scale(domainMin=0)
    layers = []
    if band:
        layers.append(
            base.mark_area(color=BLUE, opacity=0.18).encode(
                y=alt.Y("low:Q", scale=scale, axis=axis, title=None), y2="high:Q"
            )
        )
    layers += [
        base.mark_line(color=ORANGE, strokeDash=[5, 3], strokeWidth=1.8, interpolate="step").encode(
            y=alt.Y("target:Q", scale=scale, axis=axis, title=None)
        ),
        base.mark_line(color=BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(size=28, color=BLUE)).encode(
            y=alt.Y("share:Q", scale=scale, axis=axis, title=None),
            tooltip=[*_tooltip(words, "month"), _percent("share", words), _percent("target", words)],
        ),
    ]
    return _finish(alt.layer(*layers).add_params(_choice_parameter()), height=260)


def bridge_chart(rows: Rows, words: Mapping[str, str], *, lowest: float) -> Spec:
    """``rows``: step, start, end, label, kind (total, more or less). ``lowest``: where the axis begins."""
    highest = max(float(str(row["end"])) for row in rows)
    room = (highest - lowest) * 0.27  # for the labels
    steps = [str(row["step"]) for row in rows]
    base = alt.Chart(_data(rows)).encode(
        y=alt.Y("step:N", sort=steps, title=None, axis=alt.Axis(labelLimit=190, ticks=False, domain=False))
    )
    bars = base.mark_bar(height={"band": 0.62}, clip=True).encode(
        x=alt.X(
            "start:Q",
            title=None,
            scale=alt.Scale(domain=[lowest, highest + room], nice=False),
            axis=alt.Axis(format=",.0f", tickCount=_MOST_LABELS),
        ),
        x2="end:Q",
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=["total", "more", "less"], range=[BLUE, ORANGE, "#2f7d4f"]),
            legend=None,
        ),
        tooltip=_tooltip(words, "step", "label"),
    )
    labels = base.mark_text(align="left", dx=5, fontSize=11, color=INK).encode(x="end:Q", text="label:N")
    return _finish(bars + labels, height=34 * len(rows))


def map_chart(
    places: Rows, flows: Rows, words: Mapping[str, str], *, last: int, most: float, most_flow: float
) -> Spec:
    """``places``: direction, month, t, latitude, longitude, staff; ``flows``: t, fte and both ends.

    Only what belongs to the month of the signal ``month`` is drawn.
    """
    month = alt.param(name="month", value=last)
    where = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    # Unseen: the projection fits these whatever the month shows, with room for names at the edges.
    frame = alt.Chart(_data(_frame(places))).mark_circle(opacity=0).encode(**where)
    lines = (
        alt.Chart(_data(flows))
        .transform_filter("datum.t === month")
        .mark_rule(color=ORANGE, opacity=0.55, strokeCap="round")
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            longitude2="longitude2:Q",
            latitude2="latitude2:Q",
            strokeWidth=alt.StrokeWidth(
                "fte:Q", scale=alt.Scale(domain=[0, most_flow], range=[0.5, 9]), legend=None
            ),
            tooltip=_tooltip(words, "from", "to", "fte"),
        )
    )
    base = alt.Chart(_data(places)).transform_filter("datum.t === month")
    circles = base.mark_circle(color=BLUE, opacity=0.9, stroke="white").encode(
        **where,
        size=alt.Size("staff:Q", scale=alt.Scale(domain=[0, most], range=[16, 700]), legend=None),
        tooltip=_tooltip(words, "direction", "month", "staff"),
    )
    named = base.transform_calculate(label="datum.direction + ' ' + format(datum.staff, ',.0f')")
    halo = named.mark_text(dy=-17, fontSize=11, fontWeight="bold", stroke="#f4f6f9", strokeWidth=4).encode(
        **where, text="label:N"
    )
    names = named.mark_text(dy=-17, fontSize=11, fontWeight="bold", color=INK).encode(**where, text="label:N")
    chart = alt.layer(frame, lines, circles, halo, names).add_params(month)
    return _finish(chart.project(type="mercator"), height=430)


def _frame(places: Rows) -> Rows:
    """Two corners around all places."""
    corners = {}
    for axis, room in _ROOM.items():
        values = [float(str(place[axis])) for place in places]
        low, high = min(values), max(values)
        margin = room * max(high - low, _LEAST_DEGREES)
        corners[axis] = (low - margin, high + margin)
    return [{axis: ends[i] for axis, ends in corners.items()} for i in (0, 1)]


def _choice_parameter() -> alt.Parameter:
    return alt.param(name="chosen", value="")


def _filter_by_choice(chart: alt.Chart | alt.LayerChart, *, height: int) -> Spec:
    return _finish(chart.transform_filter(_CHOSEN).add_params(_choice_parameter()), height=height)


def _finish(chart: Any, *, height: int) -> Spec:
    """The chart as wide as its place, in the look of the page."""
    styled = (
        chart.properties(width="container", height=height, background="transparent", autosize=_AUTOSIZE)
        .configure(font=_FONT, padding={"left": 2, "right": 8, "top": 4, "bottom": 2})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=MUTED, labelFontSize=11, gridColor=PALE, domainColor="#aab3bd", tickColor="#aab3bd"
        )
        .configure_legend(titleColor=MUTED, labelColor=MUTED, titleFontWeight="normal", titleFontSize=11)
    )
    spec: dict[str, Any] = styled.to_dict()
    spec.pop("$schema", None)
    return _number_views(spec)


def _number_views(spec: Mapping[str, Any]) -> Spec:
    """The chart with its views counted from 0: Altair counts those of the whole process."""
    text = json.dumps(spec)
    for at, name in enumerate(dict.fromkeys(re.findall(r'"(view_\d+)"', text))):
        text = text.replace(f'"{name}"', f'"part_{at}"')
    numbered: Spec = json.loads(text)
    return numbered


def _data(rows: Iterable[Mapping[str, object]]) -> alt.InlineData:
    return alt.InlineData(values=[dict(row) for row in rows])


def _months(*, bands: bool = False) -> alt.X:
    """The axis of months; ``bands`` for cells, a point in time otherwise."""
    axis = alt.Axis(format="%b %y", labelAngle=0, labelOverlap="parity", labelSeparation=6, grid=False)
    if bands:
        return alt.X("utcyearmonth(month):O", title=None, axis=axis)
    return alt.X("utcyearmonth(month):T", title=None, axis=axis, bandPosition=0.5)


def _places(centres: Sequence[str]) -> alt.Y:
    axis = alt.Axis(labelLimit=150, ticks=False, domain=False)
    # All of them, also where one is chosen: rows stay where they are.
    return alt.Y("direction:N", sort=None, scale=alt.Scale(domain=list(centres)), title=None, axis=axis)


def _tooltip(words: Mapping[str, str], *names: str) -> list[alt.Tooltip]:
    kinds = {"month": ("utcyearmonth(month):T", "%B %Y"), "direction": ("direction:N", None)}
    texts = {"pool", "step", "label", "from", "to"}
    found = []
    for name in names:
        field, form = kinds.get(name, (f"{name}:N", None) if name in texts else (f"{name}:Q", ",.1f"))
        found.append(
            alt.Tooltip(field, title=words[name], format=form)
            if form
            else alt.Tooltip(field, title=words[name])
        )
    return found


def _percent(name: str, words: Mapping[str, str]) -> alt.Tooltip:
    return alt.Tooltip(f"{name}:Q", title=words[name], format=".1%")
